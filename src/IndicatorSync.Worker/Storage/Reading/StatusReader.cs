using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Judgements;
using IndicatorSync.Worker.Storage.Metadata;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Sources;

namespace IndicatorSync.Worker.Storage.Reading;

/// <summary>What <c>status</c> and <c>explain</c> show: read from the database, never judged anew.</summary>
internal sealed class StatusReader(Database database, Migrator migrator, RulesClock clock)
{
    /// <summary>Every indicator and gender of the catalogue in force, in its order.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="compared">
    /// False: without the values of compared areas (<see cref="IndicatorStatus.Reference"/> is empty), which a table does not print and which
    /// are most of what is read.
    /// </param>
    /// <exception cref="ExpectedFailure">There is no database yet, or it cannot be read.</exception>
    public async Task<IReadOnlyList<IndicatorStatus>> ReadAsync(CancellationToken cancellationToken, bool compared = true)
    {
        await EnsureReadableAsync(cancellationToken);
        return await database.ReadAsync(async unit => (await StatusRows.LoadAsync(unit, compared)).All(), cancellationToken);
    }

    /// <summary>Every gender of one indicator, and of each of its own units; empty for an unknown one.</summary>
    /// <exception cref="ExpectedFailure">As <see cref="ReadAsync"/>.</exception>
    public async Task<IReadOnlyList<IndicatorExplanation>> ExplainAsync(string id, CancellationToken cancellationToken)
    {
        await EnsureReadableAsync(cancellationToken);
        return await database.ReadAsync(
            async unit =>
            {
                var explained = new List<IndicatorExplanation>();
                foreach (var key in await IndicatorStore.KeysOfAsync(unit, id))
                {
                    explained.AddRange(await ExplainAsync(unit, key));
                }

                return (IReadOnlyList<IndicatorExplanation>)explained;
            },
            cancellationToken);
    }

    /// <summary>For commands that go on from what runs have stored.</summary>
    /// <exception cref="ExpectedFailure">There is no database yet, or its schema is not up to date.</exception>
    public async Task EnsureReadableAsync(CancellationToken cancellationToken)
    {
        database.RequireFile();
        await migrator.EnsureCurrentAsync(clock.Now, cancellationToken);
    }

    private static async Task<IReadOnlyList<IndicatorExplanation>> ExplainAsync(UnitOfWork unit, string key)
    {
        var rows = await StatusRows.LoadAsync(unit, key);
        var shown = rows.All();
        if (shown.Count == 0)
        {
            return [];
        }

        var indicator = rows.Indicator(key);
        var bands = await IndicatorStore.BandsOfAsync(unit, indicator.PlanId);
        var changes = await unit.QueryAsync<ColourChangeShown>(ExplainSql.Changes, new { id = key });
        var periods = await StateStore.PeriodsOfAsync(unit, key);
        var areas = await MetadataStore.AreasAsync(unit);
        var kpi = KpiId.TryParse(indicator.KpiId, out var kpiId)
            ? (await MetadataStore.KpisAsync(unit)).FirstOrDefault(known => known.Info.Id == kpiId)
            : null;
        var margins = await MarginStore.ReadAsync(unit);
        var activities = await ActivityStore.OfAsync(unit, indicator.PlanId);
        var analyses = await AnalysisStore.NewestOfAsync(unit, key);
        var byHand = await HandJudgementStore.OfAsync(unit, key);
        var reasons = await JudgedOn.LoadAsync(unit, key);
        var revisions = await unit.QueryAsync<RevisionShown>(ExplainSql.Revisions, new { kpi = indicator.MeasureId, area = indicator.AreaId, ownUnit = indicator.OwnUnit });
        var decimals = new RevisionDecimals(revisions);
        var hidden = periods.Where(period => period.Hidden is not null).Select(period => period.Of).ToHashSet();
        bool Hides(RevisionShown revision) => hidden.Contains(Period.OfStored(revision.Period, revision.Part))
            || Math.Abs(revision.OldValue ?? decimal.MaxValue) < indicator.CountBelow || Math.Abs(revision.NewValue ?? decimal.MaxValue) < indicator.CountBelow;
        var coverage = await unit.FindAsync<FetchShown>(ExplainSql.Fetched, new { kpi = indicator.KpiId, area = indicator.AreaId });
        return
        [
            .. shown.Select(status => new IndicatorExplanation
            {
                Status = status,
                Rule = Codes.RuleOf(indicator.ReadingRule),
                Bands = [.. bands.Where(band => IsFor(band, status.Gender)).Select(band => new ExplainedBand(band.FromYear, band.ToYear, band.Green, band.Yellow, band.Line, reasons.Applied(status, band)) { ReadAs = reasons.ReadAs(status, band), Decision = band.Decision })],
                Faults = [.. bands.Where(band => IsFor(band, status.Gender)).Select(band => band.Faults).OfType<string>()],
                Changes = [.. changes.Where(change => change.Gender == status.Gender.Code()).Select(change => change.ToExplained(decimals))],
                Revisions = indicator.IsQualitative ? [] : [.. revisions.Where(revision => !revision.IsBaseline && IsOf(revision.Gender, status.Gender) && !Hides(revision)).Select(revision => revision.ToExplained(decimals))],
                History = [.. periods.Where(period => period.Gender == status.Gender.Code()).OrderBy(period => period.Of)
                    .Select(period => new PeriodValue(period.Of, period.Value, Codes.ColourOf(period.Colour)) { Hidden = period.Hidden })],
                Analysis = AnalysisRow.For(analyses, status),
                ByHand = [.. byHand.Where(made => made.Gender == status.Gender)],
                Activities = [.. activities.Select(row => new ExplainedActivity(row.Name, ActivityStatuses.Of(row.Status), row.Ends, row.IsOverdue))],
                KpiTitle = kpi?.Info.Title,
                MarginKpi = kpi is not null && margins.TryGetValue(kpi.Info.Id, out var margin) ? margin.Value : null,
                PublicationDate = kpi?.Info.PublicationDate,
                PreliminaryPublicationDate = kpi?.Info.PreliminaryPublicationDate,
                PublicationPeriod = kpi?.Info.PublicationPeriod,
                AreaTitles = areas.ToDictionary(area => area.Info.Id.Value, Title),
                Members = areas.Where(area => area.Info.Members.Count > 0).ToDictionary(area => area.Info.Id.Value, area => (IReadOnlyList<string>)[.. area.Info.Members.Select(member => member.Title)]),
                Used = [.. reasons.Used(status).Where(used => used.Area is not null || used.Period is not { } of || !hidden.Contains(of))],
                Parts = status.Judged.Hidden is null ? reasons.Parts(status) : null,
                RunId = coverage?.LastWholeRunId,
                FetchedAt = coverage?.LastWholeAt,
            }),
        ];
    }

    private static bool IsFor(BandRow band, Gender gender) => gender == Gender.Gap ? band.Gender == Gender.Gap.Code() : band.Gender is null || band.Gender == gender.Code();

    /// <summary>A difference has no revisions of its own, but those of women and men.</summary>
    private static bool IsOf(string revised, Gender gender) =>
        gender == Gender.Gap ? revised == Gender.K.Code() || revised == Gender.M.Code() : revised == gender.Code();

    private static string Title(StoredArea area) => area.Info.Members.Count == 0
        ? area.Info.Title
        : FormattableString.Invariant($"{area.Info.Title} ({area.Info.Members.Count} kommuner)");
}
