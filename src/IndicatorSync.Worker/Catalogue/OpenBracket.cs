namespace IndicatorSync.Worker.Catalogue;

/// <summary>
/// Finds the <c>[</c> or <c>{</c> that somebody forgot to close. The parser takes all that follows it for more of the same list and
/// gives up at the next key, or at the end of the file: far from the line that has to be mended.
/// </summary>
internal static class OpenBracket
{
    /// <summary>The last bracket before the place that nothing in the text closes; null when there is none.</summary>
    /// <param name="text">The whole text, with any line ends.</param>
    /// <param name="before">Where the parser gave up.</param>
    public static (Place Place, char Sign)? Find(string text, Place before)
    {
        var unclosed = new List<(Place Place, char Sign)>();
        var open = new Stack<(Place Place, char Sign)>();
        var (line, start, sign) = (1, 0, '\n');
        for (var at = 0; at < text.Length; at++)
        {
            var here = text[at];
            switch (here)
            {
                case '\n':
                    (line, start, sign) = (line + 1, at + 1, '\n');
                    continue;
                case ' ' or '\t' or '\r':
                    continue;
                case '#' when at == start || text[at - 1] is ' ' or '\t':
                    at = EndOfLine(text, at) - 1;
                    continue;
                case '"' or '\'' when BeginsValue(text, at, sign, open.Count > 0):
                    at = EndOfQuotation(text, at);
                    break;
                case '[' or '{' when open.Count > 0 || BeginsValue(text, at, sign, inBrackets: false):
                    open.Push((new Place(line, at - start + 1), here));
                    break;
                case ']' or '}' when open.Count > 0:
                    Close(here == ']' ? '[' : '{', open, unclosed);
                    break;
            }

            sign = here;
        }

        var found = unclosed.Concat(open).Where(bracket => IsBefore(bracket.Place, before)).ToList();
        return found.Count == 0 ? null : found.MaxBy(bracket => (bracket.Place.Line, bracket.Place.Column));
    }

    /// <summary>A bracket of the other kind in between was never closed itself.</summary>
    private static void Close(char opening, Stack<(Place Place, char Sign)> open, List<(Place Place, char Sign)> unclosed)
    {
        if (open.Any(bracket => bracket.Sign == opening))
        {
            while (open.Peek().Sign != opening)
            {
                unclosed.Add(open.Pop());
            }

            open.Pop();
        }
    }

    /// <summary>Whether the sign is the first of a value; in the midst of one it is a letter like any other.</summary>
    private static bool BeginsValue(string text, int at, char previous, bool inBrackets) =>
        previous == '\n' || (inBrackets && previous is '[' or '{' or ',') || (previous is ':' or '-' && text[at - 1] is ' ' or '\t');

    /// <summary>The closing sign, or the end of the line: a quotation that goes on over lines is rare, one left open is not.</summary>
    private static int EndOfQuotation(string text, int at)
    {
        var end = EndOfLine(text, at);
        for (var next = at + 1; next < end; next++)
        {
            if (text[next] == '\\' && text[at] == '"')
            {
                next++;
            }
            else if (text[next] == text[at])
            {
                return next;
            }
        }

        return end - 1;
    }

    private static int EndOfLine(string text, int at) => text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;

    private static bool IsBefore(Place place, Place other) => place.Line < other.Line || (place.Line == other.Line && place.Column < other.Column);
}
