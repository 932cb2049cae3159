using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Sources;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <param name="IndicatorId">The indicator.</param>
/// <param name="Gender">As judged.</param>
/// <param name="Period">What the outcome was measured over.</param>
/// <param name="Text">The analysis; may have several lines.</param>
/// <param name="Author">Who answers for it.</param>
/// <param name="Now">On the rules' clock.</param>
/// <param name="MadeBy">Who is logged in where the command runs.</param>
internal sealed record Commenting(string IndicatorId, Gender Gender, Period Period, string Text, string Author, DateTimeOffset Now, string MadeBy);

/// <summary>What people have written about outcomes. Insert-only, and outside the writer's lease: nobody waits for a run.</summary>
internal static class AnalysisStore
{
    private const string Insert = """
        INSERT INTO analysis (indicator_id, gender, period, part, body, author, made_at, made_local, made_by)
        SELECT indicator_id, gender, period, part, @Text, @Author, @Now, @NowLocal, @MadeBy
        FROM period_judgement
        WHERE indicator_id = @IndicatorId AND gender = @Gender AND period = @Year AND part = @Part
        """;

    private const string IsMade = """
        SELECT COUNT(*) FROM analysis
        WHERE indicator_id = @IndicatorId AND gender = @Gender AND period = @Year AND part = @Part AND made_at = @Now AND body = @Text AND author = @Author
        """;

    private const string SelectNewestOf = """
        SELECT gender, period, part, body, author, made_at
        FROM analysis
        WHERE analysis_id IN (SELECT MAX(analysis_id) FROM analysis WHERE indicator_id = @id GROUP BY gender, period, part)
        ORDER BY period DESC, analysis_id DESC
        """;

    private const string SelectLastOf = """
        SELECT indicator_id, gender, period, part, body
        FROM analysis
        WHERE analysis_id IN (SELECT MAX(analysis_id) FROM analysis WHERE made_by = @madeBy GROUP BY indicator_id, gender, period, part)
        """;

    private static readonly AddedRows<SaidRow> Said = new(
        "analysis",
        [
            new("indicator_id", StagingType.Name, row => row.IndicatorId),
            new("gender", StagingType.Code, row => row.Gender),
            new("period", StagingType.Integer, row => row.Period),
            new("part", StagingType.Code, row => row.Part),
            new("body", StagingType.LongText, row => row.Body),
            new("author", StagingType.Name, row => row.Author),
            new("made_at", StagingType.Instant, row => row.MadeAt),
            new("made_local", StagingType.LocalTime, row => row.MadeLocal),
            new("made_by", StagingType.Name, row => row.MadeBy),
        ]);

    /// <summary>
    /// Adds what a table writes about outcomes where it says something else than it last said itself: what a person wrote meanwhile is not
    /// written over by the same words once more.
    /// </summary>
    /// <param name="unit">A transaction.</param>
    /// <param name="said">In the table's order; of two about one outcome the later holds.</param>
    /// <param name="by">Who answers for what names nobody, and which source it is.</param>
    /// <param name="now">When it was read, on the rules' clock.</param>
    public static async Task SayAsync(UnitOfWork unit, IReadOnlyList<AnalysisStatement> said, (string Author, string Source) by, DateTimeOffset now)
    {
        if (said.Count == 0)
        {
            return;
        }

        var madeBy = StoredText.Cut(by.Source, 128);
        var last = (await unit.QueryAsync<SaidRow>(SelectLastOf, new { madeBy })).ToDictionary(row => row.Outcome, row => row.Body);
        var rows = said.Select(one => new SaidRow
        {
            IndicatorId = RowKey.Of(one.Key.IndicatorId, one.Key.Unit),
            Gender = one.Key.Gender.Code(),
            Period = one.Key.Period.Year,
            Part = one.Key.Period.Part,
            Body = one.Text,
            Author = StoredText.Cut(one.Author ?? by.Author, 200),
            MadeAt = now,
            MadeLocal = StoredTime.Local(now),
            MadeBy = madeBy,
        });
        await unit.AddAsync(Said, [.. rows.GroupBy(row => row.Outcome).Select(same => same.Last()).Where(row => last.GetValueOrDefault(row.Outcome) != row.Body)]);
    }

    /// <summary>False where the indicator has no stored value, not even an empty one, for the period.</summary>
    public static Task<bool> MakeAsync(Database database, Commenting made, CancellationToken cancellationToken)
    {
        var row = new
        {
            made.IndicatorId,
            Gender = made.Gender.Code(),
            made.Period.Year,
            made.Period.Part,
            made.Text,
            made.Author,
            made.Now,
            NowLocal = StoredTime.Local(made.Now),
            MadeBy = StoredText.Cut(made.MadeBy, 128),
        };
        return database.OnceAsync(
            async unit => await unit.ExecuteAsync(Insert, row) == 1, async unit => await unit.ScalarAsync<int>(IsMade, row) > 0, cancellationToken);
    }

    /// <summary>The newest analysis of each gender and period of an indicator, newest period first.</summary>
    public static Task<IReadOnlyList<AnalysisRow>> NewestOfAsync(UnitOfWork unit, string id) => unit.QueryAsync<AnalysisRow>(SelectNewestOf, new { id });
}

/// <summary>A row of <c>analysis</c>, as a table said it.</summary>
internal sealed record SaidRow
{
    public required string IndicatorId { get; init; }

    public required string Gender { get; init; }

    public required int Period { get; init; }

    public required string Part { get; init; }

    public required string Body { get; init; }

    public string Author { get; init; } = "";

    public DateTimeOffset MadeAt { get; init; }

    public DateTime MadeLocal { get; init; }

    public string MadeBy { get; init; } = "";

    public (string, string, int, string) Outcome => (IndicatorId, Gender, Period, Part);
}

internal sealed record AnalysisRow
{
    public required string Gender { get; init; }

    /// <summary>The year.</summary>
    public required int Period { get; init; }

    public required string Part { get; init; }

    public required string Body { get; init; }

    public required string Author { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    private Period Of => Core.Terms.Period.OfStored(Period, Part);

    /// <summary>The one of what is judged now; without one, that of the newest period before it.</summary>
    public static ExplainedAnalysis? For(IReadOnlyList<AnalysisRow> newest, IndicatorStatus status) => newest
        .Where(row => row.Gender == status.Gender.Code() && (status.Judged.Period is not { } judged || row.Of <= judged))
        .OrderByDescending(row => row.Of)
        .Select(row => new ExplainedAnalysis(row.Of, row.Body, row.Author, row.MadeAt))
        .FirstOrDefault();
}
