using IndicatorSync.Worker.Pipeline;

namespace IndicatorSync.Worker.Commands;

/// <summary>How a command that failed says so: one line on stderr, the stack trace only when asked for.</summary>
internal sealed class FailureReport(TextWriter error)
{
    public bool Verbose { get; set; }

    /// <summary>For the commands whose words are Swedish (docs/contract.md 1.1).</summary>
    public bool InSwedish { get; set; }

    /// <returns>The exit code.</returns>
    public int Write(Exception failure)
    {
        // A failure of many lines has one for each thing to mend.
        foreach (var line in Message(failure).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            error.WriteLine($"{(InSwedish ? "fel" : "error")}: {line}");
        }

        if (Verbose)
        {
            error.WriteLine(failure);
        }

        error.Flush();
        return (int)(failure is CommandFailure expected ? expected.ExitCode : ExitCode.Failed);
    }

    private string Message(Exception failure) => failure switch
    {
        CommandFailure { Swedish: { } words } when InSwedish => words.ToString(),
        CommandFailure expected => expected.Message,
        OperationCanceledException when InSwedish => "Avbrutet innan arbetet var klart.",
        OperationCanceledException => "Interrupted before the work was done; what was stored so far is whole, the next run goes on.",
        _ when InSwedish => $"{OneLine(failure)} Kör igen med --verbose för att se var.",
        _ => $"{OneLine(failure)} Run again with --verbose to see where.",
    };

    private static string OneLine(Exception failure) => $"{failure.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')}.";
}
