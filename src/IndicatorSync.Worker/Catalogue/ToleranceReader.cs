using IndicatorSync.Core.Bands;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>
/// <c>gul: inom 5 %</c> at the top: the yellow of every indicator that says nothing of yellow. The plan has not decided it, so it is
/// marked as our own wherever it is shown.
/// </summary>
internal static class ToleranceReader
{
    private const string Key = "gul";
    private const string Mark = " (egen tolerans)";

    public static string? Read(Section top)
    {
        if (top.Text(Key) is not { } text || BandReader.IsNone(text))
        {
            return null;
        }

        if (BandReader.IsTolerance(text))
        {
            return text.EndsWith(Mark.Trim(), StringComparison.OrdinalIgnoreCase) ? text : text + Mark;
        }

        top.Fault(top.PlaceOf(Key), $"överst i katalogen kan \"{Key}\" bara vara en andel av den gröna gränsen, inte \"{text}\"", "gul: inom 5 %");
        return null;
    }
}
