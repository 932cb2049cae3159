using System.Text;
using Quartz.Impl.AdoJobStore;

namespace IndicatorSync.Worker.Service;

/// <summary>
/// The tables of the shared schedule, for <c>migrate</c> and for a DBA who runs what <c>migrate --script</c> prints: Quartz's own script,
/// as it lies in the package in use.
/// It makes what is missing and drops nothing, so it may be run again.
/// </summary>
internal static class ClusteredScheduleScript
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

    /// <summary>The schema, then Quartz's statements; the piece before its first separator is a comment about the file.</summary>
    public static IReadOnlyList<string> Statements() =>
    [
        $"{ClusteredSchedule.CreateSchema};",
        .. new QuartzScript().Text().ReplaceLineEndings("\n")
            .Split($"\n{Separator}\n").Skip(1)
            .Select(statement => statement
                .Replace("{0}", ClusteredSchedule.TablePrefix, StringComparison.Ordinal)
                .Replace("{1}", ClusteredSchedule.BareTablePrefix, StringComparison.Ordinal).Trim()),
    ];

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
