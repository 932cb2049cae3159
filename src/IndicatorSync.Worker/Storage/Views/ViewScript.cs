using System.Text.RegularExpressions;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Views;

/// <summary>
/// The script that makes all views anew, the constraints on codes, and on SQL Server roles, grants, descriptions and the procedure. It is journalled by
/// its hash and runs again whenever its text changes.
/// </summary>
internal static class ViewScript
{
    public static string For(SqlDialect dialect) =>
        (dialect is SqliteDialect ? SqliteViews.Script(ReportViews.All) : SqlServerViews.Script(ReportViews.All)) + CodedColumns.Script(dialect);

    /// <summary>The views whose stored text is not what it should be, as happens to å, ä and ö when a script was read in another encoding.</summary>
    /// <param name="dialect">The database's.</param>
    /// <param name="stored">Each view and its text; null where the login may not see it. Names may come in another case, as both engines compare them.</param>
    public static IReadOnlyList<string> Strayed(SqlDialect dialect, IEnumerable<(string Name, string? Text)> stored)
    {
        var texts = stored.ToDictionary(view => view.Name, view => view.Text, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. from view in ReportViews.All
               let name = dialect is SqliteDialect ? SqliteViews.Named(view) : view.Name
               let wanted = dialect is SqliteDialect ? SqliteViews.Definition(view) : SqlServerViews.Definition(view)
               where !texts.TryGetValue(name, out var text) || (text is not null && Bare(text) != Bare(wanted))
               select name,
        ];
    }

    private static string Bare(string text) => text.ReplaceLineEndings("\n").Trim().TrimEnd(';').TrimEnd();
}

/// <summary>Views of SQLite: no schemas, so <c>rapport.Nulage</c> is <c>rapport_Nulage</c>.</summary>
internal static partial class SqliteViews
{
    public static string Script(IReadOnlyList<ReportView> views)
    {
        var scripts = views.Select(view => $"DROP VIEW IF EXISTS {Named(view)};\n{Definition(view)}\n");
        return string.Concat(scripts);
    }

    public static string Named(ReportView view) => $"rapport_{view.Name}";

    /// <summary>The statement that makes a view, as the file keeps it.</summary>
    public static string Definition(ReportView view) => $"CREATE VIEW {Named(view)} AS\n{Translated(view.Select)};";

    private static string Translated(string sql) => NationalPrefix().Replace(sql.Replace("dbo.", "", StringComparison.Ordinal), "'");

    [GeneratedRegex(@"\bN'")]
    private static partial Regex NationalPrefix();
}
