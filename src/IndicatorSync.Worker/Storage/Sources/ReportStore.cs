using IndicatorSync.Core.Sources;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Sources;

/// <summary>Who reported a value, and how.</summary>
/// <param name="Author">Who answers for it; null when nobody is named.</param>
/// <param name="MadeBy">The account that was logged in.</param>
/// <param name="Way">The command or the procedure.</param>
internal sealed record Reporter(string? Author, string MadeBy, string Way);

/// <summary>What people have reported by hand since the last reading.</summary>
/// <param name="Statements">In the order in which they were reported.</param>
/// <param name="Analyses">What was written beside a number; a judgement keeps its own reason.</param>
/// <param name="Newest">The number of the newest report; 0 for none.</param>
internal sealed record NewReports(IReadOnlyList<OwnStatement> Statements, IReadOnlyList<AnalysisStatement> Analyses, long Newest);

/// <summary>What people report by hand, kept until the next reading takes it up.</summary>
internal static class ReportStore
{
    private const string Insert = """
        INSERT INTO reported_value (indicator_id, gender, unit_name, period, part, value, decimals, is_preliminary, note, author, made_by, made_at, made_local, way,
          judgement)
        VALUES (@IndicatorId, @gender, @Unit, @period, @part, @Value, @Decimals, @IsPreliminary, @Note, @author, @madeBy, @now, @local, @way, @judgement)
        """;

    private const string SelectNew = """
        SELECT report_id, indicator_id, gender, unit_name, period, part, value,
          decimals, is_preliminary, note, judgement,
          COALESCE(author, made_by) AS Author
        FROM reported_value
        WHERE taken_run_id IS NULL
        ORDER BY report_id
        """;

    private const string Take = "UPDATE reported_value SET taken_run_id = @runId WHERE taken_run_id IS NULL AND report_id <= @newest";

    private const string CountAll = "SELECT COUNT(*) FROM reported_value";

    private const string CountNew = "SELECT COUNT(*) FROM reported_value WHERE taken_run_id IS NULL";

    /// <param name="unit">A transaction; outside the writer's lease.</param>
    /// <param name="statement">What was said; no value where <paramref name="judgement"/> is given, or it takes back what was said before.</param>
    /// <param name="reporter">Who said it.</param>
    /// <param name="now">When.</param>
    /// <param name="judgement">The colour that a person sets on a target in words; null for a number.</param>
    public static Task AddAsync(UnitOfWork unit, OwnStatement statement, Reporter reporter, DateTimeOffset now, Colour? judgement = null) => unit.ExecuteAsync(Insert, new
    {
        statement.Key.IndicatorId,
        gender = statement.Key.Gender.Code(),
        statement.Key.Unit,
        period = statement.Key.Period.Year,
        part = statement.Key.Period.Part,
        statement.Value,
        statement.Decimals,
        statement.IsPreliminary,
        Note = statement.Note is { } note ? StoredText.Cut(note, 4000) : null,
        author = reporter.Author is { } author ? StoredText.Cut(author, 200) : null,
        madeBy = StoredText.Cut(reporter.MadeBy, 128),
        now,
        local = StoredTime.Local(now),
        way = reporter.Way,
        judgement = judgement?.Code(),
    });

    /// <summary>Something was ever reported by hand.</summary>
    public static async Task<bool> AnyAsync(UnitOfWork unit) => await unit.ScalarAsync<long>(CountAll) > 0;

    /// <summary>Something was reported that no reading has taken up yet.</summary>
    public static async Task<bool> AnyNewAsync(UnitOfWork unit) => await unit.ScalarAsync<long>(CountNew) > 0;

    /// <summary>What no reading has taken up yet, in the order in which it was reported.</summary>
    public static async Task<NewReports> NewAsync(UnitOfWork unit)
    {
        var rows = await unit.QueryAsync<ReportRow>(SelectNew);
        return new NewReports(
            [.. rows.Select(row => row.ToStatement())],
            [.. rows.Where(row => row is { Note.Length: > 0, Judgement: null }).Select(row => new AnalysisStatement(row.Key, row.Note!, row.Author))],
            rows.Count == 0 ? 0 : rows[^1].ReportId);
    }

    /// <summary>Marks what is taken up.</summary>
    public static Task TakeAsync(UnitOfWork unit, long newest, long runId) => unit.ExecuteAsync(Take, new { newest, runId });

    private sealed record ReportRow
    {
        public required long ReportId { get; init; }

        public required string IndicatorId { get; init; }

        public required string Gender { get; init; }

        public required string UnitName { get; init; }

        public required int Period { get; init; }

        public required string Part { get; init; }

        public decimal? Value { get; init; }

        public required int Decimals { get; init; }

        public required bool IsPreliminary { get; init; }

        public string? Note { get; init; }

        public string? Judgement { get; init; }

        public required string Author { get; init; }

        public OwnKey Key => new(IndicatorId, GenderCodes.Of(Gender), UnitName, Core.Terms.Period.OfStored(Period, Part));

        public OwnStatement ToStatement() => new(
            Key,
            Judgement is null ? Value : HandColour.NumberOf(Codes.ColourOf(Judgement)),
            Decimals,
            IsPreliminary,
            Note,
            null);
    }
}
