using IndicatorSync.Worker.Foundation.Configuration;
using Spectre.Console;

namespace IndicatorSync.Worker.Commands;

/// <summary>A sign of life on a terminal while long work goes on; on stderr, so that stdout holds the result alone.</summary>
internal static class Progress
{
    public static Task<T> ShowAsync<T>(ProcessContext process, bool wanted, string text, Func<Task<T>> work) => ShowAsync(process, wanted, text, _ => work());

    /// <param name="process">Whose terminal.</param>
    /// <param name="wanted">False: nothing is shown.</param>
    /// <param name="text">What is shown until the work says how far it is.</param>
    /// <param name="work">Is given what it tells with.</param>
    public static Task<T> ShowAsync<T>(ProcessContext process, bool wanted, string text, Func<Action<string>, Task<T>> work)
    {
        if (!wanted || !process.ErrorIsTerminal)
        {
            return work(_ => { });
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(process.Error) });
        return console.Status().StartAsync(text, context => work(told => context.Status(Markup.Escape(told))));
    }
}
