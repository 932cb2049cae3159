using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Charting;
using IndicatorSync.Worker.Storage.Reading;

namespace IndicatorSync.Worker.Reports;

/// <summary>An indicator's chart out of the views.</summary>
internal static class ChartOf
{
    private const decimal MonthsOfYear = 12m;

    /// <param name="now">The indicator's and gender's row of <c>Nulage</c>.</param>
    /// <param name="history">Its rows of <c>Historik</c>, oldest first.</param>
    /// <param name="comparison">Its rows of <c>Jamforelse</c>, our own area's among them.</param>
    /// <param name="breaks">Years at which the series breaks.</param>
    public static Chart Of(ViewRow now, IReadOnlyList<ViewRow> history, IReadOnlyList<ViewRow> comparison, IReadOnlyList<int> breaks)
    {
        var unit = now.Text("Mattenhet");
        return new Chart
        {
            Title = GenderedName.Of(now),
            Unit = unit.Length == 0 ? null : unit,
            Own = new ChartLine("Eget utfall", [.. history.Select(row => Point(row) with { Colour = ColourMark.ColourOf(row.Text("Farg")), IsPreliminary = IsPreliminary(row, now) }).OrderBy(point => point.At)]),
            Others =
            [
                .. comparison.Where(row => row.Text("Geografikod") != now.Text("Kommun"))
                    .GroupBy(row => row.Text("Geografikod"))
                    .Select(rows => new ChartLine(rows.First().Text("Geografinamn"), [.. rows.Select(Point).OrderBy(point => point.At)]))
                    .Where(line => line.Points.Any(point => point.Value is not null)),
            ],
            Limits = Limits(history, unit),
            Breaks = breaks,
        };
    }

    private static ChartPoint Point(ViewRow row)
    {
        var year = row.Whole("Ar") ?? 0;
        var at = Period.TryParse(year, row.Text("Delperiod"), out var period) && period.Kind != PeriodKind.Year
            ? year + ((period.LastMonth - (period.Months / 2m)) / MonthsOfYear) - 0.5m
            : year;
        return new ChartPoint(at, row.Number("Utfall"), YearRow.PeriodOf(row));
    }

    private static bool IsPreliminary(ViewRow row, ViewRow now) =>
        now.Is("Preliminart") && row.Whole("Ar") == now.Whole("Ar") && row.Text("Delperiod") == now.Text("Delperiod");

    /// <summary>Years with the same words are one stretch; a year whose limits are no numbers has no zones.</summary>
    private static List<ChartLimits> Limits(IReadOnlyList<ViewRow> history, string unit)
    {
        List<ChartLimits> stretches = [];
        foreach (var row in history.Where(row => row.Whole("Ar") is not null && row.Text("Gron").Length > 0).DistinctBy(row => row.Whole("Ar")))
        {
            var (year, green, yellow) = (row.Whole("Ar")!.Value, row.Text("Gron"), row.Text("Gul") is { Length: > 0 } text ? text : null);
            if (stretches is [.., var last] && (last.Green, last.Yellow) == (green, yellow))
            {
                stretches[^1] = last with { To = year };
            }
            else if (BandReader.Read(green, yellow, unit).Band is FixedBand band)
            {
                stretches.Add(new ChartLimits(year, year, band.Scale, green, yellow));
            }
        }

        return stretches;
    }
}
