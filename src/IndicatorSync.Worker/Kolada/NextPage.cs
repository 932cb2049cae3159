using System.Globalization;
using System.Web;

namespace IndicatorSync.Worker.Kolada;

/// <summary>
/// What may be taken from <c>next_url</c>: its page number. Behind a proxy it can name another host, which is no fault, since its
/// host is never asked; another path, or a page that is not the next one, is.
/// </summary>
internal static class NextPage
{
    /// <summary>More pages than any request of ours can fill (625 series of 30 years in pages of 25): the answer runs away.</summary>
    public const int Max = 1_000;

    public static (int Page, Fault? Fault) Read(string nextUrl, Uri asked, int page)
    {
        if (!Uri.TryCreate(asked, nextUrl, out var next))
        {
            return (0, Fault.Contract("next_url är ingen adress"));
        }

        if (Path(next) != Path(asked))
        {
            return (0, Fault.Contract($"next_url pekar på en annan fråga ({Path(next)})"));
        }

        if (!int.TryParse(HttpUtility.ParseQueryString(next.Query)["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return (0, Fault.Contract("next_url saknar sidnummer"));
        }

        if (number != page + 1)
        {
            return (0, Fault.Contract(string.Create(CultureInfo.InvariantCulture, $"next_url på sida {page} pekar på sida {number}")));
        }

        return number > Max ? (0, Fault.Contract($"svaret tar inte slut (fler än {Max} sidor)")) : (number, null);
    }

    private static string Path(Uri uri) => Uri.UnescapeDataString(uri.AbsolutePath);
}
