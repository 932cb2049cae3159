using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Tests.Text;

public class KpiTitleTests
{
    [Theory]
    [InlineData("Ej återaktualiserade vuxna, andel (%) (- 2024)", 2024)]
    [InlineData("Något (-2019) ", 2019)]
    [InlineData("Något (-2019) och mer", null)]
    [InlineData("Andel (%) 0-20 år", null)]
    [InlineData("Något (-٢٠٢٤)", null)]
    [InlineData("Något (-20242024202420242024202420242024202)", null)]
    public void The_last_year_stands_at_the_end_of_a_title(string title, int? year) => Assert.Equal(year, KpiTitle.DiscontinuedAfter(title));

    [Fact]
    public void The_mark_is_no_part_of_the_name() => Assert.Equal("Något, andel (%)", KpiTitle.WithoutMark("Något, andel (%) (- 2024)"));
}
