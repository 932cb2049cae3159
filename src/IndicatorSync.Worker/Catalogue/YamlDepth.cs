namespace IndicatorSync.Worker.Catalogue;

/// <summary>
/// Refuses brackets within brackets before the parser sees them: it looks ahead at each level for every other one, so that a file of
/// nothing but <c>[</c> would keep it busy for ever. Quotation marks are not looked for, so that one that is forgotten hides nothing.
/// </summary>
internal static class YamlDepth
{
    /// <summary>Far more than any catalogue nests, and more than a text with a lonely bracket here and there adds up to.</summary>
    private const int Deepest = 200;

    /// <summary>
    /// Where more brackets stand open than a catalogue can want, or more of them close another kind; null when nowhere. Linear in the
    /// text: never more than so many are open.
    /// </summary>
    public static Place? TooDeep(string text)
    {
        var open = new Stack<char>();
        var (line, start, unmatched) = (1, 0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\n':
                    (line, start) = (line + 1, at + 1);
                    break;
                case '[' or '{':
                    open.Push(text[at]);
                    break;
                case ']' or '}' when open.Count > 0 && !Closes(open, text[at] == ']' ? '[' : '{'):
                    unmatched++;
                    break;
            }

            if (open.Count > Deepest || unmatched > Deepest)
            {
                return new Place(line, at - start + 1);
            }
        }

        return null;
    }

    /// <summary>Lets go of the bracket that is closed, with those within it that never were; false when it is not the last one.</summary>
    private static bool Closes(Stack<char> open, char opening)
    {
        var isLast = open.Peek() == opening;
        if (open.Contains(opening))
        {
            while (open.Peek() != opening)
            {
                open.Pop();
            }

            open.Pop();
        }

        return isLast;
    }
}
