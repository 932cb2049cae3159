using IndicatorSync.Core.Judging;
using IndicatorSync.Worker.Configuration;

namespace IndicatorSync.Worker.Mail;

/// <summary>
/// A colour as word, shape and colour: it reads in grey scale and aloud. Ink on fill has a contrast of at least 4.5, and both are
/// always set together, so that a dark theme does not part them.
/// </summary>
internal sealed record Badge(string Symbol, string Word, string Fill, string Ink)
{
    public string Loud => Word.ToUpper(Sweden.Culture);

    public static Badge Of(Colour colour) => colour switch
    {
        Colour.Green => new("●", colour.Swedish(), "#1b7a3a", "#ffffff"),
        Colour.Yellow => new("▲", colour.Swedish(), "#ffd24d", "#1a1a1a"),
        Colour.Red => new("■", colour.Swedish(), "#b3261e", "#ffffff"),
        _ => new("○", colour.Swedish(), "#e3e3e3", "#1a1a1a"),
    };

    public override string ToString() => $"{Symbol} {Word}";
}
