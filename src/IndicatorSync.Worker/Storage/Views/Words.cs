using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Observations;
using IndicatorSync.Worker.Storage.Outbox;

namespace IndicatorSync.Worker.Storage.Views;

/// <summary>Codes of the tables into the Swedish words of the views (docs/contract.md 1.7); one source for views, mails and commands.</summary>
internal static class Words
{
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
