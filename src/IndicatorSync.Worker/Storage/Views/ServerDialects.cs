namespace IndicatorSync.Worker.Storage.Views;

/// <summary>
/// A statement that compatible servers refuse: a whole batch, even where it is not reached, unless it is there as text.
/// </summary>
internal static class ServerDialects
{
    private const string IsSqlServer = "IF SERVERPROPERTY(N'Babelfish') IS NULL\n";

    /// <param name="server">What SQL Server runs.</param>
    /// <param name="babelfish">What Babelfish runs; null: nothing.</param>
    public static string Either(string server, string? babelfish = null) =>
        $"{IsSqlServer}  {AsText(server)}{(babelfish is null ? "" : $"ELSE\n  {AsText(babelfish)}")}";

    private static string AsText(string statement) => $"EXEC (N'{statement.Replace("'", "''", StringComparison.Ordinal)}');\n";
}
