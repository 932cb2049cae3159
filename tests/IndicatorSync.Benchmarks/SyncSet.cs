using System.Globalization;
using System.Text;

namespace IndicatorSync.Benchmarks;

/// <summary>
/// A catalogue and the values that its source publishes, both made by rule: every KPI has every year and three genders in every area.
/// </summary>
/// <param name="Indicators">In the catalogue: each of <paramref name="Kpis"/> KPIs in each of <paramref name="Municipalities"/>.</param>
/// <param name="Kpis">Different KPIs.</param>
/// <param name="Municipalities">With a plan of their own.</param>
/// <param name="Compared">Areas that are fetched beside them: the country, then other municipalities.</param>
/// <param name="Years">The last one is <see cref="LastYear"/>.</param>
internal sealed record SyncSet(int Indicators, int Kpis, int Municipalities, int Compared, int Years)
{
    public const int LastYear = 2025;
    private const int FirstMunicipality = 1000;
    private const int FirstKpi = 10_000;

    /// <summary>The plan of one municipality with 24 areas beside it, 25 years: 1 875 values for each indicator.</summary>
    private const int ValuesOfAnIndicator = 25 * 25 * 3;

    /// <summary>In key order.</summary>
    public static readonly IReadOnlyList<string> Genders = ["K", "M", "T"];

    private static readonly (string Green, string Yellow)[] Bands =
        [("82 eller högre", "74–81"), ("7,0 eller lägre", "7,1–7,5"), ("65 eller högre", "29–64"), ("minst riket", "riket - 5"), ("högst 40", "gul nivå 60")];

    public int Areas => Municipalities + Compared;

    public int Values => Kpis * Areas * Years * Genders.Count;

    public static SyncSet OfValues(int values)
    {
        var kpis = Math.Max(1, (values + (ValuesOfAnIndicator / 2)) / ValuesOfAnIndicator);
        return new SyncSet(kpis, kpis, Municipalities: 1, Compared: 24, Years: 25);
    }

    /// <summary>The plans of many municipalities in one catalogue, 50 KPIs each, beside the country.</summary>
    public static SyncSet OfIndicators(int indicators)
    {
        var municipalities = Math.Max(1, indicators / 50);
        return new SyncSet(municipalities * 50, 50, municipalities, Compared: 1, Years: 10);
    }

    /// <summary><c>0000</c> is the country; the first ones after it have plans.</summary>
    public static string AreaId(int area) => area == 0 ? "0000" : (FirstMunicipality + area).ToString(CultureInfo.InvariantCulture);

    public static string KpiId(int kpi) => "N" + (FirstKpi + kpi).ToString(CultureInfo.InvariantCulture);

    public static int KpiOf(string id) => int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture) - FirstKpi;

    public static int AreaOf(string id) => id == "0000" ? 0 : int.Parse(id, CultureInfo.InvariantCulture) - FirstMunicipality;

    /// <summary>0–99.9999. A revision changes one value in a hundred.</summary>
    public static decimal Value(int kpi, int area, int gender, int year, int revision)
    {
        var hash = unchecked((uint)((((((kpi * 397) + area) * 397) + year) * 31) + gender) * 2_654_435_761u);
        hash ^= hash >> 15;
        var revised = revision > 0 && hash % 100 == 0 ? revision : 0;
        return ((hash / 100 % 1_000_000) + (uint)revised) / 10_000m;
    }

    public string Catalogue()
    {
        var text = new StringBuilder("""
            plan: Mätning
            kommun: "1001"
            kommunnamn: Mätköping
            mottagare:
              standard: [kvalitet@example.se]
              admin: [drift@example.se]

            """);
        text.Append(CultureInfo.InvariantCulture, $"jämför: [{string.Join(", ", ComparedAreas().Select(area => $"\"{area}\""))}]\nindikatorer:\n");
        for (var municipality = 1; municipality <= Municipalities; municipality++)
        {
            for (var kpi = 0; kpi < Kpis; kpi++)
            {
                var (green, yellow) = Bands[kpi % Bands.Length];
                text.Append(CultureInfo.InvariantCulture, $"""
                      - id: matt-{municipality}-{kpi}
                        namn: Mått {kpi} i {AreaId(municipality)}
                        nyckeltal: {KpiId(kpi)}
                        kommun: "{AreaId(municipality)}"
                        grön: {green}
                        gul: {yellow}

                    """);
            }
        }

        return text.ToString();
    }

    private IEnumerable<string> ComparedAreas() => Enumerable.Range(Municipalities + 1, Compared - 1).Prepend(0).Select(AreaId);
}
