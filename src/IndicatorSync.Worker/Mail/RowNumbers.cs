using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Worker.Mail;

/// <summary>The numbers of one row, printed with the row's decimals so that none changes side of a limit, and its unit.</summary>
internal sealed class RowNumbers(IndicatorStatus status)
{
    private const string Percent = "\u00A0%";

    private readonly string unit = Unit(status.Unit);

    public string Print(decimal value) => SwedishNumber.Print(value, status.Decimals, status.Limits);

    public string WithUnit(decimal value) => Print(value) + unit;

    /// <summary>A distance that is not zero is never printed as zero.</summary>
    public string Distance(decimal value) =>
        SwedishNumber.Print(value, status.Decimals, [0m]) + (unit == Percent ? "\u00A0procentenheter" : unit);

    // "andel (%)" is the tail of a title and not what stands after a number.
    private static string Unit(string? unit) => unit switch
    {
        null or "" => "",
        _ when unit.Contains('%') && !unit.Contains('/') => Percent,
        _ => "\u00A0" + unit,
    };
}
