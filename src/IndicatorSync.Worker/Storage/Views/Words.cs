using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Observations;
using IndicatorSync.Worker.Storage.Outbox;

namespace IndicatorSync.Worker.Storage.Views;

/// <summary>Codes of the tables into the Swedish words of the views (docs/contract.md 1.7); one source for views, mails and commands.</summary>
internal static class Words
{
    private const int SampleYear = 2000;
    private const string YearMark = "@";

    public static string Colour(string column) =>
        Case(column, Enum.GetValues<Colour>().Select(colour => (colour.Code(), colour.Swedish())));

    public static string Basis(string column) =>
        Case(column, Enum.GetValues<Basis>().Select(basis => (basis.Code(), basis.Swedish())));

    public static string Cause(string column) =>
        Case(column, Enum.GetValues<Cause>().Select(cause => (cause.Code(), cause.Swedish())));

    public static string Revision(string column) =>
        Case(column, Enum.GetValues<RevisionKind>().Select(kind => (kind.Code(), Swedish(kind))));

    public static string Activity(string column) =>
        Case(column, Enum.GetValues<ActivityStatus>().Select(status => (status.Code(), status.Swedish())));

    public static string Outcome(string column) => Case(
        column,
        [("running", "Pågår"), ("succeeded", "Lyckad"), ("partial", "Delvis"), ("failed", "Misslyckad"), ("interrupted", "Avbruten")]);

    public static string Mail(string column) => Case(
        column,
        new[] { OutboxStatus.Waiting, OutboxStatus.Retry, OutboxStatus.Sent, OutboxStatus.Filed, OutboxStatus.Rejected, OutboxStatus.Gathered }
            .Select(code => (code, OutboxStatus.Swedish(code))));

    public static string Development(string column) =>
        Case(column, Enum.GetValues<Development>().Select(development => (development.Code(), development.Swedish())));

    /// <summary>Null for a whole year.</summary>
    public static string Part(string column) => $"CASE WHEN {column} <> N'' THEN {column} END";

    /// <summary>A period as it is printed (docs/contract.md 1.9); null where there is none.</summary>
    /// <param name="year">The column of the year.</param>
    /// <param name="part">The column of the part.</param>
    /// <param name="accumulated">A column that is 1 where values count from the beginning of the year.</param>
    public static string Period(string year, string part, string accumulated)
    {
        var parts = Enum.GetValues<PeriodKind>().SelectMany(kind => Enumerable.Range(1, 12).Select(number => Core.Terms.Period.TryCreate(kind, SampleYear, number, out var period) ? period : (Period?)null)).OfType<Period>().ToList();
        var plain = Case(part, parts.Select(period => (period.Part, WithoutYear(PeriodText.Print(period)))));
        var toDate = Case(part, parts.Select(period => (period.Part, WithoutYear(PeriodText.Print(period, accumulated: true)))));

        // Not CONCAT: SQLite before 3.44, which many programs that open the file have, does not know it.
        return $"REPLACE(CASE WHEN {year} IS NULL THEN NULL WHEN {accumulated} = 1 THEN {toDate} ELSE {plain} END, N'{YearMark}', CAST({year} AS NVARCHAR(4)))";
    }

    /// <summary>A printed period with a mark for its year, which comes last.</summary>
    private static string WithoutYear(string printed) => printed[..^4] + YearMark;

    /// <summary>What an area is follows from the form of its id (<see cref="Core.Terms.AreaId"/>).</summary>
    public static string AreaKind(string column) =>
        $"CASE WHEN {column} = N'0000' THEN N'Riket' WHEN {column} LIKE N'G%' THEN N'Grupp' WHEN {column} LIKE N'V%' THEN N'Enhet' "
        + $"WHEN {column} < N'0100' THEN N'Region' ELSE N'Kommun' END";

    private static string Swedish(RevisionKind kind) => kind switch
    {
        RevisionKind.New => "Nytt",
        RevisionKind.Revised => "Ändrat",
        RevisionKind.Withdrawn => "Struket",
        RevisionKind.Vanished => "Försvunnet",
        _ => "Återkommet",
    };

    private static string Case(string column, IEnumerable<(string Code, string Word)> words) =>
        $"CASE {column} {string.Join(' ', words.Select(word => $"WHEN N'{word.Code}' THEN N'{word.Word}'"))} END";
}
