using System.Globalization;
using System.Text;

namespace IndicatorSync.Worker.Storage.Views;

/// <summary>
/// Views of SQL Server with all that depends on them. Grants and descriptions go with a dropped view, so they are given again; grants are
/// view by view and never on the schema, whose owner dbo lets a reader of a view do without rights on its tables.
/// </summary>
internal static class SqlServerViews
{
    public const string ReaderRole = "rapport_lasare";
    public const string OperationsRole = "rapport_drift";
    public const string AcknowledgerRole = "rapport_kvitterare";
    public const string ReporterRole = "rapport_uppgiftslamnare";

    private static readonly string[] Procedures = ["Storage/Views/Kvittera.sql", "Storage/Views/Kommentera.sql", "Storage/Views/Rapportera.sql"];

    /// <summary>Babelfish refuses a description of a view's column; there the words are in <c>Dataordlista</c> alone.</summary>
    private const string TakesColumnDescriptions = "IF SERVERPROPERTY(N'Babelfish') IS NULL\n";

    private const string Foundation = $"""
        IF SCHEMA_ID(N'rapport') IS NULL EXEC (N'CREATE SCHEMA rapport AUTHORIZATION dbo');
        IF DATABASE_PRINCIPAL_ID(N'{ReaderRole}') IS NULL CREATE ROLE {ReaderRole};
        IF DATABASE_PRINCIPAL_ID(N'{OperationsRole}') IS NULL CREATE ROLE {OperationsRole};
        IF DATABASE_PRINCIPAL_ID(N'{AcknowledgerRole}') IS NULL CREATE ROLE {AcknowledgerRole};
        IF DATABASE_PRINCIPAL_ID(N'{ReporterRole}') IS NULL CREATE ROLE {ReporterRole};
        GO

        """;

    public static string Script(IReadOnlyList<ReportView> views)
    {
        var script = new StringBuilder(Foundation.ReplaceLineEndings("\n"));
        foreach (var view in views)
        {
            script.Append(CultureInfo.InvariantCulture, $"DROP VIEW IF EXISTS rapport.{view.Name};\nGO\n{Definition(view)}\nGO\n");
            foreach (var role in RolesOf(view))
            {
                script.Append(CultureInfo.InvariantCulture, $"GRANT SELECT ON rapport.{view.Name} TO {role};\n");
            }

            script.Append(Description("VIEW", view.Name, null, view.Text));
            script.Append(TakesColumnDescriptions).Append("BEGIN\n");
            foreach (var column in view.Columns)
            {
                script.Append(Description("VIEW", view.Name, column.Name, column.Text));
            }

            script.Append("END;\nGO\n");
        }

        return script.AppendJoin("", Procedures.Select(Procedure)).Append(ServiceRole.Script(views)).ToString();
    }

    /// <summary>The statement that makes a view, as the server keeps it.</summary>
    public static string Definition(ReportView view) => $"CREATE VIEW rapport.{view.Name} AS\n{view.Select};";

    private static IEnumerable<string> RolesOf(ReportView view) => view.Role switch
    {
        ReportRole.Reader => [ReaderRole],
        ReportRole.Operations => [OperationsRole],
        _ => [ReaderRole, OperationsRole],
    };

    private static string Procedure(string resource)
    {
        using var reader = new StreamReader(typeof(SqlServerViews).Assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Description(string kind, string name, string? column, string text)
    {
        var level2 = column is null ? "" : $", @level2type = N'COLUMN', @level2name = N'{column}'";
        return $"EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'{text.Replace("'", "''", StringComparison.Ordinal)}', "
            + $"@level0type = N'SCHEMA', @level0name = N'rapport', @level1type = N'{kind}', @level1name = N'{name}'{level2};\n";
    }
}
