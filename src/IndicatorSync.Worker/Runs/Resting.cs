using System.Security.Cryptography;
using System.Text;
using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Foundation.Telemetry;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Judgements;

namespace IndicatorSync.Worker.Runs;

/// <summary>Which indicators a run may leave alone (<see cref="AtRest"/>), and which it has found to be so.</summary>
internal sealed class Resting
{
    private readonly JudgingKnowledge known;
    private readonly RunTerms terms;
    private readonly TimeSpan judgesEvery;
    private readonly string common;
    private readonly IReadOnlyDictionary<string, RestRow> before;
    private readonly IReadOnlySet<KpiId> moved;
    private readonly Dictionary<string, RestRow?> judged = [];
    private readonly List<Indicator> mistaken = [];

    private Resting(
        JudgingKnowledge known,
        RunTerms terms,
        (TimeSpan JudgesEvery, string CatalogueVersion) rules,
        (IReadOnlyDictionary<string, RestRow> AtRest, IReadOnlySet<KpiId> Moved) stored)
    {
        (this.known, this.terms, judgesEvery) = (known, terms, rules.JudgesEvery);
        (before, moved) = stored;
        common = FormattableString.Invariant($"{Tracing.Version} {rules.CatalogueVersion} {terms.RemindAfterDays}");
    }

    /// <summary>Those that were judged and came to something else than what was stored, though nothing they rest on had changed: a fault of the program.</summary>
    public IReadOnlyList<Indicator> Mistaken => mistaken;

    /// <param name="unit">The transaction in which the run decides.</param>
    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="known">Read in the same transaction.</param>
    /// <param name="terms">Of the run; one that failed leaves nobody alone.</param>
    /// <param name="judgesEvery">After so long an indicator is judged even where nothing has moved; zero: in every run.</param>
    public static async Task<Resting> LoadAsync(UnitOfWork unit, IndicatorCatalogue catalogue, JudgingKnowledge known, RunTerms terms, TimeSpan judgesEvery) =>
        terms.Failed || judgesEvery == TimeSpan.Zero
            ? Nobody(known, terms)
            : new Resting(known, terms, (judgesEvery, catalogue.Version), await RestStore.ReadAsync(unit));

    /// <summary>Everything is judged.</summary>
    public static Resting Nobody(JudgingKnowledge known, RunTerms terms) =>
        new(known, terms, (TimeSpan.Zero, ""), (new Dictionary<string, RestRow>(), new HashSet<KpiId>()));

    /// <summary>Judging it would change nothing.</summary>
    public bool Rests(Indicator indicator) =>
        Unmoved(indicator) is { } row && row.JudgedAt <= terms.Now && terms.Now - row.JudgedAt < judgesEvery;

    /// <summary>Takes up what was judged.</summary>
    /// <param name="indicator">With all its genders.</param>
    /// <param name="isSame">What was judged is what was stored already.</param>
    /// <param name="until">When it moves by itself; of those at rest.</param>
    /// <param name="isAtRest">The next run may leave it alone.</param>
    public void Judged(Indicator indicator, bool isSame, bool isAtRest, DateTimeOffset? until)
    {
        if (!isSame && Unmoved(indicator) is not null)
        {
            mistaken.Add(indicator);
        }

        judged[indicator.Id] = isAtRest && isSame && judgesEvery > TimeSpan.Zero
            ? new RestRow { IndicatorId = indicator.Id, Ground = GroundOf(indicator), JudgedAt = terms.Now, MovesAt = until }
            : null;
    }

    /// <summary>What the next run may leave alone.</summary>
    /// <param name="unit">The transaction in which the run decides.</param>
    /// <param name="catalogue">The catalogue in force.</param>
    public Task SaveAsync(UnitOfWork unit, IndicatorCatalogue catalogue)
    {
        if (judgesEvery == TimeSpan.Zero)
        {
            return RestStore.ForgetAsync(unit);
        }

        return RestStore.SaveAsync(unit, before, [.. catalogue.Indicators.Select(After).OfType<RestRow>()]);

        RestRow? After(Indicator indicator) => judged.TryGetValue(indicator.Id, out var row) ? row : before.GetValueOrDefault(indicator.Id);
    }

    private RestRow? Unmoved(Indicator indicator) =>
        before.TryGetValue(indicator.Id, out var row)
        && indicator.Kpi is { } kpi
        && !moved.Contains(kpi)
        && !(known.Margins.TryGetValue(kpi, out var margin) && moved.Contains(margin))
        && !(terms.Now >= row.MovesAt)
        && row.Ground == GroundOf(indicator) ? row : null;

    private string GroundOf(Indicator indicator) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{common} {AtRest.GroundOf(indicator, KpiOf(indicator.Kpi!.Value), known.SourceOf(indicator), terms.Today)}")));

    private KpiGround KpiOf(KpiId kpi)
    {
        var stored = known.Kpis.GetValueOrDefault(kpi);
        return new KpiGround(
            stored?.Info,
            stored?.ChangedAt,
            stored?.GoneSince,
            known.Published.Contains(kpi),
            known.Margins.TryGetValue(kpi, out var margin) ? margin : null,
            known.CountryReadAt.TryGetValue(kpi, out var at) ? at : null);
    }
}
