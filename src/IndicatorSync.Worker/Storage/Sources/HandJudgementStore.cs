using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Sources;

/// <summary>Reads who set a colour by hand, when and why; the colours themselves are kept as values are (docs/contract.md 1.10).</summary>
internal static class HandJudgementStore
{
    /// <summary>What is not taken up yet has set no colour.</summary>
    private const string SelectTaken = """
        SELECT r.indicator_id, r.unit_name, r.gender, r.period, r.part, r.judgement, r.note,
          COALESCE(r.author, r.made_by) AS Author, r.made_at
        FROM reported_value r
        JOIN indicator i ON i.indicator_id = r.indicator_id
        WHERE i.is_qualitative = 1 AND (r.judgement IS NOT NULL OR r.value IS NULL) AND r.taken_run_id IS NOT NULL
        """;

    private const string SelectAll = SelectTaken + " ORDER BY r.report_id DESC";

    private const string SelectOf = SelectTaken + " AND r.indicator_id = @id AND r.unit_name = @ownUnit ORDER BY r.report_id DESC";

    /// <summary>All by <see cref="RowKey"/>, newest first.</summary>
    public static async Task<ILookup<string, HandJudgement>> AllAsync(UnitOfWork unit) =>
        (await unit.QueryAsync<HandJudgementRow>(SelectAll)).ToLookup(row => RowKey.Of(row.IndicatorId, row.UnitName), row => row.ToJudgement());

    /// <summary>All of one row, newest first.</summary>
    public static async Task<IReadOnlyList<HandJudgement>> OfAsync(UnitOfWork unit, string key) =>
        [.. (await unit.QueryAsync<HandJudgementRow>(SelectOf, new { id = RowKey.IdOf(key), ownUnit = RowKey.UnitOf(key) })).Select(row => row.ToJudgement())];

    private sealed record HandJudgementRow
    {
        public required string IndicatorId { get; init; }

        public required string UnitName { get; init; }

        public required string Gender { get; init; }

        public required int Period { get; init; }

        public required string Part { get; init; }

        public string? Judgement { get; init; }

        public string? Note { get; init; }

        public string? Author { get; init; }

        public required DateTimeOffset MadeAt { get; init; }

        public HandJudgement ToJudgement() => new(
            GenderCodes.Of(Gender), Core.Terms.Period.OfStored(Period, Part), Judgement is null ? null : Codes.ColourOf(Judgement), Note ?? "", Author ?? "", MadeAt);
    }
}
