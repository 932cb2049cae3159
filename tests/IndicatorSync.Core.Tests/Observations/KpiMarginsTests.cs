using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Observations;

public sealed class KpiMarginsTests
{
    private const string PlusMinus = "Men med punktskattning +- osäkerhetstalet kan man med stor sannolikhet säga att det sanna medelvärdet finns inom intervallet.";

    [Fact]
    public void A_margin_belongs_to_the_kpi_of_its_title_whatever_the_numbers_say()
    {
        var pairs = KpiMargins.Of(
        [
            Kpi("N00535", "Medborgarundersökningen -  Verksamheten fungerar bra, andel (%)"),
            Kpi("U00535", "Något annat"),
            Kpi("U01673", "Osäkerhetstal - Verksamheten  fungerar bra, andel (%)", PlusMinus),
            Kpi("N00536", "Medborgarundersökningen - Socialtjänsten fungerar bra, andel (%)"),
            Kpi("U01674", "Osäkerhetstal - Medborgarundersökningen - Socialtjänsten fungerar bra, andel (%)", "Ett mått på spridningen."),
            Kpi("U01675", "Osäkerhetstal - Detta mäter ingen, andel (%)", PlusMinus),
        ]);

        Assert.Equal(
            [new(KpiId.Parse("N00535"), KpiId.Parse("U01673"), true), new KpiMargin(KpiId.Parse("N00536"), KpiId.Parse("U01674"), false)], pairs);
    }

    [Fact]
    public void A_title_that_two_share_is_no_pair()
    {
        Assert.Empty(KpiMargins.Of([Kpi("N00001", "Trygghet"), Kpi("N00002", "Trygghet"), Kpi("U00001", "Osäkerhetstal - Trygghet", PlusMinus)]));
        Assert.Empty(KpiMargins.Of([Kpi("N00001", "Trygghet"), Kpi("U00001", "Osäkerhetstal - Trygghet", PlusMinus), Kpi("U00002", "Osäkerhetstal -  Trygghet", PlusMinus)]));
    }

    [Theory]
    [InlineData(PlusMinus, true)]
    [InlineData("punktskattning +/- osäkerhetstalet", true)]
    [InlineData("punktskattningen ± osäkerhetstalet", true)]
    [InlineData("Osäkerhetstalet är medelfelet.", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void What_the_number_means_is_read_from_the_description(string? description, bool isHalfWidth) =>
        Assert.Equal(isHalfWidth, KpiMargins.IsHalfWidth(description));

    private static KpiInfo Kpi(string id, string title, string? description = null) =>
        new()
        {
            Id = KpiId.Parse(id),
            Title = title,
            Description = description,
            MunicipalityType = "K",
            IsDividedByGender = true,
            HasUnitData = false,
        };
}
