using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Storage.Reading;

/// <summary>The statements behind <c>explain</c>.</summary>
internal static class ExplainSql
{
    public const string Changes = """
        SELECT b.gender, b.from_colour, b.to_colour, b.cause, b.period, b.part,
          CAST(CASE WHEN h.hidden IS NOT NULL OR ABS(b.value) < i.count_below THEN NULL ELSE b.value END AS DECIMAL(28,10)) AS Value, b.changed_at, b.run_id
        FROM colour_change b
        LEFT JOIN indicator i ON i.indicator_id = b.indicator_id
        LEFT JOIN period_judgement h ON h.indicator_id = b.indicator_id AND h.gender = b.gender AND h.period = b.period AND h.part = b.part
        WHERE b.indicator_id = @id
        ORDER BY b.colour_change_id
        """;

    public const string Revisions = """
        SELECT gender, period, part, event, old_value, new_value, seen_at, run_id, is_baseline, given_decimals
        FROM observation_revision
        WHERE kpi_id = @kpi AND area_id = @area AND unit_name = @ownUnit AND (old_value IS NOT NULL OR new_value IS NOT NULL)
        ORDER BY revision_id
        """;

    public const string Fetched =
        "SELECT last_whole_run_id, last_whole_at FROM coverage WHERE kpi_id = @kpi AND area_id = @area";
}

internal sealed record ColourChangeShown
{
    public required string Gender { get; init; }

    public required string FromColour { get; init; }

    public required string ToColour { get; init; }

    public required string Cause { get; init; }

    public int? Period { get; init; }

    public required string Part { get; init; }

    public decimal? Value { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required long RunId { get; init; }

    /// <param name="decimals">Those that numbers were given with.</param>
    public ExplainedChange ToExplained(RevisionDecimals decimals)
    {
        Core.Terms.Period? period = Period is { } year ? Core.Terms.Period.OfStored(year, Part) : null;
        return new(ChangedAt, Codes.ColourOf(FromColour), Codes.ColourOf(ToColour), Codes.CauseOf(Cause), period, Value, RunId) { Decimals = decimals.Of(Gender, period, Value) };
    }
}

internal sealed record RevisionShown
{
    public required string Gender { get; init; }

    public required int Period { get; init; }

    public required string Part { get; init; }

    public required string Event { get; init; }

    public decimal? OldValue { get; init; }

    public decimal? NewValue { get; init; }

    public required DateTimeOffset SeenAt { get; init; }

    public required long RunId { get; init; }

    public required bool IsBaseline { get; init; }

    public int? GivenDecimals { get; init; }

    public Period Of => Core.Terms.Period.OfStored(Period, Part);

    /// <param name="decimals">Those that numbers were given with.</param>
    public ExplainedRevision ToExplained(RevisionDecimals decimals) => new(SeenAt, Of, OldValue, NewValue, Event, RunId, GenderCodes.Of(Gender))
    {
        OldDecimals = decimals.Of(Gender, Of, OldValue),
        NewDecimals = GivenDecimals,
    };
}

/// <summary>How many decimals each number of a period was given with, now or before; nothing of Kolada's.</summary>
internal sealed class RevisionDecimals
{
    private readonly Dictionary<(string Gender, Period Period, decimal Value), int> known = [];

    /// <param name="revisions">Oldest first, the first values among them.</param>
    public RevisionDecimals(IEnumerable<RevisionShown> revisions)
    {
        foreach (var revision in revisions)
        {
            if (revision is { NewValue: { } value, GivenDecimals: { } decimals })
            {
                known[(revision.Gender, revision.Of, value)] = decimals;
            }
        }
    }

    public int? Of(string gender, Period? period, decimal? value) =>
        period is { } of && value is { } number && known.TryGetValue((gender, of, number), out var decimals) ? decimals : null;
}

internal sealed record FetchShown
{
    public long? LastWholeRunId { get; init; }

    public DateTimeOffset? LastWholeAt { get; init; }
}
