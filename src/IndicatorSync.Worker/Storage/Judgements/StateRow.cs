using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>A row of <c>indicator_state</c>. Two rows are equal when a reader, and the next run, would see no difference.</summary>
internal sealed record StateRow
{
    private static readonly CodeReader<SourceState> SourceStates = new(state => state.ToString());

    public required string IndicatorId { get; init; }

    public required string Gender { get; init; }

    public required int Ordinal { get; init; }

    public required string Definition { get; init; }

    public required long Mark { get; init; }

    public required DateOnly JudgedOn { get; init; }

    public required string SourceState { get; init; }

    public required string Colour { get; init; }

    public required string Basis { get; init; }

    /// <summary>The year; null when none was judged.</summary>
    public int? Period { get; init; }

    /// <summary>Empty for a year, else <c>H1</c>, <c>T2</c>, <c>Q3</c> or <c>08</c>.</summary>
    public string Part { get; init; } = "";

    public int? PeriodOrder { get; init; }

    public DateOnly? PeriodStart { get; init; }

    public DateOnly? PeriodEnd { get; init; }

    public decimal? Value { get; init; }

    public decimal? Compared { get; init; }

    public required bool IsRuleSensitive { get; init; }

    public required string OtherRuleColour { get; init; }

    public decimal? DistanceToGreen { get; init; }

    public required decimal BeyondYellow { get; init; }

    public string? Green { get; init; }

    public string? Yellow { get; init; }

    public string? Unit { get; init; }

    public required int Decimals { get; init; }

    public int? PreviousPeriod { get; init; }

    public string PreviousPart { get; init; } = "";

    public string? Better { get; init; }

    public string? Development { get; init; }

    public decimal? PreviousValue { get; init; }

    public string? PreviousColour { get; init; }

    public decimal? Change { get; init; }

    public decimal? CountryValue { get; init; }

    /// <summary>See <see cref="ValueMargin"/>; both null where the source does not say.</summary>
    public decimal? Margin { get; init; }

    public bool? IsCertain { get; init; }

    /// <summary>What is printed in the place of the value; null where it is shown.</summary>
    public string? Hidden { get; init; }

    public string? PreviousHidden { get; init; }

    public string? Persons { get; init; }

    public DateOnly? Since { get; init; }

    public DateOnly? WatchedSince { get; init; }

    public string? Cause { get; init; }

    public required bool IsPreliminary { get; init; }

    public required bool IsOverdue { get; init; }

    public required long JudgedRunId { get; init; }

    public long? BaselineRunId { get; init; }

    public required long EventOrdinal { get; init; }

    public string? AlarmStatus { get; init; }

    public string? AlarmLevel { get; init; }

    public DateTimeOffset? AlarmSinceAt { get; init; }

    public DateTime? AlarmSinceLocal { get; init; }

    public DateTimeOffset? AlarmMailedAt { get; init; }

    public DateTime? AlarmMailedLocal { get; init; }

    public required bool IsMuted { get; init; }

    public bool AlarmIsUntold { get; init; }

    /// <summary>Acknowledgements up to this number have lapsed.</summary>
    public required long AcknowledgedFrom { get; init; }

    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>As <see cref="ToldText"/> writes it; null when what is shown is what was told, and has a colour.</summary>
    public string? Told { get; init; }

    private bool HasChanged => Cause is not null && Codes.CauseOf(Cause) != Core.Terms.Cause.Added;

    /// <summary>Day of the last change of colour. Rows written before <see cref="WatchedSince"/> was kept hold the baseline's day until one was seen.</summary>
    public DateOnly? ChangedOn => WatchedSince is null && !HasChanged ? null : Since;

    /// <summary>Day of the baseline; null where it is not known any more.</summary>
    public DateOnly? BegunOn => WatchedSince ?? (HasChanged || BaselineRunId is null ? null : Since);

    public Judgement Judged => new(
        Codes.ColourOf(Colour), Codes.BasisOf(Basis), PeriodOf(Period, Part), Value, Compared, IsRuleSensitive, Codes.ColourOf(OtherRuleColour), DistanceToGreen, BeyondYellow)
    {
        Hidden = Hidden,
    };

    public ValueMargin? JudgedMargin => Margin is { } width && IsCertain is { } certain ? new ValueMargin(width, certain ? Certainty.Certain : Certainty.WithinMargin) : null;

    public Gender JudgedGender => GenderCodes.Of(Gender);

    public Alarm? Alarm => AlarmStatus is null ? null : new Alarm
    {
        Status = AlarmCodes.StatusOf(AlarmStatus),
        Level = Codes.ColourOf(AlarmLevel!),
        Since = AlarmSinceAt!.Value,
        LastMailedAt = AlarmMailedAt,
        Muted = IsMuted,
        IsUntold = AlarmIsUntold,
    };

    public PriorJudgement Prior => new(
        DefinitionText.Read(Definition, JudgedGender, IndicatorId),
        Mark,
        JudgedOn,
        SourceStates.Read(SourceState),
        Judged,
        ChangedOn,
        Cause is null ? null : Codes.CauseOf(Cause),
        IsPreliminary,
        IsOverdue);

    /// <summary>See <see cref="IndicatorMemory.Told"/> and <see cref="IndicatorMemory.Coloured"/>.</summary>
    public (PriorJudgement? Told, PriorJudgement? Coloured) ToldJudgements => Told is null ? (null, null) : ToldText.Read(Told, JudgedGender, IndicatorId);

    /// <param name="decision">What was decided.</param>
    /// <param name="baseline">The run that set its baseline; null where none did before this one.</param>
    /// <param name="judged">The run, and how far its source had been read.</param>
    public static StateRow Of(IndicatorDecision decision, long? baseline, JudgedMoment judged)
    {
        var (evaluation, alarm) = (decision.Evaluation, decision.Outcome.Alarm);
        var (status, now) = (evaluation.Status, evaluation.Judged);
        return new StateRow
        {
            IndicatorId = decision.Indicator.Id,
            Gender = decision.Gender.Code(),
            Ordinal = decision.Indicator.Ordinal,
            Definition = DefinitionText.Write(decision.JudgedBy),
            Mark = judged.Mark,
            JudgedOn = judged.Run.Today,
            SourceState = judged.Source.ToString(),
            Colour = now.Colour.Code(),
            Basis = now.Basis.Code(),
            Period = now.Period?.Year,
            Part = now.Period?.Part ?? "",
            PeriodOrder = now.Period?.Order,
            PeriodStart = now.Period?.Start,
            PeriodEnd = now.Period?.End,
            Value = now.Value,
            Compared = now.Compared,
            IsRuleSensitive = now.RuleSensitive,
            OtherRuleColour = now.OtherRuleColour.Code(),
            DistanceToGreen = now.DistanceToGreen is { } distance ? NormaliserNumber.Fit(distance) : null,
            BeyondYellow = NormaliserNumber.Fit(now.BeyondYellow),
            Green = status.Green,
            Yellow = status.Yellow,
            Unit = status.Unit,
            Decimals = now.Value is { } value ? SwedishNumber.DecimalsBeside(value, status.Decimals, status.Limits) : status.Decimals,
            PreviousPeriod = status.Previous?.Period.Year,
            PreviousPart = status.Previous?.Period.Part ?? "",
            Better = status.Better?.Code(),
            Development = status.Development?.Code(),
            PreviousValue = status.Previous?.Value,
            PreviousColour = status.Previous?.Colour.Code(),
            Change = status.Change,
            CountryValue = evaluation.Periods.FirstOrDefault(period => period.Judged.Period == now.Period)?.Riket,
            Margin = status.Margin?.HalfWidth,
            IsCertain = status.Margin is { } margin ? margin.Certainty == Certainty.Certain : null,
            Hidden = now.Hidden,
            PreviousHidden = status.Previous?.Hidden,
            Persons = status.Persons,
            Since = decision.Since,
            WatchedSince = decision.WatchedSince,
            Cause = decision.Cause?.Code(),
            IsPreliminary = status.Preliminary,
            IsOverdue = status.Overdue,
            JudgedRunId = judged.Run.RunId,
            BaselineRunId = decision.Course.IsWatched() ? baseline ?? judged.Run.RunId : null,
            EventOrdinal = decision.Events,
            AlarmStatus = alarm?.Status.Code(),
            AlarmLevel = alarm?.Level.Code(),
            AlarmSinceAt = alarm?.Since,
            AlarmSinceLocal = alarm is null ? null : StoredTime.Local(alarm.Since),
            AlarmMailedAt = alarm?.LastMailedAt,
            AlarmMailedLocal = alarm?.LastMailedAt is { } mailed ? StoredTime.Local(mailed) : null,
            IsMuted = alarm?.Muted ?? false,
            AlarmIsUntold = alarm?.IsUntold ?? false,
            AcknowledgedFrom = decision.LapsedAcknowledgements,
            Told = ToldText.Write(decision.Told, decision.Coloured),
        };
    }

    /// <summary>The same once the indicator has left the catalogue.</summary>
    public StateRow After(RemovalDecision removal, RunMoment moment) => this with
    {
        RemovedAt = moment.Now,
        EventOrdinal = removal.Events,
        AlarmStatus = removal.Outcome.Alarm?.Status.Code(),
    };

    /// <summary>
    /// Shown as not judged, with everything kept that the next run compares with (definition, mark, day): the alarm stays, and a
    /// colour that then comes is compared with the one before this.
    /// </summary>
    public StateRow Unjudged(long runId) => this with
    {
        Colour = Core.Terms.Colour.None.Code(),
        Basis = Core.Terms.Basis.SourceFailed.Code(),
        Period = null,
        Part = "",
        PeriodOrder = null,
        PeriodStart = null,
        PeriodEnd = null,
        Value = null,
        Compared = null,
        IsRuleSensitive = false,
        OtherRuleColour = Core.Terms.Colour.None.Code(),
        DistanceToGreen = null,
        BeyondYellow = 0,
        PreviousPeriod = null,
        PreviousPart = "",
        Better = null,
        Development = null,
        PreviousValue = null,
        PreviousColour = null,
        Change = null,
        CountryValue = null,
        Margin = null,
        IsCertain = null,
        Hidden = null,
        PreviousHidden = null,
        Persons = null,
        IsPreliminary = false,
        IsOverdue = false,
        JudgedRunId = runId,
    };

    /// <summary>The period of the value before; null where there is none.</summary>
    public Period? PreviousOf => PeriodOf(PreviousPeriod, PreviousPart);

    private static Period? PeriodOf(int? year, string part) =>
        year is { } known ? Core.Terms.Period.OfStored(known, part) : null;

    /// <summary>The same except what every run would write anew.</summary>
    public bool SaysTheSameAs(StateRow other) => this == other with { JudgedOn = JudgedOn, JudgedRunId = JudgedRunId };
}
