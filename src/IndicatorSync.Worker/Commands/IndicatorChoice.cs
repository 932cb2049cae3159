using System.CommandLine;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Commands;

/// <summary>What commands that write about one indicator have in common: which one is meant, and a text that fits its column.</summary>
internal static class IndicatorChoice
{
    public static Option<string?> UnitOption() =>
        new("--enhet") { HelpName = "UNIT", Description = "One of the indicator's own units (enheter); without it the total is meant." };

    /// <summary>The indicator of that gender; without a code T, or the only gender that is judged.</summary>
    /// <param name="statuses">All that is judged.</param>
    /// <param name="wanted">The id in the catalogue.</param>
    /// <param name="code">A gender's code.</param>
    /// <param name="unit">An own unit, in any case; null for the total.</param>
    /// <exception cref="ExpectedFailure">Unknown id, unit or gender (exit 2).</exception>
    public static IndicatorStatus Find(IReadOnlyList<IndicatorStatus> statuses, string wanted, string? code, string? unit = null)
    {
        var rows = statuses.Where(status => status.PlanId == wanted).ToList();
        if (rows.Count == 0)
        {
            var near = LikelyIds.English(LikelyIds.Of(statuses.Select(status => (status.PlanId, status.Name)), wanted));
            throw new ExpectedFailure(FailureKind.BadInput, $"no indicator has the id {wanted}; {near ?? "'status --json' lists them."}");
        }

        var own = rows.Where(status => string.Equals(status.OwnUnit, unit?.Trim() ?? "", StringComparison.OrdinalIgnoreCase)).ToList();
        if (own.Count == 0)
        {
            var units = rows.Select(status => status.OwnUnit).Where(name => name.Length > 0).Distinct().ToList();
            throw new ExpectedFailure(
                FailureKind.BadInput, units.Count == 0 ? $"--enhet {unit}: {wanted} has no units of its own." : $"--enhet {unit}: {wanted} has {string.Join(", ", units)}.");
        }

        if (code is null)
        {
            return own.Find(status => status.Gender == Gender.T) ?? (own.Count == 1 ? own[0] : throw Which(wanted, own, "give --kön"));
        }

        return GenderCodes.TryParse(code.Trim().ToUpperInvariant(), out var asked) && own.Find(status => status.Gender == asked) is { } found
            ? found
            : throw Which(wanted, own, $"--kön {code} is not judged");
    }

    public static string Named(IndicatorStatus status) =>
        $"{status.PlanId}{(status.OwnUnit.Length > 0 ? $", {status.OwnUnit}" : "")}{(status.Gender == Gender.T ? "" : $" ({status.Gender.Code()})")}";

    /// <exception cref="ExpectedFailure">Empty, or longer than its column (exit 2).</exception>
    public static string Text(ParseResult parsed, Option<string> option, int longest) => ForeignText.Lines(parsed.GetRequiredValue(option).Trim(), longest + 1).Trim() switch
    {
        "" => throw new ExpectedFailure(FailureKind.BadInput, $"{option.Name} is empty: write what the next reader needs to know."),
        var text when text.Length > longest => throw new ExpectedFailure(FailureKind.BadInput, $"{option.Name} is too long: at most {longest} characters."),
        var text => text,
    };

    private static ExpectedFailure Which(string wanted, IEnumerable<IndicatorStatus> own, string problem) =>
        new(FailureKind.BadInput, $"{problem}: {wanted} is judged for {string.Join(", ", own.Select(status => status.Gender.Code()))}.");
}
