using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Sources;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Commands;

/// <summary>What <c>report --bedömning</c> was given, as written; null where it was not.</summary>
internal sealed record HandReportArguments(string? Period, string? Judgement, bool IsStruck, string? Gender, string? Note, string? Author)
{
    /// <summary>An own unit, in any case; null for the total.</summary>
    public string? Unit { get; init; }
}

/// <summary>Reads a judgement by hand of a target in words (docs/contract.md 1.10): a colour, who answers for it and why.</summary>
internal static class HandReport
{
    /// <summary>As the table's columns on SQL Server.</summary>
    private const int LongestNote = 4000;

    private const int LongestAuthor = 200;

    /// <param name="indicator">One whose target is words.</param>
    /// <param name="given">The arguments.</param>
    /// <param name="today">The date in the schedule's time zone.</param>
    /// <returns>What it is said of, and the colour; null takes an earlier judgement back.</returns>
    /// <exception cref="ExpectedFailure">Something is missing or cannot be read (exit 2).</exception>
    public static (OwnStatement Statement, Colour? Colour) Read(Indicator indicator, HandReportArguments given, DateOnly today)
    {
        if (given.Judgement is null == !given.IsStruck)
        {
            throw Bad($"{indicator.Id} är ett kvalitativt mål: ange --bedömning grön, gul eller röd, eller --struket för att ta tillbaka bedömningen.");
        }

        var colour = HandColour.Parse(given.Judgement);
        if (given.Judgement is not null && colour is null)
        {
            throw Bad($"--bedömning {given.Judgement}: välj grön, gul eller röd.");
        }

        var note = Text("--note", given.Note, LongestNote, "varför");
        Text("--by", given.Author, LongestAuthor, "vem som står för bedömningen");
        var period = PeriodOf(indicator, given.Period ?? throw Bad("--period fattas: ett år eller en del av ett, som 2025, 2025-T2 eller 2025-08."), today);
        if (!GenderWords.TryRead(given.Gender ?? "T", out var gender) || !indicator.Genders.Contains(gender))
        {
            throw Bad($"--kön {given.Gender ?? "T"}: {indicator.Id} bedöms för {string.Join(", ", indicator.Genders.Select(judged => judged.Code()))}.");
        }

        return (new OwnStatement(new OwnKey(indicator.Id, gender, UnitOf(indicator, given.Unit?.Trim() ?? ""), period), null, 0, false, note, null), colour);
    }

    private static string UnitOf(Indicator indicator, string written) =>
        written.Length == 0 ? "" : indicator.Units.FirstOrDefault(unit => string.Equals(unit, written, StringComparison.OrdinalIgnoreCase))
            ?? throw Bad(indicator.Units.Count == 0 ? $"--enhet {written}: {indicator.Id} har inga egna enheter." : $"--enhet {written}: {indicator.Id} har {string.Join(", ", indicator.Units)}.");

    private static Period PeriodOf(Indicator indicator, string written, DateOnly today)
    {
        if (!PeriodReader.TryRead(written, accumulated: true, out var period))
        {
            throw Bad($"--period {written}: går inte att läsa. Skriv ett år eller en del av ett, som 2025, 2025-T2 eller 2025-08.");
        }

        if (period.Start > today)
        {
            throw Bad($"--period {written}: perioden har inte börjat.");
        }

        return indicator.Frequency.Judges(period) ? period : throw Bad($"--period {written}: {indicator.Id} bedöms inte för en sådan period; se mätfrekvens i katalogen.");
    }

    private static string Text(string option, string? written, int longest, string what)
    {
        var text = ForeignText.Line(written ?? "");
        return text.Length switch
        {
            0 => throw Bad($"{option} fattas: skriv {what}."),
            _ when text.Length > longest => throw Bad(FormattableString.Invariant($"{option} är längre än {longest} tecken.")),
            _ => text,
        };
    }

    private static ExpectedFailure Bad(string message) => new(FailureKind.BadInput, message);
}
