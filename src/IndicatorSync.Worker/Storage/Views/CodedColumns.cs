using System.Globalization;
using System.Reflection;
using System.Text;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Observations;
using IndicatorSync.Worker.Storage.Outbox;
using IndicatorSync.Worker.Storage.Sources;

namespace IndicatorSync.Worker.Storage.Views;

/// <summary>
/// Columns that hold one of a few codes, and the constraints that keep others out: a code that no view has a word for would be an empty
/// cell. The codes are the program's own, so a new one is let in by the script that runs again when its text changes.
/// </summary>
internal static class CodedColumns
{
    private static readonly string[] Colours = [.. Enum.GetValues<Colour>().Select(colour => colour.Code())];
    private static readonly string[] Bases = [.. Enum.GetValues<Basis>().Select(basis => basis.Code())];
    private static readonly string[] Causes = [.. Enum.GetValues<Cause>().Select(cause => cause.Code())];
    private static readonly string[] Activities = [.. Enum.GetValues<ActivityStatus>().Select(status => status.Code())];
    private static readonly string[] Events = [.. Enum.GetValues<RevisionKind>().Select(kind => kind.Code())];

    private static readonly string[] MailStatuses =
    [
        .. typeof(OutboxStatus).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!),
    ];

    public static readonly IReadOnlyList<(string Table, string Column, string[] Codes)> All =
    [
        ("run", "outcome", ["running", "succeeded", "partial", "failed", "interrupted"]),
        ("run", "kind", ["full", "source"]),
        ("source", "kind", [SourceKinds.File, SourceKinds.Query, SourceKinds.Report]),
        ("source_fault", "kind", [FaultKinds.Fault, FaultKinds.Remark]),
        ("observation_revision", "event", Events),
        ("indicator_state", "colour", Colours),
        ("indicator_state", "basis", Bases),
        ("indicator_state", "cause", Causes),
        ("period_judgement", "colour", Colours),
        ("period_judgement", "basis", Bases),
        ("period_judgement", "colour_then", Colours),
        ("colour_change", "from_colour", Colours),
        ("colour_change", "to_colour", Colours),
        ("colour_change", "cause", Causes),
        ("outbox", "status", MailStatuses),
        ("reported_value", "judgement", [.. Colours.Except([Colour.None.Code()])]),
        ("activity", "status", Activities),
        ("activity_change", "status", Activities),
        ("activity_saying", "status", Activities),
    ];

    public static string Script(SqlDialect dialect)
    {
        var script = new StringBuilder();
        foreach (var (table, column, codes) in All)
        {
            var list = string.Join(", ", codes.Select(code => $"'{code}'"));
            if (dialect is SqliteDialect)
            {
                Guard(script, table, column, list);
            }
            else
            {
                Constrain(script, table, column, list);
            }
        }

        return script.ToString();
    }

    /// <summary>Rows that are there already are not read again: it would take long, and stop an upgrade.</summary>
    private static void Constrain(StringBuilder script, string table, string column, string codes)
    {
        var add = $"ADD CONSTRAINT ck_{table}_{column} CHECK ({column} IN ({codes}))";
        script.Append(CultureInfo.InvariantCulture, $"IF OBJECT_ID(N'dbo.ck_{table}_{column}', N'C') IS NOT NULL ALTER TABLE dbo.{table} DROP CONSTRAINT ck_{table}_{column};\nGO\n")
            .Append(ServerDialects.Either($"ALTER TABLE dbo.{table} WITH NOCHECK {add}", $"ALTER TABLE dbo.{table} {add}"))
            .Append("GO\n");
    }

    /// <summary>SQLite adds no constraint to a table that exists; a trigger refuses with the same words.</summary>
    private static void Guard(StringBuilder script, string table, string column, string codes)
    {
        foreach (var (when, on) in new[] { ("insert", "INSERT"), ("update", $"UPDATE OF {column}") })
        {
            script.Append($"""
                DROP TRIGGER IF EXISTS ck_{table}_{column}_{when};
                CREATE TRIGGER ck_{table}_{column}_{when} BEFORE {on} ON {table} WHEN NEW.{column} NOT IN ({codes})
                BEGIN
                  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_{table}_{column}');
                END;

                """.ReplaceLineEndings("\n"));
        }
    }
}
