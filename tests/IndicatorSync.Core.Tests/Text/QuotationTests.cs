using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Tests.Text;

public class QuotationTests
{
    [Fact]
    public void A_long_quotation_is_cut_to_eighty_characters_and_the_rest_of_the_message_stands()
    {
        var pasted = new string('x', 5_000);

        var message = Quotation.Shortened($"Grön \"{pasted}\", gul \"74–81\": kan inte läsas");

        Assert.Equal($"Grön \"{new string('x', 79)}…\", gul \"74–81\": kan inte läsas", message);
    }

    [Fact]
    public void What_stands_between_two_quotations_is_no_quotation()
    {
        var message = $"Grön \"82\", ingen gul: {new string('x', 200)}; menade du \"82 eller högre\"?";

        Assert.Equal(message, Quotation.Shortened(message));
    }

    [Fact]
    public void Marks_within_the_quoted_text_do_not_end_it() => Assert.Equal($"\"a'{new string('x', 77)}…\"", Quotation.Of("a\"" + new string('x', 5_000)));

    [Fact]
    public void A_surrogate_pair_is_never_cut_in_two()
    {
        var message = Quotation.Shortened($"\"{new string('x', 78)}😀😀😀\" kan inte läsas");

        Assert.Equal($"\"{new string('x', 78)}…\" kan inte läsas", message);
    }
}
