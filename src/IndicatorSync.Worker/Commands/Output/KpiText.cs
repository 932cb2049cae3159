using System.Globalization;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Inspect;

namespace IndicatorSync.Worker.Commands.Output;

/// <summary>KPIs that were found, in Swedish: a line each, or one KPI whole.</summary>
internal static class KpiText
{
    public static void Write(TextWriter output, IReadOnlyList<FoundKpi> found)
    {
        switch (found)
        {
            case []:
                output.WriteLine("Inget nyckeltal hittades. Pröva färre eller andra ord.");
                break;
            case [var one]:
                WriteWhole(output, one);
                break;
            default:
                foreach (var kpi in found)
                {
                    output.WriteLine($"{kpi.Kpi.KpiId}  {kpi.Kpi.Title}{Values(kpi)}");
                }

                break;
        }
    }

    private static void WriteWhole(TextWriter output, FoundKpi kpi)
    {
        output.WriteLine($"{kpi.Kpi.KpiId}  {kpi.Kpi.Title}");
        if (kpi.Kpi.Description is { } description)
        {
            output.WriteLine(description);
        }

        Line(output, "Måttenhet", kpi.Unit);
        Line(output, "Kön", kpi.Kpi.IsDividedByGender ? "delas upp på kvinnor och män" : "bara totalt");
        Line(output, "Gäller", kpi.Kpi.MunicipalityType switch { "K" => "kommuner", "L" => "regioner", var other => other });
        Line(output, "Område", kpi.Kpi.OperatingArea);
        Line(output, "Nästa publicering", kpi.NextPublication?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Line(output, "Lagrat värde", Values(kpi).Trim(' ', '·'));
        if (kpi.IsDiscontinued)
        {
            output.WriteLine("Nyckeltalet har upphört.");
        }
    }

    private static void Line(TextWriter output, string label, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            output.WriteLine($"{label}: {value}");
        }
    }

    private static string Values(FoundKpi kpi) => kpi is { NewestYear: { } year, Value: { } value }
        ? string.Create(CultureInfo.InvariantCulture, $" · {year}: {Print(value)}{(kpi.Country is { } country ? $", riket {Print(country)}" : "")}")
        : "";

    private static string Print(decimal value) => SwedishNumber.Print(value, Math.Min(2, SwedishNumber.DecimalsOf(value)));
}
