using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>
/// The colour that an alarm is about: red, or yellow where the indicator also alerts on yellow. An event that leaves a colour is about
/// the one it leaves; a value that was struck or cannot be judged keeps its alarm, which is about red.
/// </summary>
public static class AlarmColour
{
    public static Colour Of(DigestRow row)
    {
        var judged = row.Event is DigestEvent.LeftRed or DigestEvent.RevisedNoLongerRed ? row.Before : row.Status.Judged;
        return judged?.Colour == Colour.Yellow ? Colour.Yellow : Colour.Red;
    }

    /// <summary>The adjective in a sentence: <c>röd</c>, <c>röda</c>, <c>gul</c>, <c>gula</c>.</summary>
    public static string Word(Colour colour, bool plural = false) => (colour, plural) switch
    {
        (Colour.Yellow, false) => "gul",
        (Colour.Yellow, true) => "gula",
        (_, false) => "röd",
        (_, true) => "röda",
    };

    public static string Word(DigestRow row) => Word(Of(row));
}
