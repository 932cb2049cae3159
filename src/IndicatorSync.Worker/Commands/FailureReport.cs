using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;

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
        // A failure of many lines has one for each thing to mend. A path or a key in it may hold signs that no terminal should get.
        var prefix = InSwedish || failure is ExpectedFailure { IsSwedish: true } ? "fel: " : "error: ";
        foreach (var line in Message(failure).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // A fault with its place says so itself, as validate writes it: editors find the place at the beginning of the line.
            error.WriteLine($"{(ValidationReport.IsPlaced(line) ? "" : prefix)}{ForeignText.Line(line)}");
        }

        if (Verbose)
        {
            error.WriteLine(failure);
        }

        error.Flush();
        return (int)ExitCodes.Of(failure);
    }

    private string Message(Exception failure) => failure switch
    {
        ExpectedFailure { Swedish: { } words } when InSwedish => words.ToString(),
        ExpectedFailure expected => expected.Message,
        OperationCanceledException when InSwedish => "Avbrutet innan arbetet var klart.",
        OperationCanceledException => "Interrupted before the work was done; what was stored so far is whole, the next run goes on.",
        _ when InSwedish => $"{Unforeseen.InSwedish(failure)} Kör igen med --verbose för att se var.",
        _ => $"{Unforeseen.InEnglish(failure)} Run again with --verbose to see where.",
    };
}
