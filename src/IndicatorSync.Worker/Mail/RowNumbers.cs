using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Worker.Mail;

/// <summary>The numbers of one row, printed with the row's decimals so that none changes side of a limit, and its unit.</summary>
internal sealed class RowNumbers(IndicatorStatus status)
{
    private readonly string? suffix = UnitText.Suffix(status.Unit);
    private readonly bool isGap = status.Gender == Gender.Gap;

    /// <summary>A colour set by hand is stored as a number and is said as a colour.</summary>
    public string Print(decimal value) => With(value, status.Decimals);

    /// <summary>Our own value of a period, as it is now.</summary>
    public string Print(decimal value, Period period) => With(value, status.DecimalsOf(value, period));

    /// <summary>An own value, now or before, with the decimals that it was given with; null where they are not known.</summary>
    public string PrintGiven(decimal value, int? decimals) => With(value, status.DecimalsOf(value, decimals));

    public string WithUnit(decimal value) => WithUnit(Print(value));

    public string WithUnit(decimal value, Period period) => WithUnit(Print(value, period));

    /// <summary>A number that is printed already; a difference between shares is in percentage points.</summary>
    public string WithUnit(string printed) => isGap ? Joined(printed, Points(printed)) : Joined(printed, suffix);

    /// <summary>A distance that is not zero is never printed as zero; between shares it is in percentage points.</summary>
    public string Distance(decimal value)
    {
        var printed = SwedishNumber.Print(value, status.PrintsAsGiven ? Math.Max(status.Decimals, SwedishNumber.DecimalsOf(value)) : status.Decimals, [0m]);
        return Joined(printed, Points(printed));
    }

    private string With(decimal value, int decimals) => status.IsQualitative ? HandColour.Word(value) : SwedishNumber.Print(value, decimals, status.Limits);

    private string? Points(string printed) => suffix != "%" ? suffix : printed == "1" ? "procentenhet" : "procentenheter";

    private static string Joined(string number, string? unit) => unit is null ? number : $"{number}\u00A0{unit}";
}
