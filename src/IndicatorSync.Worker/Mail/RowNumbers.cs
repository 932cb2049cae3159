using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Worker.Mail;

/// <summary>The numbers of one row, printed with the row's decimals so that none changes side of a limit, and its unit.</summary>
internal sealed class RowNumbers(IndicatorStatus status)
{
    private const string NoBreakSpace = "\u00A0";
    private const string Percent = NoBreakSpace + "%";

    private readonly string unit = UnitText.Suffix(status.Unit) is { } suffix ? NoBreakSpace + suffix : "";

    public string Print(decimal value) => SwedishNumber.Print(value, status.Decimals, status.Limits);

    public string WithUnit(decimal value) => Print(value) + unit;

    /// <summary>A distance that is not zero is never printed as zero.</summary>
    public string Distance(decimal value) =>
        SwedishNumber.Print(value, status.Decimals, [0m]) + (unit == Percent ? "\u00A0procentenheter" : unit);
}
