using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Commands.Doctor;

internal static class ConfigurationCheck
{
    private const string Name = "Konfiguration";

    public static IEnumerable<DoctorItem> Of(SettingsReading reading) => reading.Problems.Count == 0
        ? [DoctorItem.Good(Name, "Alla inställningar går att läsa.")]
        : reading.Problems.Select(problem => DoctorItem.Bad(
            Name,
            problem.InSwedish,
            $"Rätta {problem.Key} och kör doctor igen; det som hänger på den inställningen är inte prövat.",
            FailureKind.BadInput));
}
