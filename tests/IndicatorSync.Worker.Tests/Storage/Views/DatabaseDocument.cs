using System.Text.RegularExpressions;
using IndicatorSync.Worker.Storage.Views;

namespace IndicatorSync.Worker.Tests.Storage.Views;

/// <summary>A question of <c>docs/databas.md</c>: its statement and the rows that it is said to give.</summary>
public sealed record ExampleQuestion(string Title, string Sql, IReadOnlyList<string> Answer)
{
    public override string ToString() => Title;
}

/// <summary>The documents that a reader of the database follows, as they lie in the repository.</summary>
internal static partial class DatabaseDocument
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(RepositoryFiles.Sample)!, "..", "..", ".."));

    public static string Text { get; } = Read("docs", "databas.md");

    public static string Questions { get; } = Read("deploy", "sqlserver", "exempelfragor.sql");

    public static IReadOnlyList<string> Scripts { get; } =
        [.. Directory.GetFiles(Path.Combine(Root, "deploy", "sqlserver"), "*.sql").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    public static string Script(string file) => Read("deploy", "sqlserver", file);

    public static IReadOnlyList<ExampleQuestion> Examples() =>
    [
        .. Example().Matches(Text).Select(match => new ExampleQuestion(
            match.Groups["title"].Value,
            match.Groups["sql"].Value,
            [.. match.Groups["row"].Captures.Select(row => row.Value[2..].TrimEnd('\n').TrimEnd('|').TrimEnd())])),
    ];

    /// <summary>The section about a view, as it must stand in the document.</summary>
    public static string SectionOf(ReportView view) =>
        $"### {view.Name}\n\n{view.Text}\n\n| kolumn | betyder |\n|---|---|\n"
        + string.Concat(view.Columns.Select(column => $"| `{column.Name}` | {column.Text} |\n"));

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path])).ReplaceLineEndings("\n");

    [GeneratedRegex(@"### (?<title>\d+\. [^\n]*)\n\n```sql\n(?<sql>[^`]*?)\n```\n\n\|[^\n]*\n\|[-|]*\n(?<row>\|[^\n]*\n)*")]
    private static partial Regex Example();
}
