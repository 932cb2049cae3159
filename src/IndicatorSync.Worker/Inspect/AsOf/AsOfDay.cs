using System.Globalization;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Inspect.AsOf;

/// <summary>The Swedish day that <c>--as-of</c> names (docs/contract.md 1.11).</summary>
internal sealed record AsOfDay(DateOnly Date)
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>The last moment of the day that a time is stored as, UTC.</summary>
    public DateTimeOffset End
    {
        get
        {
            var midnight = Date.AddDays(1).ToDateTime(TimeOnly.MinValue);
            return new DateTimeOffset(midnight, Sweden.Zone.GetUtcOffset(midnight)).ToUniversalTime().AddMicroseconds(-1);
        }
    }

    public override string ToString() => Date.ToString(Form, CultureInfo.InvariantCulture);

    /// <param name="text">As written after the option.</param>
    /// <param name="today">The date now.</param>
    /// <exception cref="ExpectedFailure">No day, or one that has not been (exit 2).</exception>
    public static AsOfDay Parse(string text, DateOnly today)
    {
        if (!DateOnly.TryParseExact(text.Trim(), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date == DateOnly.MaxValue)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"--as-of {text}: write a day, as 2026-08-31.")
            {
                Swedish = new($"--as-of {text} är ingen dag.", "Skriv den som 2026-08-31."),
            };
        }

        return date <= today
            ? new AsOfDay(date)
            : throw new ExpectedFailure(FailureKind.BadInput, $"--as-of {text}: that day has not been.")
            {
                Swedish = new($"--as-of {text}: den dagen har inte varit.", "Ange dagens datum eller ett tidigare."),
            };
    }
}
