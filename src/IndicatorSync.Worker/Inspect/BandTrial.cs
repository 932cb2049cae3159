using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Metadata;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Observations;

namespace IndicatorSync.Worker.Inspect;

/// <summary>A stored year under the band in force and under the proposed one.</summary>
internal sealed record TriedPeriod(Gender Gender, Judgement Now, Judgement Proposed);

/// <summary>The country under the proposed band, and under the one in force where that can be judged.</summary>
internal sealed record TriedCountry(CountryView Proposed, CountryView? Now);

/// <summary>What a proposed band would have meant.</summary>
/// <param name="Indicator">As the catalogue defines it now.</param>
/// <param name="Unit">Of its values.</param>
/// <param name="Green">As proposed.</param>
/// <param name="Yellow">As proposed; null for none.</param>
/// <param name="Findings">What the band language says of the proposal; nothing that stops it.</param>
/// <param name="Periods">Every stored year of every judged gender, oldest first.</param>
/// <param name="Countries">By gender, where the country is stored.</param>
/// <param name="Skipped">What could not be tried and why; Swedish.</param>
internal sealed record BandTrialResult(
    Indicator Indicator,
    string? Unit,
    string Green,
    string? Yellow,
    IReadOnlyList<BandFinding> Findings,
    IReadOnlyList<TriedPeriod> Periods,
    IReadOnlyList<TriedCountry> Countries,
    IReadOnlyList<string> Skipped);

/// <summary>Tries a proposed band on what is stored; writes nothing.</summary>
internal sealed class BandTrial(CatalogueSource source, Database database, Migrator migrator, RulesClock clock)
{
    /// <exception cref="ExpectedFailure">
    /// The catalogue, the id or the band is wrong (exit 2), or there is no database yet; Swedish.
    /// </exception>
    public async Task<BandTrialResult> TryAsync(string id, string green, string? yellow, CancellationToken cancellationToken)
    {
        var catalogue = source.Read().Catalogue;
        var indicator = catalogue.Indicators.FirstOrDefault(known => known.Id == id) ?? throw Unknown(catalogue, id);
        if (database.IsMissing)
        {
            Read(indicator, green, yellow, title: null);
            database.RequireFile();
        }

        await migrator.EnsureCurrentAsync(clock.Now, cancellationToken);
        return await database.ReadAsync(unit => TryAsync(unit, catalogue, indicator, green, yellow), cancellationToken);
    }

    private async Task<BandTrialResult> TryAsync(UnitOfWork unit, IndicatorCatalogue catalogue, Indicator indicator, string green, string? yellow)
    {
        var title = (await MetadataStore.KpisAsync(unit)).FirstOrDefault(kpi => kpi.Info.Id == indicator.Kpi)?.Info.Title;
        var reading = Read(indicator, green, yellow, title);
        var proposed = Proposed(indicator, green, yellow, reading);
        var both = catalogue with { Indicators = [indicator, proposed] };
        var ground = await JudgingGround.LoadAsync(unit, await JudgingKnowledge.LoadAsync(unit, both, clock.Today), both, []);
        var audited = ground.AuditOf(indicator, indicator.Kpi is { } kpi ? await GroundStore.CountryAsync(unit, kpi) : CountryValues.None);

        var periods = new List<TriedPeriod>();
        var countries = new List<TriedCountry>();
        foreach (var gender in proposed.JudgedGenders)
        {
            var now = audited.InputOf(JudgedDefinition.Of(indicator, gender, title));
            var then = audited.InputOf(JudgedDefinition.Of(proposed, gender, title));
            periods.AddRange(now.Own.Points.Select(point => new TriedPeriod(gender, Judge.OfPeriod(now, point.Period), Judge.OfPeriod(then, point.Period))));
            if (CountryView.Of(then, audited.Country) is { } view)
            {
                countries.Add(new TriedCountry(view, CountryView.Of(now, audited.Country)));
            }
        }

        return new BandTrialResult(
            indicator, indicator.Unit ?? UnitText.TailOf(title), green, yellow, reading.Findings, periods, countries, [.. Skipped(indicator, reading.Band!, audited, countries)]);
    }

    /// <summary>The indicator with the proposal for all years in place of its bands. The gap keeps its own unless nothing else is judged.</summary>
    private static Indicator Proposed(Indicator indicator, string green, string? yellow, BandReading reading)
    {
        var entry = new BandEntry(null, null, null, green, yellow, Line: 0, reading);
        return indicator.Genders.Count == 0
            ? indicator with { GenderGap = entry with { Gender = Gender.Gap } }
            : indicator with { Bands = new BandSet([entry]), GenderGap = null };
    }

    private static IEnumerable<string> Skipped(Indicator indicator, Band band, AuditGround ground, List<TriedCountry> countries)
    {
        foreach (var area in band.ReferenceAreas.Where(area => ground.SeriesOf(area, indicator.JudgedGenders.First()).Points.Count == 0))
        {
            yield return $"jämförelsen med {area}, inga värden är hämtade; ange {area} under \"jämför\" och kör sync";
        }

        if (countries.Count == 0)
        {
            yield return indicator.WholeCountry
                ? FormattableString.Invariant($"landet, färre än {CountryValues.FewestMunicipalities} kommuner har värden som går att bedöma")
                : "landet, indikatorn har inte \"landet: ja\" i katalogen";
        }
    }

    private static BandReading Read(Indicator indicator, string green, string? yellow, string? title)
    {
        var reading = BandReader.Read(green, yellow, indicator.Unit ?? UnitText.TailOf(title));
        return reading.Band is not null
            ? reading
            : throw new ExpectedFailure(FailureKind.BadInput, string.Join('\n', reading.Findings.Where(finding => finding.Kind == FindingKind.Band).Select(finding => finding.InFull)));
    }

    private static ExpectedFailure Unknown(IndicatorCatalogue catalogue, string id)
    {
        var ids = catalogue.Indicators.Select(indicator => indicator.Id).ToList();
        var hint = LikelyIds.Swedish(LikelyIds.Of(catalogue.Indicators.Select(indicator => (indicator.Id, indicator.Name)), id)) is { } near ? $"M{near[1..]}" : $"Katalogen har {string.Join(", ", ids.Take(10))}{(ids.Count > 10 ? " …" : "")}.";
        return new ExpectedFailure(FailureKind.BadInput, $"Ingen indikator i katalogen har id {id}. {hint}");
    }
}
