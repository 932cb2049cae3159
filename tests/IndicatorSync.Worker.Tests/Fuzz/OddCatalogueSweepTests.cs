using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Tests.Catalogue;

namespace IndicatorSync.Worker.Tests.Fuzz;

/// <summary>Every line of a catalogue, with an odd text as its value: it is refused with its place, or it costs its indicator at most.</summary>
public sealed partial class OddCatalogueSweepTests
{
    private static readonly string[] Lines = WholeCatalogue.Text.Split('\n');

    [Fact]
    public void The_catalogue_of_the_sweep_is_sound_and_has_every_key()
    {
        var reading = Yaml.Read(WholeCatalogue.Text);
        var keys = CatalogueKeys.Top.Concat(CatalogueKeys.Indicator).Concat(CatalogueKeys.Contact).Concat(CatalogueKeys.Goal).Concat(CatalogueKeys.Activity).Concat(CatalogueKeys.Band);

        Assert.DoesNotContain(reading.Findings, finding => finding.Kind != FindingKind.Warning);
        Assert.All(keys, key => Assert.Matches($@"(?m)(^|[{{,])[ -]*{key}:", WholeCatalogue.Text));
    }

    [Fact]
    public void An_odd_value_is_refused_with_its_place_or_costs_its_indicator_at_most()
    {
        var sound = Yaml.Read(WholeCatalogue.Text).Catalogue!;
        var others = sound.Indicators.ToDictionary(indicator => indicator.Id, Shape);
        var (refused, read) = (0, 0);
        foreach (var (number, line) in Lines.Index().Where(line => Value().IsMatch(line.Item)))
        {
            foreach (var odd in OddTexts.Some(OddTexts.Plain, 4, line + number))
            {
                var what = $"line {number + 1}, {line.Trim()} → {odd[..Math.Min(40, odd.Length)]}";
                var text = string.Join('\n', Lines[..number].Append(Value().Replace(line, match => match.Groups["key"].Value + odd)).Concat(Lines[(number + 1)..]));

                var reading = Yaml.Read(text);

                foreach (var finding in reading.Findings)
                {
                    OddTexts.AssertPlain(finding.Message + finding.Suggestion, what);
                    Assert.True(finding.Line >= 1 && finding.Line <= Lines.Length + 1 && finding.Column >= 1, what);
                    Assert.True(finding.Message.Length + (finding.Suggestion?.Length ?? 0) < 1000, $"{what}: {finding.Message}");
                }

                var stops = reading.Findings.Any(finding => finding.Kind == FindingKind.Structural);
                Assert.True(stops == reading.Catalogue is null, what);
                if (reading.Catalogue is { } catalogue)
                {
                    read++;
                    var own = OwnerOf(number);
                    Assert.All(
                        catalogue.Indicators.Where(indicator => own is not null && indicator.Id != own && others.ContainsKey(indicator.Id)),
                        indicator => Assert.True(others[indicator.Id] == Shape(indicator), $"{what}: {indicator.Id} is another"));
                    Assert.True(own is null || catalogue.Indicators.Count == sound.Indicators.Count, what);
                }
                else
                {
                    refused++;
                }
            }
        }

        Assert.True(refused > 100 && read > 50, $"{refused} refused, {read} read");
    }

    /// <summary>A band that is odd, through the whole program: all who tell of the run agree, and the other indicator is judged and mailed.</summary>
    [Theory]
    [InlineData("grön: 82 eller högre", "grön: \"\uFFFD\u202E82\"")]
    [InlineData("gul: 74–81", "gul: 99999999999999999999999999999999999")]
    public async Task An_odd_band_costs_its_indicator_and_all_agree_on_it(string band, string odd)
    {
        using var norsjo = new Scenario();
        norsjo.Has("bemotande", "N00640", green: "80 eller högre", yellow: "70–79");
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 60).Publishes("N00640", "2417", 2025, 90);
        await norsjo.Sync("2026-10-05");
        norsjo.Kolada.Publishes("N00640", "2417", 2025, 50);

        var run = (await norsjo.Edits(band, odd).Sync("2026-10-06")).Ended(0);

        Assert.Equal(["invalid_band"], run.Problems);
        Assert.Equal(["none invalid_band 2025 60 active", "red value 2025 50 active revised_value"], [(await norsjo.Status())[..32], await norsjo.Status("bemotande")]);
        Assert.Equal(["invalid_band helhetssyn"], await norsjo.Rows("SELECT Typ, IndikatorId FROM rapport_Datakvalitet"));
        Assert.Equal(["Lyckad"], await norsjo.Rows("SELECT Resultat FROM rapport_Korningar WHERE KorningId = 2"));
        Assert.Equal(["chef@example.se", "drift@example.se"], run.Mails.Select(mail => mail.To));
        Assert.All(run.Mails, mail => Assert.Contains("Helhetssyn", mail.Text, StringComparison.Ordinal));
        Assert.Contains("Bemotande", run.Mails[0].Subject, StringComparison.Ordinal);
        Assert.Equal(2, (await norsjo.Runs("validate")).ExitCode);
        OddTexts.AssertPlain(run.Output + string.Concat(run.Mails.Select(mail => mail.Subject + mail.Text)), odd);
    }

    /// <summary>The id of the indicator that a line belongs to; null for what stands above them, which may be everybody's.</summary>
    private static string? OwnerOf(int number) =>
        Lines[..(number + 1)].SkipWhile(line => line != "indikatorer:").LastOrDefault(line => line.StartsWith("  - id: ", StringComparison.Ordinal))?["  - id: ".Length..];

    /// <summary>What was read, in full. What an indicator computes of it is left out: each of its rows is an indicator again.</summary>
    private static string Shape(object? value) => value switch
    {
        null => "-",
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Shape))}]",
        _ when value.GetType().Namespace?.StartsWith("IndicatorSync", StringComparison.Ordinal) == true => string.Join("; ", value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0 && (property.CanWrite || value is not Indicator)).Select(property => $"{property.Name}={Shape(property.GetValue(value))}")),
        _ => value.ToString() ?? "",
    };

    [GeneratedRegex(@"^(?<key>[ -]*[^:{]+: ).+$")]
    private static partial Regex Value();
}
