using System.Globalization;
using System.Text.Json.Nodes;

namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>A band held against the country after one run, without <c>landet: ja</c> (docs/contract.md 1.13).</summary>
public class PlausibleTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 5, 0, 0, TimeSpan.Zero);

    /// <summary>The HVB row of the plan as it was printed, a direction turned round, a share of one for one in per cent.</summary>
    [Theory]
    [InlineData("Placerade på HVB, antal/1000 inv", "1,4 eller högre", "0,1", "2,0", "0,9", false)]
    [InlineData("Placerade på HVB, antal/1000 inv", "0,4 eller högre", "0,1", "2,0", "gröna", true)]
    [InlineData("Nöjdhet, andel (%)", "82 eller lägre", "55", "85", "gröna", true)]
    [InlineData("Nöjdhet, andel (%)", "0,82 eller högre", "55", "85", "landets median", true)]
    [InlineData("Nöjdhet, andel (%)", "70 eller högre", "55", "85", "gröna", false)]
    public async Task A_limit_that_is_not_likely_is_found_with_the_numbers(string title, string green, string least, string most, string told, bool found)
    {
        await using var municipality = Municipality.WithOneIndicator();
        municipality.Catalogue = municipality.Catalogue.Replace("82 eller högre", green, StringComparison.Ordinal).Replace("    gul: 74–81\n", "", StringComparison.Ordinal);
        municipality.Kolada.Describes("N00001", title);
        var (from, to) = (decimal.Parse(least, new CultureInfo("sv-SE")), decimal.Parse(most, new CultureInfo("sv-SE")));
        for (var i = 0; i < 40; i++)
        {
            municipality.Kolada.Publishes("N00001", string.Create(CultureInfo.InvariantCulture, $"{1000 + i}"), 2025, from + (to - from) * i / 39m);
        }

        municipality.Kolada.Publishes("N00001", "2417", 2025, from);
        await municipality.SyncAsync(Monday);

        await municipality.CommandAsync(Monday, "validate", "--data", "--json");
        var warnings = JsonNode.Parse(municipality.Out[municipality.Out.IndexOf('{', StringComparison.Ordinal)..])!["warnings"]!.AsArray().Select(warning => warning!["message"]!.GetValue<string>()).Where(message => message.Contains("kommuner", StringComparison.Ordinal) || message.Contains("landets median", StringComparison.Ordinal)).ToList();

        Assert.Equal(found, warnings.Count == 1);
        Assert.All(warnings, warning => Assert.Contains(told, warning, StringComparison.Ordinal));
        Assert.All(warnings, warning => Assert.Contains("median", warning, StringComparison.Ordinal));
        Assert.Equal(found ? 1 : 0, municipality.Mails.Count(mail => mail.Address == "drift@example.se"));

        municipality.Kolada.ForgetsRequests();
        await municipality.SyncAsync(Monday.AddDays(1));
        Assert.DoesNotContain(municipality.Kolada.Requests, path => path.Contains("/year/", StringComparison.Ordinal));
    }

    /// <summary>The HVB row of the plan as it was printed: a green limit among the numbers of yellow.</summary>
    [Fact]
    public async Task The_printed_pair_of_the_plan_that_contradicts_itself_is_found_with_the_likely_meaning()
    {
        await using var municipality = Municipality.WithOneIndicator();
        municipality.Catalogue = municipality.Catalogue.Replace("82 eller högre", "1,4 eller högre", StringComparison.Ordinal).Replace("74–81", "1,5–3,5", StringComparison.Ordinal);
        municipality.Kolada.Describes("N00001", "Placerade på HVB, antal/1000 inv").Publishes("N00001", "2417", 2025, 2.1m);
        await municipality.SyncAsync(Monday);

        Assert.Equal(2, await municipality.CommandAsync(Monday, "validate", "--data"));
        Assert.Contains("1,4 eller högre", municipality.Out, StringComparison.Ordinal);
        Assert.Contains("1,5–3,5", municipality.Out, StringComparison.Ordinal);
        Assert.Contains("enade du \"1,4 eller lägre\"?", municipality.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_the_country_could_not_be_read_is_no_fault_of_the_run()
    {
        await using var municipality = Municipality.WithOneIndicator();
        municipality.Kolada.Publishes("N00001", "2417", 2025, 90m);
        municipality.Kolada.IsWhimsical((path, _) => path.Contains("/year/", StringComparison.Ordinal) ? (404, "not here") : null);
        await municipality.SyncAsync(Monday);
        Assert.DoesNotContain(municipality.Mails, mail => mail.Address == "drift@example.se");
        Assert.Equal("Lyckad", await municipality.ScalarAsync("SELECT Resultat FROM rapport_Korningar"));
        Assert.Equal(0L, await municipality.ScalarAsync("SELECT COUNT(*) FROM rapport_Datakvalitet"));
    }
}
