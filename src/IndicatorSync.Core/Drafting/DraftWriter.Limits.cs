using System.Globalization;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Drafting;

/// <content>What an indicator is judged by.</content>
public sealed partial class DraftWriter
{
    private void WriteLimits(DraftedIndicator indicator)
    {
        var frequency = DraftSources.Frequency(indicator.Frequency);
        yaml.List(4, "mätfrekvens", frequency);
        if (indicator.Frequency is { } often && frequency.Count == 0)
        {
            yaml.Comment(4, $"mätfrekvens enligt planen: {often}");
        }

        if (indicator.LimitsOf is { } only)
        {
            yaml.Key(4, "kön", only.Code());
        }
        else if (indicator.Genders.Count > 0)
        {
            yaml.Line($"    kön: [T, {string.Join(", ", indicator.Genders.OrderBy(gender => gender).Select(GenderCodes.Code))}]");
            Doubt(indicator, "planen skriver gränsen bara för totalen; ska den gälla kvinnor och män också? Ta annars bort raden kön");
        }

        if (QualitativeWords.Of(indicator) is { } words)
        {
            yaml.Key(4, "kvalitativt mål", words);
            if (indicator.Yellow is { } beside)
            {
                Doubt(indicator, $"planen skriver gul \"{beside}\" vid ett mål i ord");
            }

            return;
        }

        var reading = indicator.Green is null ? null : BandReader.Read(indicator.Green, indicator.Yellow, indicator.Unit);
        if (indicator.Direction is { } direction && reading?.Band is null)
        {
            yaml.Key(4, "riktning", direction);
            Doubt(indicator, $"planen skriver ett tal utan riktning; raden riktning: {direction} är redan skriven, enligt {(indicator.DirectionIsPrinted ? "planens kolumn för riktning" : "den gula nivån")}");
        }

        if (indicator.Green is null && indicator.Targets.Count > 0)
        {
            yaml.Line("    målvärde:");
            foreach (var target in indicator.Targets)
            {
                yaml.Key(6, target.Year.ToString(CultureInfo.InvariantCulture), target.Text);
            }

            // One line for all years: what is wrong with one is mostly wrong with every one.
            var fault = indicator.Targets.SelectMany(target => BandReader.Read(target.Text, null, indicator.Unit, Stated(indicator)).Findings)
                .FirstOrDefault(finding => finding.Kind == FindingKind.Band);
            if (fault is not null)
            {
                Doubt(indicator, $"{fault.Message}; skriv riktning: högre eller riktning: lägre, om målet är ett tal");
            }
        }

        yaml.Key(4, "grön", indicator.Green).Key(4, "gul", indicator.Yellow);
        if (reading is not null)
        {
            var told = reading.Band is null && Stated(indicator) is { } stated ? BandReader.Read(indicator.Green!, indicator.Yellow, indicator.Unit, stated) : reading;
            foreach (var finding in told.Findings.Where(finding => finding.Kind == FindingKind.Band || finding.IsOfBoth))
            {
                Doubt(indicator, finding.Message + (finding.Suggestion is { } suggestion ? $"; {suggestion}" : ""));
            }
        }
        else if (indicator.Targets.Count == 0)
        {
            Doubt(indicator, "planen har ingen gräns som går att läsa; skriv grön, eller låt indikatorn bara visas");
        }
    }

    private static Direction? Stated(DraftedIndicator indicator) => indicator.Direction switch
    {
        "högre" => Direction.HigherIsBetter,
        "lägre" => Direction.LowerIsBetter,
        _ => null,
    };
}
