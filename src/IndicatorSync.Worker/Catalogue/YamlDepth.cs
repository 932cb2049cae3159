namespace IndicatorSync.Worker.Catalogue;

/// <summary>
/// Refuses brackets within brackets before the parser sees them: it looks ahead at each level for every other one, so that a file of
/// nothing but <c>[</c> would keep it busy for ever. Quotation marks are not looked for, so that one that is forgotten hides nothing.
/// </summary>
internal static class YamlDepth
{
    /// <summary>Far more than any catalogue nests, and more than a text with a lonely bracket here and there adds up to.</summary>
    private const int Deepest = 200;

    /// <summary>Where more brackets stand open than a catalogue can want; null when nowhere. Linear in the text.</summary>
    public static Place? TooDeep(string text)
    {
        var (line, start, open) = (1, 0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\n':
                    (line, start) = (line + 1, at + 1);
                    break;
                case '[' or '{' when ++open > Deepest:
                    return new Place(line, at - start + 1);
                case ']' or '}' when open > 0:
                    open--;
                    break;
            }
        }

        return null;
    }
}
