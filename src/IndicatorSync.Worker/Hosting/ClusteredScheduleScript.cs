using System.Text;
using System.Text.RegularExpressions;
using IndicatorSync.Worker.Storage.Views;
using Quartz.Impl.AdoJobStore;

namespace IndicatorSync.Worker.Hosting;

/// <summary>
/// The tables of the shared schedule, for <c>migrate</c> and for a DBA who runs what <c>migrate --script</c> prints: Quartz's own script,
/// as it lies in the package in use.
/// It makes what is missing and drops nothing, so it may be run again.
/// </summary>
internal static partial class ClusteredScheduleScript
{
    /// <summary>Between the statements of Quartz's script, on a line of its own.</summary>
    private const string Separator = "--;;";

    public static string Print()
    {
        var text = new StringBuilder("-- The shared schedule (Schedule:Clustered); may be run again.\n");
        foreach (var statement in Statements())
        {
            text.Append(statement).Append("\nGO\n");
        }

        return text.ToString();
    }

    /// <summary>
    /// The schema, then Quartz's statements (the piece before its first separator is a comment about the file), then what the service's
    /// role needs of the tables.
    /// </summary>
    public static IReadOnlyList<string> Statements()
    {
        IReadOnlyList<string> tables =
        [
            .. new QuartzScript().Text().ReplaceLineEndings("\n")
                .Split($"\n{Separator}\n").Skip(1)
                .Select(statement => statement
                    .Replace("{0}", ClusteredSchedule.TablePrefix, StringComparison.Ordinal)
                    .Replace("{1}", ClusteredSchedule.BareTablePrefix, StringComparison.Ordinal).Trim()),
        ];
        var grants = tables.SelectMany(statement => Made().Matches(statement))
            .Select(match => $"IF DATABASE_PRINCIPAL_ID(N'{ServiceRole.Name}') IS NOT NULL GRANT SELECT, INSERT, UPDATE, DELETE ON {match.Groups["table"].Value} TO {ServiceRole.Name};");
        return [$"{ClusteredSchedule.CreateSchema};", .. tables, .. grants];
    }

    [GeneratedRegex(@"CREATE TABLE (?<table>quartz\.\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Made();

    /// <summary>The name of the script is for those who derive from Quartz's dialect.</summary>
    private sealed class QuartzScript : SqlServerDelegate
    {
        public string Text()
        {
            using var stream = typeof(SqlServerDelegate).Assembly.GetManifestResourceStream(SchemaResourceName!)
                ?? throw new InvalidOperationException($"Quartz has no {SchemaResourceName} any more.");
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return reader.ReadToEnd();
        }
    }
}
