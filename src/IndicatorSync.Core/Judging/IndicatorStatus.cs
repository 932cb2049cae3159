using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Judging;

/// <summary>A period, its value, and the colour it has under the catalogue in force.</summary>
public sealed record PeriodValue(Period Period, decimal? Value, Colour Colour)
{
    /// <summary>See <see cref="Judgement.Hidden"/>.</summary>
    public string? Hidden { get; init; }
}

/// <summary>One row of <c>status</c>: an indicator and gender as stored, with what a reader wants beside it (docs/contract.md 1.8).</summary>
public sealed record IndicatorStatus
{
    public static readonly IReadOnlyDictionary<Period, int> NothingGiven = new Dictionary<Period, int>();

    public required int Ordinal { get; init; }

    /// <summary>A <see cref="RowKey"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The indicator's id in the catalogue.</summary>
    public string PlanId => RowKey.IdOf(Id);

    /// <summary>The own unit; empty for the total.</summary>
    public string OwnUnit => RowKey.UnitOf(Id);

    public required string Name { get; init; }

    public required string? Kpi { get; init; }

    /// <summary><c>källa</c>, as the catalogue writes it; null for Kolada.</summary>
    public string? Source { get; init; }

    /// <summary>Each value counts from the beginning of its year, and its period is printed so.</summary>
    public bool IsAccumulated { get; init; }

    /// <summary>The target is words: where there is a colour, a person has set it.</summary>
    public bool IsQualitative { get; init; }

    public required string Area { get; init; }

    public required Gender Gender { get; init; }

    public required Judgement Judged { get; init; }

    public string? Unit { get; init; }

    /// <summary>Decimals to print with; limits may add to them.</summary>
    public int Decimals { get; init; }

    /// <summary>Each value prints with the decimals that it was given with: not Kolada's, and not where the plan says how many (<c>decimaler</c>).</summary>
    public bool PrintsAsGiven { get; init; }

    /// <summary>How many decimals the number of a period was given with; empty unless <see cref="PrintsAsGiven"/>.</summary>
    public IReadOnlyDictionary<Period, int> Given { get; init; } = NothingGiven;

    public IReadOnlyList<decimal> Limits { get; init; } = [];

    public string? Green { get; init; }

    public string? Yellow { get; init; }

    /// <summary>Swedish date of the last change of colour; null until one has been seen.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Swedish date of the baseline, from which on changes are seen; null where there is none.</summary>
    public DateOnly? WatchedSince { get; init; }

    public Cause? Cause { get; init; }

    /// <summary>The same part of the nearest earlier year with a value.</summary>
    public PeriodValue? Previous { get; init; }

    /// <summary>The value minus <see cref="Previous"/>'s; null across a series break, or where either is missing.</summary>
    public decimal? Change { get; init; }

    /// <summary>Which way is better; null where the band does not say.</summary>
    public Direction? Better { get; init; }

    /// <summary>What <see cref="Change"/> means; null where there is none, or no direction.</summary>
    public Development? Development { get; init; }

    /// <summary>Values of the compared areas for the judged year, by area id.</summary>
    public IReadOnlyDictionary<string, decimal?> Reference { get; init; } = new Dictionary<string, decimal?>();

    /// <summary>What one person is worth, and how many the limits hold; Swedish, null where the catalogue does not say what the value rests on.</summary>
    public string? Persons { get; init; }

    /// <summary>How sure the judged value is; null where its source does not say.</summary>
    public ValueMargin? Margin { get; init; }

    public bool Preliminary { get; init; }

    public bool Overdue { get; init; }

    /// <summary><c>new</c>, <c>active</c>, <c>acknowledged</c>, <c>muted</c>, <c>resolved</c>, <c>closed</c>; null when there never was an alarm.</summary>
    public string? Alarm { get; init; }

    /// <summary>The plan's name.</summary>
    public string? Plan { get; init; }

    /// <summary>The file that it is in; null where the catalogue is one file.</summary>
    public string? File { get; init; }

    public string? BusinessArea { get; init; }

    /// <summary><c>övergripande mål</c>.</summary>
    public string? Goal { get; init; }

    /// <summary><c>ansvarig</c>, as the plan says.</summary>
    public string? Responsible { get; init; }

    public string? Footnote { get; init; }

    /// <summary>A period as the municipality prints it: <c>2025</c>, <c>aug 2025</c>, <c>jan–aug 2025</c>.</summary>
    public string Print(Period period) => PeriodText.Print(period, IsAccumulated);

    /// <summary>The decimals that one of the indicator's own values prints with; limits may add to them. A number is whole where its decimals are not known.</summary>
    /// <param name="value">Of any period, now or before.</param>
    /// <param name="given">How many decimals it was given with; null where that is not known.</param>
    public int DecimalsOf(decimal value, int? given) => PrintsAsGiven ? given ?? SwedishNumber.DecimalsOf(value) : Decimals;

    /// <summary>As <see cref="DecimalsOf(decimal, int?)"/>, for the value that the period has now.</summary>
    public int DecimalsOf(decimal value, Period period) => DecimalsOf(value, Given.TryGetValue(period, out var decimals) ? decimals : null);
}

/// <summary>Everything <c>explain</c> tells of one indicator and gender.</summary>
public sealed record IndicatorExplanation
{
    public required IndicatorStatus Status { get; init; }

    public required ReadingRule Rule { get; init; }

    public IReadOnlyList<ExplainedBand> Bands { get; init; } = [];

    public IReadOnlyList<ExplainedChange> Changes { get; init; } = [];

    public IReadOnlyList<ExplainedRevision> Revisions { get; init; } = [];

    /// <summary>Every stored year of the judged series, oldest first.</summary>
    public IReadOnlyList<PeriodValue> History { get; init; } = [];

    /// <summary>The newest analysis of the judged outcome, else of the nearest earlier one that has any.</summary>
    public ExplainedAnalysis? Analysis { get; init; }

    /// <summary>The colours that people have set, newest first; none where numbers are judged.</summary>
    public IReadOnlyList<HandJudgement> ByHand { get; init; } = [];

    /// <summary>What the plan does for the indicator, in the catalogue's order.</summary>
    public IReadOnlyList<ExplainedActivity> Activities { get; init; } = [];

    public string? KpiTitle { get; init; }

    /// <summary>The KPI that gives the margins; null where there is none.</summary>
    public string? MarginKpi { get; init; }

    public DateOnly? PublicationDate { get; init; }

    public DateOnly? PreliminaryPublicationDate { get; init; }

    public int? PublicationPeriod { get; init; }

    /// <summary>Titles of compared areas, by id; with the number of members for a group.</summary>
    public IReadOnlyDictionary<string, string> AreaTitles { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of the municipalities behind a group's value, by the group's id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Members { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The values that a relation was held against for the judged year; none for bands of printed numbers.</summary>
    public IReadOnlyList<UsedReference> Used { get; init; } = [];

    /// <summary>The values of women and men behind a difference; null for other genders.</summary>
    public (decimal? Women, decimal? Men)? Parts { get; init; }

    public long? RunId { get; init; }

    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>Why the bands could not be read, Swedish; empty when they could.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];
}

/// <param name="ValidFrom">First year of the value it holds for; null from the beginning.</param>
/// <param name="ValidTo">Last year; null for ever.</param>
/// <param name="Green">As written.</param>
/// <param name="Yellow">As written.</param>
/// <param name="Line">1-based line in the catalogue.</param>
/// <param name="Applies">It judged the judged year.</param>
public sealed record ExplainedBand(int? ValidFrom, int? ValidTo, string? Green, string? Yellow, int Line, bool Applies = false)
{
    /// <summary>How the words were read, where they leave something open; Swedish, else null.</summary>
    public string? ReadAs { get; init; }

    /// <summary>Who decided it, and when; null where the catalogue does not say.</summary>
    public string? Decision { get; init; }
}

public sealed record ExplainedChange(DateTimeOffset At, Colour From, Colour To, Cause Cause, Period? Period, decimal? Value, long RunId)
{
    /// <summary>How many decimals <see cref="Value"/> was given with; null for Kolada's.</summary>
    public int? Decimals { get; init; }
}

public sealed record ExplainedRevision(DateTimeOffset At, Period Period, decimal? OldValue, decimal? NewValue, string Kind, long RunId, Gender Gender = Gender.T)
{
    /// <summary>How many decimals <see cref="OldValue"/> was given with; null for Kolada's.</summary>
    public int? OldDecimals { get; init; }

    /// <summary>As <see cref="OldDecimals"/>, of <see cref="NewValue"/>.</summary>
    public int? NewDecimals { get; init; }
}

/// <summary>An activity that is tied to the indicator.</summary>
/// <param name="Name">In the plan's words.</param>
/// <param name="Status">Null when the catalogue does not say.</param>
/// <param name="Ends">Its last day; null when it goes on until further notice.</param>
/// <param name="IsOverdue">As of the last run.</param>
public sealed record ExplainedActivity(string Name, ActivityStatus? Status, DateOnly? Ends, bool IsOverdue);

/// <summary>What someone has written about an outcome.</summary>
/// <param name="Period">The year of the outcome.</param>
/// <param name="Text">May have several lines.</param>
/// <param name="By">Who answers for it.</param>
/// <param name="At">When it was written, UTC.</param>
public sealed record ExplainedAnalysis(Period Period, string Text, string By, DateTimeOffset At);
