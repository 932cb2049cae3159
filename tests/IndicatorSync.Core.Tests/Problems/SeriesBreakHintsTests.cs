using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Tests.Alerting;
using IndicatorSync.Core.Tests.Judging;

namespace IndicatorSync.Core.Tests.Problems;

/// <summary>A break in the series that Kolada's own description tells of, and the catalogue does not.</summary>
public sealed class SeriesBreakHintsTests
{
    private const string Weighted = "Andel som svarat bra. Från och med 2025 års undersökning redovisas svarsandelarna viktade, och är inte jämförbara med tidigare års resultat. Källa: SCB.";

    [Theory]
    [InlineData(Weighted, "2024 60, 2025 70", "", "seriebrott: 2025")]
    [InlineData(Weighted, "2024 60, 2025 70", "2025", null)]
    [InlineData(Weighted, "2025 70", "", null)]
    [InlineData(Weighted, "2023 60, 2024 70", "", null)]
    [InlineData("Från och med 2025 redovisas även andra svar. Källa: SCB.", "2024 60, 2025 70", "", null)]
    [InlineData("Ändrad fråga fr.o.m. 2022, resultaten är ej jämförbara med tidigare år.", "2021 60, 2022 70", "", "seriebrott: 2022")]
    [InlineData(null, "2024 60, 2025 70", "", null)]
    public void It_is_suggested_where_our_own_values_lie_on_both_sides(string? description, string values, string named, string? suggestion)
    {
        var indicator = new Deciding().Indicator with { SeriesBreaks = [.. named.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(year => int.Parse(year, System.Globalization.CultureInfo.InvariantCulture))] };
        var ground = new AuditGround
        {
            Kpi = new KpiInfo
            {
                Id = Judged.Kpi,
                Title = "Helhetssyn, andel (%)",
                Description = description,
                MunicipalityType = "K",
                IsDividedByGender = true,
                HasUnitData = false,
            },
            Source = SourceState.Fetched,
            HasValues = true,
            SeriesOf = (area, _) => area == indicator.Area ? Judged.Series(values) : Series.Empty,
            Today = Judged.Today,
        };

        Assert.Equal(suggestion, DataAudit.Of(indicator, ground).SingleOrDefault(remark => remark.Key == "seriebrott")?.Suggestion);
        Assert.DoesNotContain(DataAudit.OfRun(indicator, ground), remark => remark.Key == "seriebrott");
    }
}
