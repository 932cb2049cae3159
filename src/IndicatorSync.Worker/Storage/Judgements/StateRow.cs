using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>A row of <c>indicator_state</c>. Two rows are equal when a reader, and the next run, would see no difference.</summary>
internal sealed record StateRow
{
    public required string IndicatorId { get; init; }

    public required string Gender { get; init; }

    public required int Ordinal { get; init; }

    public required string Definition { get; init; }

    public required long Mark { get; init; }

    public required DateOnly JudgedOn { get; init; }

    public required string SourceState { get; init; }

    public required string Colour { get; init; }

    public required string Basis { get; init; }

    public int? Period { get; init; }

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

    public decimal? PreviousValue { get; init; }

    public string? PreviousColour { get; init; }

    public decimal? Change { get; init; }

    public decimal? CountryValue { get; init; }

    public DateOnly? Since { get; init; }

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

    /// <summary>Acknowledgements up to this number have lapsed.</summary>
    public required long AcknowledgedFrom { get; init; }

    public DateTimeOffset? RemovedAt { get; init; }

    public Judgement Judged => new(
        Codes.ColourOf(Colour), Codes.BasisOf(Basis), Period, Value, Compared, IsRuleSensitive, Codes.ColourOf(OtherRuleColour), DistanceToGreen, BeyondYellow);

    public Gender JudgedGender => GenderCodes.TryParse(Gender, out var gender) ? gender : Core.Catalogue.Gender.T;

    public Alarm? Alarm => AlarmStatus is null ? null : new Alarm
    {
        Status = AlarmCodes.StatusOf(AlarmStatus),
        Level = Codes.ColourOf(AlarmLevel!),
        Since = AlarmSinceAt!.Value,
        LastMailedAt = AlarmMailedAt,
        Muted = IsMuted,
    };

    public PriorJudgement Prior => new(
        DefinitionText.Read(Definition, JudgedGender),
        Mark,
        JudgedOn,
        Enum.Parse<SourceState>(SourceState),
        Judged,
        Since,
        Cause is null ? null : Codes.CauseOf(Cause),
        IsPreliminary,
        IsOverdue);

    /// <summary>
    /// Shown as not judged, with everything kept that the next run compares with (definition, mark, day): the alarm stays, and a
    /// colour that then comes is compared with the one before this.
    /// </summary>
    public StateRow Unjudged(long runId) => this with
    {
        Colour = Core.Judging.Colour.None.Code(),
        Basis = Core.Judging.Basis.SourceFailed.Code(),
        Period = null,
        Value = null,
        Compared = null,
        IsRuleSensitive = false,
        OtherRuleColour = Core.Judging.Colour.None.Code(),
        DistanceToGreen = null,
        BeyondYellow = 0,
        PreviousPeriod = null,
        PreviousValue = null,
        PreviousColour = null,
        Change = null,
        CountryValue = null,
        IsPreliminary = false,
        IsOverdue = false,
        JudgedRunId = runId,
    };

    /// <summary>The same but for what every run would write anew.</summary>
    public bool SaysTheSameAs(StateRow other) => this == other with { JudgedOn = JudgedOn, JudgedRunId = JudgedRunId };
}

internal static class AlarmCodes
{
    public static string Code(this AlarmStatus status) => status switch
    {
        AlarmStatus.New => "new",
        AlarmStatus.Active => "active",
        AlarmStatus.Resolved => "resolved",
        _ => "closed",
    };

    /// <summary>The word of <c>status --json</c>: the stored status, or that it is muted or in someone's hands.</summary>
    public static string? Word(Alarm? alarm, bool acknowledged) => alarm switch
    {
        null => null,
        { IsOpen: true, Muted: true } => "muted",
        { IsOpen: true } when acknowledged => "acknowledged",
        _ => alarm.Status.Code(),
    };

    public static AlarmStatus StatusOf(string code) => Enum.GetValues<AlarmStatus>().First(status => status.Code() == code);
}
