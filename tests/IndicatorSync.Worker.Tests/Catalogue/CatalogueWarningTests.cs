using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;

namespace IndicatorSync.Worker.Tests.Catalogue;

public class CatalogueWarningTests
{
    [Fact]
    public void One_kpi_with_two_decided_truths_names_both()
    {
        var finding = Yaml.FindingIn(Yaml.Catalogue(Yaml.Sound, Yaml.Sound.Replace("74–81", "76", StringComparison.Ordinal)));

        Assert.Equal((FindingKind.Warning, "helhetssyn-2"), (finding.Kind, finding.Indicator));
        Assert.Contains("helhetssyn-2 (rad 16: grön \"82 eller högre\", gul \"76\")", finding.Message, StringComparison.Ordinal);
        Assert.Contains("helhetssyn (rad 11: grön \"82 eller högre\", gul \"74–81\")", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_group_the_alarms_go_to_standard_else_to_the_administrator()
    {
        var text = Yaml.Catalogue(Yaml.Sound).Replace("  standard: [kvalitet@example.se]\n", "", StringComparison.Ordinal);
        var reading = Yaml.Read(text);

        Assert.Contains("ingen får larm", Assert.Single(reading.Findings).Message, StringComparison.Ordinal);
        Assert.Equal(["drift@example.se"], reading.Catalogue!.Indicators[0].Recipients);

        var withoutAdmin = text.Replace("  admin: [drift@example.se]\n", "", StringComparison.Ordinal);
        var configured = CatalogueReader.Read(withoutAdmin, Yaml.File, Yaml.Context with { AdminAddress = "it@example.se" });
        Assert.Equal(["it@example.se"], configured.Catalogue!.Indicators[0].Recipients);
    }

    [Theory]
    [InlineData("publiceras: framåt hösten", "kan inte jämföras med Koladas datum")]
    [InlineData("skäl: Ny enkät", "gäller bara ihop med \"tystat till\"")]
    public void What_cannot_be_used_is_a_warning(string line, string message)
    {
        var finding = Yaml.FindingIn(Yaml.With(line));

        Assert.Equal(FindingKind.Warning, finding.Kind);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_to_come_has_no_outcome() =>
        Assert.Contains("har inte börjat än", Yaml.FindingIn("utfallsår: 2027\n" + Yaml.Catalogue(Yaml.Sound)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_plan_without_name_is_a_warning() =>
        Assert.Contains("\"plan\" saknas", Yaml.FindingIn(Yaml.Catalogue(Yaml.Sound).Replace("plan: Verksamhetsplan 2026\n", "", StringComparison.Ordinal)).Message, StringComparison.Ordinal);
}
