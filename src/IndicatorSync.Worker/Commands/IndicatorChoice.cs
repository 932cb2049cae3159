using System.CommandLine;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Worker.Pipeline;

namespace IndicatorSync.Worker.Commands;

/// <summary>What commands that write about one indicator have in common: which one is meant, and a text that fits its column.</summary>
internal static class IndicatorChoice
{
    /// <summary>The indicator of that gender; without a code T, or the only gender that is judged.</summary>
    /// <exception cref="CommandFailure">Unknown id or gender (exit 2).</exception>
    public static IndicatorStatus Find(IReadOnlyList<IndicatorStatus> statuses, string wanted, string? code)
    {
        var own = statuses.Where(status => status.Id == wanted).ToList();
        if (own.Count == 0)
        {
            var near = NearestWord.Among([.. statuses.Select(status => status.Id).Distinct()], wanted);
            throw new CommandFailure(
                ExitCode.BadInput, $"no indicator has the id {wanted}{(near is null ? "; 'status --json' lists them." : $"; did you mean {near}?")}");
        }

        if (code is null)
        {
            return own.Find(status => status.Gender == Gender.T) ?? (own.Count == 1 ? own[0] : throw Which(wanted, own, "give --kön"));
        }

        return GenderCodes.TryParse(code.Trim().ToUpperInvariant(), out var asked) && own.Find(status => status.Gender == asked) is { } found
            ? found
            : throw Which(wanted, own, $"--kön {code} is not judged");
    }

    public static string Named(IndicatorStatus status) => status.Gender == Gender.T ? status.Id : $"{status.Id} ({status.Gender.Code()})";

    /// <exception cref="CommandFailure">Empty, or longer than its column (exit 2).</exception>
    public static string Text(ParseResult parsed, Option<string> option, int longest) => parsed.GetRequiredValue(option).Trim() switch
    {
        "" => throw new CommandFailure(ExitCode.BadInput, $"{option.Name} is empty: write what the next reader needs to know."),
        var text when text.Length > longest => throw new CommandFailure(ExitCode.BadInput, $"{option.Name} is too long: at most {longest} characters."),
        var text => text,
    };

    private static CommandFailure Which(string wanted, IEnumerable<IndicatorStatus> own, string problem) =>
        new(ExitCode.BadInput, $"{problem}: {wanted} is judged for {string.Join(", ", own.Select(status => status.Gender.Code()))}.");
}
