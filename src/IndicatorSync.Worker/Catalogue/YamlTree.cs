using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>Why a text is not one YAML document that a catalogue can be, as the parser says it (English) or as we do (Swedish).</summary>
internal sealed class YamlFault(Place start, int lastLine, string message, bool fromParser) : Exception(message)
{
    public Place Start { get; } = start;

    public int LastLine { get; } = lastLine;

    public bool FromParser { get; } = fromParser;
}

/// <summary>
/// Builds the tree from the parser's events rather than through an object mapping: every node keeps its place, keys may stand twice
/// (a finding of ours, not an exception), and starting costs next to nothing.
/// </summary>
internal sealed class YamlTree
{
    private const int DeepestNesting = 12;

    private readonly Parser parser;
    private readonly Dictionary<AnchorName, YamlNode> anchors = [];

    private YamlTree(Parser parser) => this.parser = parser;

    /// <summary>The document's root, or null when there is nothing but comments.</summary>
    /// <exception cref="YamlFault">The text is not one YAML document.</exception>
    public static YamlNode? Parse(string text)
    {
        try
        {
            return new YamlTree(new Parser(new Scanner(new StringReader(text), skipComments: true))).Document();
        }
        catch (YamlException fault)
        {
            throw new YamlFault(PlaceOf(fault.Start), (int)fault.End.Line, fault.Message, fromParser: true);
        }
    }

    private static Place PlaceOf(Mark mark) => new((int)mark.Line, (int)mark.Column);

    private YamlNode? Document()
    {
        Next<StreamStart>();
        if (Next() is StreamEnd)
            return null;

        Next();
        var root = Node(depth: 0);
        Next<DocumentEnd>();
        return Next() is StreamEnd
            ? root
            : throw Fault("ett andra YAML-dokument börjar här; katalogen är ett enda dokument, ta bort raden ---");
    }

    /// <summary>Reads the node that the parser stands on, and moves past it.</summary>
    private YamlNode Node(int depth)
    {
        if (depth > DeepestNesting)
            throw Fault("för många nivåer i varandra");

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
            anchors[anchored.Anchor] = node;

        return node;
    }

    private List<YamlNode> Items(int depth)
    {
        var items = new List<YamlNode>();
        while (Next() is not SequenceEnd)
            items.Add(Node(depth + 1));
        return items;
    }

    private List<YamlEntry> Entries(int depth)
    {
        var entries = new List<YamlEntry>();
        while (Next() is not MappingEnd)
        {
            if (Node(depth + 1) is not YamlText key)
                throw Fault("en nyckel är ett ord, inte en lista eller en grupp av nycklar");
            Next();
            entries.Add(new YamlEntry(key, Node(depth + 1)));
        }

        return entries;
    }

    private ParsingEvent Next() => parser.MoveNext() ? parser.Current! : throw Fault("filen tar slut mitt i");

    private void Next<TEvent>()
    {
        if (Next() is not TEvent)
            throw Fault("här väntades något annat");
    }

    private YamlFault Fault(string message)
    {
        var place = parser.Current is { } current ? PlaceOf(current.Start) : new Place(1, 1);
        return new YamlFault(place, place.Line, message, fromParser: false);
    }
}
