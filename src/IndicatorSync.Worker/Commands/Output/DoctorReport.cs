using IndicatorSync.Worker.Commands.Doctor;

namespace IndicatorSync.Worker.Commands.Output;

/// <summary>A checkup for a person: a line per item, its remedy below it, and a last line that sums up.</summary>
internal static class DoctorReport
{
    public static void Write(TextWriter output, IReadOnlyList<DoctorItem> items)
    {
        foreach (var item in items)
        {
            output.WriteLine($"[{(item.Ok ? " ok " : "FEL!")}] {item.Name}: {item.Message}");
            if (item.Remedy is { } remedy)
            {
                output.WriteLine($"       {(item.Ok ? "Råd" : "Gör så här")}: {remedy}");
            }
        }

        var faults = items.Count(item => !item.Ok);
        output.WriteLine(faults == 0 ? "Allt som en körning behöver finns." : $"{faults} av {items.Count} punkter behöver åtgärdas.");
    }
}
