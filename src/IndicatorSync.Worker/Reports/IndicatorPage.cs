using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Storage.Reading;

namespace IndicatorSync.Worker.Reports;

/// <summary>The page of an indicator, with a part for each own unit and gender judged: chart, judgement in words, and every fact of the chart as tables.</summary>
internal static class IndicatorPage
{
    public static string Write(ReportData data, ReportIndex index, string id)
    {
        var states = index.States(id);
        var indicator = data.Catalogue?.Indicators.FirstOrDefault(one => one.Id == id);
        var name = states[0].Text("Indikator");
        return ReportTemplates.Page("indicator.html", $"{name} – {data.Plan}", new
        {
            data.Plan,
            Name = name,
            data.Fetched,
            Parts = states.Select((state, place) => Part(index, state, indicator, place)).ToList(),
        });
    }

    private static object Part(ReportIndex index, ViewRow state, Indicator? indicator, int place)
    {
        // A unit's name may hold what no id in a page may.
        var name = $"k{state.Text("Ordning")}{state.Text("Kon")}{(state.Text("Enhet").Length > 0 ? $"-{place}" : "")}";
        var chart = index.Chart(state, indicator);
        return new
        {
            Heading = GenderedName.Words(state) is { Length: > 0 } words ? words : "totalt",
            Colour = ColourMark.Of(state.Text("Farg")),
            Judgement = Judgement(state, index.Given),
            Chart = chart.HasValues ? new Markup(ChartSvg.Draw(chart, name)) : null,
            Facts = Facts(index, state, indicator),
            Tables = Tables(index, state).Where(table => table.Rows.Count > 0).ToList(),
        };
    }

    /// <summary><c>79,5 % för 2025. Grön: 82 eller högre. Gul: 74–81. 2,5 fattas till grönt.</c></summary>
    private static string Judgement(ViewRow state, GivenDecimals given)
    {
        if (state.Text("Dolt") is { Length: > 0 } hidden)
        {
            return $"{hidden} för {YearRow.PeriodOf(state)}: antalet personer är för litet för att visas. {Limits(state)}";
        }

        if (state.Number("Utfall") is null)
        {
            return $"{state.Text("Underlag")}. {Limits(state)}";
        }

        var distance = state.Number("AvstandTillGron") is > 0m and var missing ? $" {YearRow.Print(missing)} fattas till grönt." : "";
        var why = ColourMark.ColourOf(state.Text("Farg")) == Colour.None ? $" {state.Text("Underlag")}." : "";
        return $"{YearRow.Outcome(state, given)} {UnitText.Suffix(state.Text("Mattenhet"))}".TrimEnd()
            + $" för {YearRow.PeriodOf(state)}{(state.Is("Preliminart") ? " (preliminärt)" : "")}.{why} {Limits(state)}{distance}"
            + (state.Is("Regelkanslig") ? " Färgen hänger på läsregeln." : "");
    }

    private static string Limits(ViewRow state) =>
        (state.Text("Gron") is { Length: > 0 } green ? $"Grön: {green}." : "Ingen gräns.") + (state.Text("Gul") is { Length: > 0 } yellow ? $" Gul: {yellow}." : "");

    private static IReadOnlyList<Fact> Facts(ReportIndex index, ViewRow state, Indicator? indicator)
    {
        var alarm = index.Alarm(state);
        Fact[] facts =
        [
            new("Plan", index.HasSeveralPlans ? ReportData.PlanOf(state) : ""),
            new("Verksamhetsområde", state.Text("Verksamhetsomrade")),
            new("Övergripande mål", state.Text("OvergripandeMal")),
            new("Källa", $"{state.Text("Kalla")} {state.Text("Nyckeltal")}".Trim()),
            new("Felmarginal", state.Text("Felmarginal") switch
            {
                "Utanför" => $"Utanför: {MarginText.Meaning(Certainty.Certain)}, enligt Kolada",
                "Inom" => $"Inom: {MarginText.Meaning(Certainty.WithinMargin)}, enligt Kolada",
                _ => "",
            }),
            new("Riket samma år", state.Number("Riket") is { } country ? YearRow.Print(country) : ""),
            new("Senaste färgbyte", LastChange(state)),
            new("Försenad", state.Is("Forsenad") ? "Koladas publiceringsdag är passerad" : ""),
            new("Kvittering", alarm is null ? "" : string.Join(". ", new[] { alarm.Text("Notering"), alarm.Text("Atgard"), alarm.Text("Ansvarig"), alarm.Text("KlartDatum") }.Where(text => text.Length > 0))),
            new("Analys", state.Text("Analys")),
            new("Fotnot", state.Text("Fotnot")),
            new("Vem man frågar", indicator is null ? state.Text("Ansvarig") : IndexPage.Whom(indicator) ?? state.Text("Ansvarig")),
        ];
        return [.. facts.Where(fact => fact.Text.Length > 0)];
    }

    /// <summary>An indicator that came back to the catalogue has had its colour since before it left: that it came is not why.</summary>
    private static string LastChange(ViewRow state) => (state.Text("Orsak"), state.Text("SedanDatum")) switch
    {
        (_, "") => "",
        var (cause, day) when cause.Length == 0 || cause == Cause.Added.Swedish() => day,
        var (cause, day) => $"{cause}, {day}",
    };

    private static IEnumerable<PageTable> Tables(ReportIndex index, ViewRow state)
    {
        yield return new("Alla år", ["Period", "Utfall", "Färg", "Färg då", "Grön", "Gul", "Riket"],
        [
            .. index.History(state).Reverse().Select(row => (IReadOnlyList<string>)
            [
                YearRow.PeriodOf(row), YearRow.Outcome(row, index.Given), Signed(row.Text("Farg")), Signed(row.Text("FargDa")), row.Text("Gron"), row.Text("Gul"), YearRow.Print(row.Number("Riket")),
            ]),
        ]);
        yield return new("Jämförelse", ["Område", "Period", "Utfall"],
        [
            .. index.Comparison(state).Where(row => row.Text("Geografikod") != state.Text("Kommun") && row.Number("Utfall") is not null)
                .Select(row => (IReadOnlyList<string>)[row.Text("Geografinamn"), YearRow.PeriodOf(row), YearRow.Print(row.Number("Utfall"))]),
        ]);
        yield return new("Gränser", ["Gäller från", "till", "Grön", "Gul", "Läsregel", "Beslut"],
        [
            .. index.Bands(state).Select(row => (IReadOnlyList<string>)
                [Or(row.Text("GallerFran"), "början"), Or(row.Text("GallerTill"), "tills vidare"), row.Text("Gron"), row.Text("Gul"), row.Text("Lasregel"), row.Text("Beslut")]),
        ]);
        yield return new("Färgbyten", ["När", "Från", "Till", "Varför", "År", "Utfall"],
        [
            .. index.Changes(state).Select(row => (IReadOnlyList<string>)
                [row.Text("Tidpunkt"), Signed(row.Text("FranFarg")), Signed(row.Text("TillFarg")), row.Text("Orsak"), row.Text("Ar"), YearRow.Print(row.Number("Utfall"))]),
        ]);
        yield return new("Revideringar", ["Upptäckt", "År", "Kön", "Före", "Efter", "Vad"],
        [
            .. index.Revisions(state).Select(row => (IReadOnlyList<string>)
                [row.Text("UpptacktTid"), row.Text("Ar"), row.Text("Kon"), YearRow.Print(row.Number("GammaltVarde")), YearRow.Print(row.Number("NyttVarde")), row.Text("Handelse")]),
        ]);
    }

    private static string Signed(string colour) => colour.Length == 0 ? "" : ColourMark.Of(colour).Badge.ToString();

    private static string Or(string text, string other) => text.Length == 0 ? other : text;

    private sealed record Fact(string Name, string Text);

    private sealed record PageTable(string Title, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows);
}
