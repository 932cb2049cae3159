using System.Text;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Observations;
using IndicatorSync.Worker.Storage.Outbox;

namespace IndicatorSync.Worker.Storage.Views;

/// <summary>Codes of the tables into the Swedish words of the views (docs/contract.md 1.7); one source for views, mails and commands.</summary>
/// <remarks>
/// Every command compares the text of the views with the database's, so it is put together at every start: with plain loops, since
/// queries over enumerations and pairs are compiled anew each time, which was a quarter of what <c>status</c> took.
/// </remarks>
internal static class Words
{
    private const int SampleYear = 2000;
    private const string YearMark = "@";

    private static readonly string Colours = Choices<Colour>(Codes.Code, Codes.Swedish);
    private static readonly string Bases = Choices<Basis>(Codes.Code, Codes.Swedish);
    private static readonly string Causes = Choices<Cause>(Codes.Code, Codes.Swedish);
    private static readonly string Revisions = Choices<RevisionKind>(RevisionCodes.Code, Swedish);
    private static readonly string Activities = Choices<ActivityStatus>(ActivityStatuses.Code, ActivityStatuses.Swedish);
    private static readonly string Developments = Choices<Development>(Core.Judging.Developments.Code, Core.Judging.Developments.Swedish);
    private static readonly string Outcomes = new Choice()
        .Or("running", "Pågår").Or("succeeded", "Lyckad").Or("partial", "Delvis").Or("failed", "Misslyckad").Or("interrupted", "Avbruten").ToString();

    private static readonly string MailStatuses = Mails(
        OutboxStatus.Waiting, OutboxStatus.Retry, OutboxStatus.Sent, OutboxStatus.Filed, OutboxStatus.Rejected, OutboxStatus.Gathered);

    private static readonly string Parts = PartsOfYear(accumulated: false);
    private static readonly string PartsToDate = PartsOfYear(accumulated: true);

    /// <summary>A number that is computed, with the ten decimals of a stored one: some servers take them from what goes through CASE, ABS or MAX.</summary>
    public static string Number(string expression) => $"CAST({expression} AS DECIMAL(28,10))";

    public static string Colour(string column) => Case(column, Colours);

    public static string Basis(string column) => Case(column, Bases);

    public static string Cause(string column) => Case(column, Causes);

    public static string Revision(string column) => Case(column, Revisions);

    public static string Activity(string column) => Case(column, Activities);

    public static string Outcome(string column) => Case(column, Outcomes);

    public static string Mail(string column) => Case(column, MailStatuses);

    public static string Development(string column) => Case(column, Developments);

    /// <summary>Null for a whole year.</summary>
    public static string Part(string column) => $"CASE WHEN {column} <> N'' THEN {column} END";

    /// <summary>A period as it is printed (docs/contract.md 1.9); null where there is none.</summary>
    /// <param name="year">The column of the year.</param>
    /// <param name="part">The column of the part.</param>
    /// <param name="accumulated">A column that is 1 where values count from the beginning of the year.</param>
    /// <remarks>Not CONCAT: SQLite before 3.44, which many programs that open the file have, does not know it.</remarks>
    public static string Period(string year, string part, string accumulated) =>
        $"REPLACE(CASE WHEN {year} IS NULL THEN NULL WHEN {accumulated} = 1 THEN {Case(part, PartsToDate)} ELSE {Case(part, Parts)} END, "
        + $"N'{YearMark}', CAST({year} AS NVARCHAR(4)))";

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

    private static string Case(string column, string choices) => $"CASE {column} {choices} END";

    private static string Choices<T>(Func<T, string> code, Func<T, string> word)
        where T : struct, Enum
    {
        var choice = new Choice();
        foreach (var term in Enum.GetValues<T>())
        {
            choice.Or(code(term), word(term));
        }

        return choice.ToString();
    }

    private static string Mails(params string[] codes)
    {
        var choice = new Choice();
        foreach (var code in codes)
        {
            choice.Or(code, OutboxStatus.Swedish(code));
        }

        return choice.ToString();
    }

    /// <summary>Every part of a year as it is printed, with a mark for the year, which comes last.</summary>
    private static string PartsOfYear(bool accumulated)
    {
        var choice = new Choice();
        foreach (var kind in Enum.GetValues<PeriodKind>())
        {
            for (var number = 1; Core.Terms.Period.TryCreate(kind, SampleYear, number, out var period); number++)
            {
                choice.Or(period.Part, PeriodText.Print(period, accumulated)[..^4] + YearMark);
            }
        }

        return choice.ToString();
    }

    /// <summary>The branches of a CASE.</summary>
    private sealed class Choice
    {
        private readonly StringBuilder branches = new();

        public Choice Or(string code, string word)
        {
            branches.Append(branches.Length == 0 ? "" : " ").Append("WHEN N'").Append(code).Append("' THEN N'").Append(word).Append('\'');
            return this;
        }

        public override string ToString() => branches.ToString();
    }
}
