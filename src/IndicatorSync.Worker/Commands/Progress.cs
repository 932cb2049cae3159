using IndicatorSync.Worker.Foundation.Configuration;
using Spectre.Console;

namespace IndicatorSync.Worker.Commands;

/// <summary>A sign of life on a terminal while long work goes on; on stderr, so that stdout holds the result alone.</summary>
internal static class Progress
{
    public static Task<T> ShowAsync<T>(ProcessContext process, bool wanted, string text, Func<Task<T>> work)
    {
        if (!wanted || !process.ErrorIsTerminal)
        {
            return work();
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(process.Error) });
        return console.Status().StartAsync(text, _ => work());
    }
}
