using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;

namespace IndicatorSync.Worker.Storage.Views;

/// <summary>
/// The role of the service's login on SQL Server: it reads and writes rows of every table, but what has happened it can only add to, and it reads
/// every view.
/// Part of the script that runs again when its text changes, so a migration that makes a table makes its grant as well.
/// </summary>
internal static partial class ServiceRole
{
    public const string Name = "indicatorsync_tjanst";

    /// <summary>History, journals, acknowledgements, analyses, frozen packs and what was said of activities, as a list in SQL.</summary>
    public const string InsertOnly = "'acknowledgement', 'acknowledgement_lapse', 'activity_change', 'alarm_transition', 'analysis', 'area_version', 'colour_change', "
        + "'escalation', 'frozen_pack', 'frozen_removal', 'kpi_version', 'observation_revision', 'outbox_about', 'source_fault', 'source_reading', 'source_receipt'";

    /// <summary>The journal of migrations is written by those who migrate.</summary>
    public const string ReadOnly = "'schema_migration'";

    public static string Script(IReadOnlyList<ReportView> views)
    {
        var script = new StringBuilder($"IF DATABASE_PRINCIPAL_ID(N'{Name}') IS NULL CREATE ROLE {Name};\nGO\n");
        foreach (var table in Tables())
        {
            script.Append(CultureInfo.InvariantCulture, $"GRANT {RightsOn(table)} ON dbo.{table} TO {Name};\n");
        }

        // The site, reports and frozen packs are made of the views; doctor compares the text of each with what it should be.
        foreach (var view in views)
        {
            script.Append(CultureInfo.InvariantCulture, $"GRANT SELECT ON rapport.{view.Name} TO {Name};\n")
                .Append(ServerDialects.Either($"GRANT VIEW DEFINITION ON rapport.{view.Name} TO {Name}"));
        }

        return script.Append("GO\n").ToString();
    }

    /// <summary>Every table that the migrations make, in their order.</summary>
    public static IReadOnlyList<string> Tables() =>
        [.. Migration.For(new SqlServerDialect()).SelectMany(migration => Made().Matches(migration.Script)).Select(match => match.Groups["table"].Value)];

    private static string RightsOn(string table) => ReadOnly.Contains($"'{table}'", StringComparison.Ordinal) ? "SELECT"
        : InsertOnly.Contains($"'{table}'", StringComparison.Ordinal) ? "SELECT, INSERT"
        : "SELECT, INSERT, UPDATE, DELETE";

    [GeneratedRegex(@"^CREATE TABLE dbo\.(?<table>\w+)", RegexOptions.Multiline)]
    private static partial Regex Made();
}
