using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>Why a text is not one YAML document that a catalogue can be, as the parser says it (English) or as we do (Swedish).</summary>
internal sealed class YamlFault(Place start, int lastLine, string message, bool fromParser) : Exception(message)
{
    public Place Start { get; } = start;

    public int LastLine { get; } = lastLine;

    public bool FromParser { get; } = fromParser;

    /// <summary>The parser could not go on: what is wrong may be before the place.</summary>
    public bool StoppedTheParser { get; init; } = fromParser;
}

/// <summary>
/// Builds the tree from the parser's events rather than through an object mapping: every node keeps its place, keys may occur twice
/// (a finding of ours, not an exception), and starting costs next to nothing.
/// </summary>
internal sealed class YamlTree
{
    private const int DeepestNesting = 12;
    private const string Unread = "texten kan inte tolkas förbi det här stället; se efter klamrar, citattecken och indrag här och på raden ovanför";
    private const string TooDeep = "för många nivåer i varandra";

    private readonly Scanner scanner;
    private readonly Parser parser;
    private readonly Dictionary<AnchorName, YamlNode> anchors = [];

    private YamlTree(string text)
    {
        scanner = new Scanner(new StringReader(text), skipComments: true);
        parser = new Parser(scanner);
    }

    /// <summary>The document's root, or null when there is nothing but comments.</summary>
    /// <exception cref="YamlFault">The text is not one YAML document.</exception>
    public static YamlNode? Parse(string text)
    {
        if (YamlDepth.TooDeep(text) is { } place)
        {
            throw new YamlFault(place, place.Line, TooDeep, fromParser: false);
        }

        return new YamlTree(text).Document();
    }

    private static Place PlaceOf(Mark mark) => new((int)mark.Line, (int)mark.Column);

    private YamlNode? Document()
    {
        Next<StreamStart>();
        if (Next() is StreamEnd)
        {
            return null;
        }

        Next();
        var root = Node(depth: 0);
        Next<DocumentEnd>();
        return Next() is StreamEnd
            ? root
            : throw Fault("ett andra YAML-dokument börjar här; katalogen är ett enda dokument, ta bort raden ---");
    }

    /// <summary>Reads the node that the parser is on, and moves past it.</summary>
    private YamlNode Node(int depth)
    {
        if (depth > DeepestNesting)
        {
            throw Fault(TooDeep);
        }

        var start = parser.Current!;
        var place = PlaceOf(start.Start);
        YamlNode node;
        switch (start)
        {
            case Scalar scalar:
                node = new YamlText(place, scalar.Value, scalar.Style is ScalarStyle.Folded or ScalarStyle.Literal);
                break;
            case SequenceStart list:
                node = new YamlList(place, Items(depth), list.Style == SequenceStyle.Flow);
                break;
            case MappingStart map:
                node = new YamlMap(place, Entries(depth), map.Style == MappingStyle.Flow);
                break;
            case AnchorAlias alias:
                node = anchors.TryGetValue(alias.Value, out var meant) ? meant : throw Fault($"*{alias.Value} är inte definierat ovanför");
                break;
            default:
                throw Fault("här väntades ett värde");
        }

        if (start is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            anchors[anchored.Anchor] = node;
        }

        return node;
    }

    private List<YamlNode> Items(int depth)
    {
        var items = new List<YamlNode>();
        while (Next() is not SequenceEnd)
        {
            items.Add(Node(depth + 1));
        }

        return items;
    }

    private List<YamlEntry> Entries(int depth)
    {
        var entries = new List<YamlEntry>();
        while (Next() is not MappingEnd)
        {
            if (Node(depth + 1) is not YamlText key)
            {
                throw Fault("en nyckel är ett ord, inte en lista eller en grupp av nycklar");
            }

            Next();
            entries.Add(new YamlEntry(key, Node(depth + 1)));
        }

        return entries;
    }

    /// <summary>
    /// The boundary of the parser. It throws more than its own exception: a bracket that is never closed is an
    /// <see cref="InvalidOperationException"/> without a place, and other slips have other types. Whatever it throws over a text means
    /// that the text is no YAML, and the place is where it had come to.
    /// </summary>
    private ParsingEvent Next()
    {
        try
        {
            return parser.MoveNext() ? parser.Current! : throw Fault("filen tar slut mitt i");
        }
        catch (YamlException fault)
        {
            throw new YamlFault(PlaceOf(fault.Start), (int)fault.End.Line, fault.Message, fromParser: true);
        }
        catch (Exception unforeseen) when (unforeseen is not (YamlFault or OutOfMemoryException))
        {
            var place = PlaceOf(scanner.CurrentPosition);
            throw new YamlFault(place, place.Line, Unread, fromParser: false) { StoppedTheParser = true };
        }
    }

    private void Next<TEvent>()
    {
        if (Next() is not TEvent)
        {
            throw Fault("här väntades något annat");
        }
    }

    private YamlFault Fault(string message)
    {
        var place = parser.Current is { } current ? PlaceOf(current.Start) : new Place(1, 1);
        return new YamlFault(place, place.Line, message, fromParser: false);
    }
}
