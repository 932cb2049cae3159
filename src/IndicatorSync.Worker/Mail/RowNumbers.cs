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
    public string Print(decimal value) => status.IsQualitative ? HandColour.Word(value) : SwedishNumber.Print(value, status.Decimals, status.Limits);

    public string WithUnit(decimal value) => WithUnit(Print(value));

    /// <summary>A number that is printed already; a difference between shares is in percentage points.</summary>
    public string WithUnit(string printed) => isGap ? Joined(printed, Points(printed)) : Joined(printed, suffix);

    /// <summary>A distance that is not zero is never printed as zero; between shares it is in percentage points.</summary>
    public string Distance(decimal value)
    {
        var printed = SwedishNumber.Print(value, status.Decimals, [0m]);
        return Joined(printed, Points(printed));
    }

    private string? Points(string printed) => suffix != "%" ? suffix : printed == "1" ? "procentenhet" : "procentenheter";

    private static string Joined(string number, string? unit) => unit is null ? number : $"{number}\u00A0{unit}";
}
