using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Mail;

/// <summary>
/// The years as bars in the colours they were judged to, with green's limit as a line through all of them. Mail readers draw tables
/// only, so the line is a thin piece of every bar, at the same height.
/// </summary>
internal static class TrendBars
{
    private const int Tallest = 40;
    private const int Thickness = 2;

    /// <summary>Seen on white and on black alike; on a bar the line has the ink of its fill.</summary>
    private const string Line = "#8a8a8a";

    /// <param name="trend">Oldest first; a year without a value is a gap.</param>
    /// <param name="limit">Where green begins; null where that is not known.</param>
    /// <param name="accumulated">As <see cref="IndicatorStatus.IsAccumulated"/>.</param>
    /// <returns>Empty when there is nothing to compare.</returns>
    public static IReadOnlyList<TrendBar> Of(IReadOnlyList<PeriodValue> trend, decimal? limit, bool accumulated = false)
    {
        var values = trend.Select(year => year.Value).OfType<decimal>().ToList();
        if (values.Count < 2)
        {
            return [];
        }

        // From zero, so that the heights compare as the numbers do; from the lowest number where one is below zero.
        var shown = limit is { } line ? [.. values, line] : values;
        var floor = Math.Min(0m, shown.Min());
        var span = shown.Max() - floor;
        var lineAt = limit is { } number ? Math.Clamp(Height(number), Thickness, Tallest) : (int?)null;
        return [.. trend.Select(year => new TrendBar(PeriodText.Print(year.Period, accumulated), [.. Pieces(year, lineAt)]))];

        int Height(decimal value) => span > 0m ? (int)Math.Round((value - floor) / span * Tallest) : 0;

        IEnumerable<BarPiece> Pieces(PeriodValue year, int? at)
        {
            var badge = Badge.Of(year.Value is null ? Colour.None : year.Colour);
            var height = year.Value is { } value ? Math.Max(Thickness, Height(value)) : 1;
            return at is not { } top
                ? Cut(Tallest, height, 0, badge)
                : [.. Cut(Tallest, height, top, badge), new BarPiece(Thickness, height >= top ? badge.Ink : Line), .. Cut(top - Thickness, height, 0, badge)];
        }
    }

    /// <summary>What a bar shows between two heights: the page above its top, its fill below.</summary>
    private static IEnumerable<BarPiece> Cut(int from, int height, int to, Badge badge)
    {
        var top = Math.Clamp(height, to, from);
        return new[] { new BarPiece(from - top, null), new BarPiece(top - to, badge.Fill) }.Where(piece => piece.Height > 0);
    }
}
