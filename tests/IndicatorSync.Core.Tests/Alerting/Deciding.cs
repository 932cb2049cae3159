using System.Globalization;
using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Tests.Judging;

namespace IndicatorSync.Core.Tests.Alerting;

/// <summary>
/// An indicator through several runs, each decided from what the one before left: the values that Kolada has, the plan's words, and the
/// day. What Worker would store between runs is carried over as it is.
/// </summary>
internal sealed class Deciding
{
    private static readonly KpiId Margin = KpiId.Parse("N21460");

    private readonly List<RevisionPoint> revisions = [];
    private readonly List<ValueTurn> turns = [];
    private readonly Dictionary<ObservationKey, decimal?> stored = [];

    public Indicator Indicator { get; set; } = new()
    {
        Ordinal = 1,
        Id = "helhetssyn",
        Name = "Helhetssyn",
        ShortName = "Helhetssyn",
        Kpi = Judged.Kpi,
        FetchedFrom = "Kolada",
        Area = Judged.Norsjo,
        Genders = [Gender.T],
        Bands = Judged.BandsOf((null, null, "82 eller högre", "74–81")),
        Rule = ReadingRule.Continuous,
        Recipients = ["chef@example.se"],
    };

    public DateTimeOffset Now { get; set; } = new(2026, 10, 5, 4, 0, 0, TimeSpan.Zero);

    public SourceState Source { get; set; } = SourceState.Fetched;

    public bool Failed { get; set; }

    public bool Watching { get; set; }

    public GivenAcknowledgement? Acknowledged { get; set; }

    public IndicatorMemory? Memory { get; set; }

    public EvaluationGround Ground => new(new SeriesHistory(revisions), null, Source, IsPublished: true, DateOnly.FromDateTime(Now.UtcDateTime)) { Margin = Margin, Turns = [.. turns.Where(turn => turn.Day >= Unrest.From(DateOnly.FromDateTime(Now.UtcDateTime)))] };

    /// <summary>Values of an area, <c>"2024 85, 2025 ~"</c>; <c>~</c> takes one back.</summary>
    public Deciding Has(string values, string area = "2417") => Has(Judged.Kpi, values, area);

    /// <summary>Margins of our own values.</summary>
    public Deciding HasMargin(string values) => Has(Margin, values, "2417");

    /// <summary>Our own values of the indicator's own unit, beside the total's.</summary>
    public Deciding UnitHas(string values) => Has(Judged.Kpi, values, "2417", Indicator.OwnUnit);

    /// <summary>Judgements by hand, 1 red to 3 green, of an indicator whose target is words.</summary>
    public Deciding IsJudged(string values) => Has(Judged.Kpi, values, "2417", measure: Indicator.Measure);

    private Deciding Has(KpiId kpi, string values, string area, string unit = "", MeasureId? measure = null)
    {
        foreach (var parts in values.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(value => value.Split(' ')))
        {
            var key = new ObservationKey(measure ?? MeasureId.Of(kpi), AreaId.Parse(area), Gender.T, Period.OfYear(int.Parse(parts[0], CultureInfo.InvariantCulture))) { Unit = unit };
            decimal? value = parts[1] == "~" ? null : decimal.Parse(parts[1], CultureInfo.InvariantCulture);
            if (!stored.TryGetValue(key, out var old) || old != value)
            {
                if (kpi == Judged.Kpi && area == "2417" && old is { } from && value is { } to)
                {
                    turns.Add(new ValueTurn(revisions.Count + 1, Gender.T, key.Period, DateOnly.FromDateTime(Now.UtcDateTime), from, to));
                }

                revisions.Add(new RevisionPoint(revisions.Count + 1, key, value));
                stored[key] = value;
            }
        }

        return this;
    }

    public Deciding Band(string? green, string? yellow = "74–81")
    {
        Indicator = Indicator with { Bands = Judged.BandsOf((null, null, green, yellow)) };
        return this;
    }

    /// <summary>What the last run rested on.</summary>
    public DecisionGround? LastGround { get; private set; }

    /// <summary>One run; the next one begins a day later with what it left.</summary>
    public IndicatorDecision Run()
    {
        LastGround = new DecisionGround(Indicator, Gender.T, Ground, Memory, Acknowledged);
        var decision = Decider.Decide(LastGround, new RunTerms(Now, DateOnly.FromDateTime(Now.UtcDateTime), Failed, Watching, 90));
        Memory = Left(decision);
        Watching |= decision.Course.IsWatched();
        Now = Now.AddDays(1);
        return decision;
    }

    /// <summary>A run of another source, at the time of the run before it or after it; null where it may show nothing.</summary>
    public IndicatorDecision? Show()
    {
        var ground = new DecisionGround(Indicator, Gender.T, Ground, Memory, Acknowledged);
        if (!Decider.MayShow(ground))
        {
            return null;
        }

        var decision = Decider.Decide(ground, new RunTerms(Now, DateOnly.FromDateTime(Now.UtcDateTime), Failed, Watching, 90) { OnlyShows = true });
        Memory = Left(decision);
        return decision;
    }

    public RemovalDecision Remove()
    {
        var removal = Decider.Remove(Memory!);
        Memory = Memory! with
        {
            Course = Memory.Course with { RemovedAt = Now },
            Alarm = removal.Outcome.Alarm,
            Events = removal.Events,
            ClosedByRemoval = removal.Outcome.Transitions.Count > 0,
        };
        Now = Now.AddDays(1);
        return removal;
    }

    private IndicatorMemory Left(IndicatorDecision decision) => new()
    {
        Prior = new PriorJudgement(
            decision.JudgedBy, revisions.Count, DateOnly.FromDateTime(Now.UtcDateTime), Source, decision.Evaluation.Judged, decision.Since,
            decision.Cause, decision.Evaluation.Status.Preliminary, decision.Evaluation.Status.Overdue),
        Told = decision.Told,
        Course = new CourseSoFar(decision.Course.IsWatched(), null),
        WatchedSince = decision.WatchedSince,
        Events = decision.Events,
        Alarm = decision.Outcome.Alarm,
        LapsedAcknowledgements = decision.LapsedAcknowledgements,
        Years = [.. decision.Years.Select(year => new RememberedYear(year.Judgement.Judged.Period!.Value, year.Judgement.Judged.Value, year.ColourThen))],
    };
}
