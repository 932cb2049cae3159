namespace IndicatorSync.Worker.Storage.Views;

/// <summary>Who may read a view; the names are roles of SQL Server.</summary>
internal enum ReportRole
{
    /// <summary><c>rapport_lasare</c>.</summary>
    Reader,

    /// <summary><c>rapport_drift</c>.</summary>
    Operations,

    Both,
}

/// <param name="Name">Swedish, without å, ä and ö.</param>
/// <param name="Sql">What it is, over the aliases of <see cref="ReportView.From"/>.</param>
/// <param name="Text">Swedish: what <c>MS_Description</c> and <c>Dataordlista</c> say of it.</param>
internal sealed record ReportColumn(string Name, string Sql, string Text)
{
    /// <summary>The plan that a row belongs to (docs/contract.md 1.14).</summary>
    public const string Plan = "Plan";

    /// <summary>As a statement writes it: PLAN is a word of T-SQL.</summary>
    public string Written => Name == Plan ? $"[{Name}]" : Name;

    /// <summary>The column of that name.</summary>
    /// <param name="sql">What it is.</param>
    public static ReportColumn OfPlan(string sql) => new(Plan, sql, "Planens namn enligt katalogen. I T-SQL skrivs kolumnen [Plan].");
}

/// <summary>
/// A view of schema <c>rapport</c>, the contract with everyone who reads the database (docs/contract.md 1.7). A view may get columns; it never
/// loses or renames one. Written as T-SQL in the subset that SQLite reads once names are unqualified (<see cref="SqliteViews"/>).
/// </summary>
/// <param name="Name">Swedish, without å, ä and ö.</param>
/// <param name="Role">Who may read it.</param>
/// <param name="Text">Swedish: one row per what, and what it is for.</param>
/// <param name="Columns">In order.</param>
/// <param name="From">From FROM to the end of the statement.</param>
internal sealed record ReportView(string Name, ReportRole Role, string Text, IReadOnlyList<ReportColumn> Columns, string From)
{
    public string Select =>
        $"SELECT\n  {string.Join(",\n  ", Columns.Select(column => $"{column.Sql} AS {column.Written}"))}\n{From.ReplaceLineEndings("\n").TrimEnd()}";
}

/// <summary>All views, in an order in which they can be created.</summary>
internal static class ReportViews
{
    public static IReadOnlyList<ReportView> All { get; } = WithDictionary(
    [
        CurrentViews.Nulage,
        CurrentViews.Malavvikelser,
        PlanView.Plantabell,
        HistoryViews.Historik,
        HistoryViews.Jamforelse,
        MirrorView.Spegling,
        ChangeViews.Revideringar,
        ChangeViews.Fargbyten,
        AlarmViews.Larm,
        AlarmViews.Granser,
        TraceView.Sparbarhet,
        GoalViews.Mal,
        GoalViews.Aktiviteter,
        GoalViews.Aktivitetshistorik,
        GoalViews.Analyser,
        GoalViews.Bedomningar,
        FrozenViews.FrystaLagen,
        FrozenViews.AndratSedanFrysning,
        CalendarViews.Kommande,
        CalendarViews.Kalender,
        OperationsViews.Korningar,
        OperationsViews.Utskick,
        OperationsViews.Inlasningar,
        OperationsViews.Datakvalitet,
    ]);

    /// <exception cref="InvalidOperationException">There is no such view.</exception>
    public static ReportView Named(string name) => All.First(view => view.Name == name);

    private static IReadOnlyList<ReportView> WithDictionary(IReadOnlyList<ReportView> views) => [.. views, DictionaryView.Of(views)];
}
