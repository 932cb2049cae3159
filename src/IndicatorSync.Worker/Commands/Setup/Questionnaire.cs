using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Foundation;
using Spectre.Console;

namespace IndicatorSync.Worker.Commands.Setup;

/// <summary>One thing to know: the option that answers it, the Swedish question, and what is taken when nothing is said.</summary>
/// <param name="Option">The option's name, with its dashes.</param>
/// <param name="Text">The question.</param>
/// <param name="Default">What an empty answer means; null: there must be one.</param>
/// <param name="Fault">Why an answer will not do, Swedish; null when it will.</param>
internal sealed record Question(string Option, string Text, string? Default, Func<string, string?> Fault);

/// <summary>Puts questions: the command line answers first, then the person at the terminal, then the default. None is put twice.</summary>
/// <param name="terminal">Where a person answers; null: nobody is there.</param>
/// <param name="given">The answers on the command line, by the option's name.</param>
internal sealed class Questionnaire(IAnsiConsole? terminal, IReadOnlyDictionary<string, string> given)
{
    private readonly List<string> faults = [];

    public bool IsGiven(params string[] options) => options.Any(given.ContainsKey);

    /// <returns>The answer; empty when there is none, which <see cref="ThrowOnFaults"/> tells.</returns>
    public string Ask(Question question)
    {
        if (given.TryGetValue(question.Option, out var stated))
        {
            return Checked(question, stated.Trim());
        }

        if (terminal is not null)
        {
            return Prompt(terminal, question);
        }

        if (question.Default is { } silent)
        {
            return silent;
        }

        faults.Add($"{question.Option} saknas ({InSentence.Of(question.Text)}).");
        return "";
    }

    /// <summary>A secret, never shown: from the file that the option names, else typed unseen.</summary>
    public string AskSecret(string option, string text, Func<string, string> readFile)
    {
        if (given.TryGetValue(option, out var file))
        {
            return readFile(file);
        }

        if (terminal is not null)
        {
            return terminal.Prompt(new TextPrompt<string>($"{Markup.Escape(text)}:").Secret(null));
        }

        faults.Add($"{option} saknas ({InSentence.Of(text)}).");
        return "";
    }

    /// <exception cref="ExpectedFailure">An answer is missing or will not do; one line for each.</exception>
    public void ThrowOnFaults()
    {
        if (faults.Count > 0)
        {
            throw new ExpectedFailure(FailureKind.BadInput, string.Join('\n', faults));
        }
    }

    private string Checked(Question question, string answer)
    {
        if (question.Fault(answer) is { } fault)
        {
            faults.Add($"{question.Option} \"{answer}\": {fault}");
            return "";
        }

        return answer;
    }

    private static string Prompt(IAnsiConsole terminal, Question question)
    {
        var prompt = new TextPrompt<string>($"{Markup.Escape(question.Text)}?")
            .Validate(answer => question.Fault(answer.Trim()) is { } fault ? ValidationResult.Error(Markup.Escape(fault)) : ValidationResult.Success());
        if (question.Default is { } silent)
        {
            prompt.DefaultValue(silent);
        }

        return terminal.Prompt(prompt).Trim();
    }
}
