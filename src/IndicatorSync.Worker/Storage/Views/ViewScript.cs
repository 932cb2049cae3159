using System.Text.RegularExpressions;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Views;

/// <summary>
/// The script that makes all views anew, and on SQL Server roles, grants, descriptions and the procedure with them. It is journalled by
/// its hash and runs again whenever its text changes.
/// </summary>
internal static class ViewScript
{
    public static string For(SqlDialect dialect) => dialect is SqliteDialect ? SqliteViews.Script(ReportViews.All) : SqlServerViews.Script(ReportViews.All);
}

/// <summary>Views of SQLite: no schemas, so <c>rapport.Nulage</c> is <c>rapport_Nulage</c>.</summary>
internal static partial class SqliteViews
{
    public static string Script(IReadOnlyList<ReportView> views)
    {
        var scripts = views.Select(view => $"DROP VIEW IF EXISTS rapport_{view.Name};\nCREATE VIEW rapport_{view.Name} AS\n{Translated(view.Select)};\n");
        return string.Concat(scripts);
    }

    private static string Translated(string sql) => NationalPrefix().Replace(sql.Replace("dbo.", "", StringComparison.Ordinal), "'");

    [GeneratedRegex(@"\bN'")]
    private static partial Regex NationalPrefix();
}
