using System.Globalization;

namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>
/// A year of one municipality that goes live as docs/drift.md leads through it, with every kind of event: one mail each, none false, none
/// missing.
/// </summary>
public class YearFromPreviewTests
{
    private const string Chef = "chef@example.se";
    private const string Drift = "drift@example.se";

    [Fact]
    public async Task Every_kind_of_event_is_told_once()
    {
        await using var norsjo = Municipality.WithOneIndicator(
            Indicator("trygghet", "Trygghet", "N00002") + Indicator("bemotande", "Bemötande", "N00003")
            + "\n  - id: mat\n    namn: Mat\n    nyckeltal: N00004\n    grön: minst riket\n    larm: [standard]"
            + Indicator("boende", "Boende", "N00005", "larma vid: gul") + Indicator("resor", "Resor", "N00006"));
        norsjo.Kolada.Publishes("N00001", "2417", 2024, 90m).Publishes("N00002", "2417", 2025, 90m).Publishes("N00003", "2417", 2025, 60m)
            .Publishes("N00004", "2417", 2025, 75m).Publishes("N00004", "0000", 2025, 70m).Publishes("N00005", "2417", 2025, 90m).Publishes("N00006", "2417", 2025, 73.6m)
            .Publishes("N00007", "2417", 2025, 90m).Publishes("N00007", "0000", 2025, 70m);
        norsjo.Settings.Add("Mail:RedirectTo=prov@example.se");

        await On(norsjo, "2026-03-02", () => { }, "prov@example.se [Norsjö] Startläge: 2 röda av 6 bedömda");
        await On(norsjo, "2026-03-03", () => norsjo.Settings.Remove("Mail:RedirectTo=prov@example.se"), $"{Chef} [Norsjö] Startläge: 2 röda av 6 bedömda");
        await On(norsjo, "2026-03-10", () => norsjo.Kolada.Publishes("N00001", "2417", 2025, 60m), $"{Chef} [Norsjö] 1 indikator har blivit röd: Nöjdhet med stödet");
        await On(norsjo, "2026-03-20", () => norsjo.Kolada.Publishes("N00003", "2417", 2025, 55m), $"{Chef} [Norsjö] Reviderat: Bemötande (fortfarande röd)");
        await On(norsjo, "2026-04-01", () => norsjo.Kolada.Publishes("N00003", "2417", 2026, 90m), $"{Chef} [Norsjö] 1 är inte längre röd: Bemötande");
        await On(norsjo, "2026-04-10", () => norsjo.Kolada.Publishes("N00004", "0000", 2025, 80m), $"{Chef} [Norsjö] Ändrad jämförelse: Mat");
        await On(norsjo, "2026-04-20", () => Edit(norsjo, "nyckeltal: N00006", "nyckeltal: N00006\n    läsregel: avrundad"), $"{Chef} [Norsjö] Ändrad läsregel: Resor");
        await On(norsjo, "2026-05-01", () => Edit(norsjo, "nyckeltal: N00002\n    grön: 82 eller högre\n    gul: 74–81", "nyckeltal: N00002\n    grön: 95 eller högre\n    gul: 92–94"), $"{Chef} [Norsjö] Ändrad gräns: Trygghet");
        await On(norsjo, "2026-05-02", () => Edit(norsjo, "95 eller högre\n    gul: 92–94", "minst 95\n    gul: 92-94"));
        await On(norsjo, "2026-05-10", () => norsjo.Kolada.Publishes("N00005", "2417", 2026, 76m), $"{Chef} [Norsjö] 1 indikator har blivit gul: Boende");
        await On(norsjo, "2026-05-20", () => Edit(norsjo, "\n    larma vid: gul", ""), $"{Chef} [Norsjö] Larm stängt: Boende");
        await On(norsjo, "2026-06-01", () => norsjo.Kolada.Strikes("N00001", "2417", 2025), $"{Chef} [Norsjö] Struket värde: Nöjdhet med stödet");
        await On(norsjo, "2026-06-10", () => norsjo.Kolada.Publishes("N00001", "2417", 2025, 60m));
        await On(norsjo, "2026-06-20", () => Edit(norsjo, "nyckeltal: N00003\n    grön: 82 eller högre", "nyckeltal: N00003\n    grön: oläsligt"), $"{Chef} [Norsjö] Ogiltig gräns: Bemötande", $"{Drift} [Norsjö] 1 nytt problem");
        await On(norsjo, "2026-06-25", () => Edit(norsjo, "grön: oläsligt", "grön: 82 eller högre"), $"{Chef} [Norsjö] Gränsen är rättad: Bemötande", $"{Drift} [Norsjö] 1 löst problem");
        await On(norsjo, "2026-07-01", () => Edit(norsjo, "N00004", "N00007"), $"{Chef} [Norsjö] Startläge: 2 röda av 6 bedömda");
        Assert.Contains("Nyckeltalet har bytts från N00004 till N00007", norsjo.Mails[^1].Message.TextBody, StringComparison.Ordinal);
        Assert.Contains("Det tidigare larmet är stängt.", norsjo.Mails[^1].Message.TextBody, StringComparison.Ordinal);
        await On(norsjo, "2026-08-10", () => norsjo.Catalogue = norsjo.Catalogue[..norsjo.Catalogue.IndexOf("  - id: resor", StringComparison.Ordinal)], $"{Chef} [Norsjö] Påminnelse: 1 fortfarande röd", $"{Drift} [Norsjö] 1 nytt problem");
        await On(norsjo, "2026-09-01", () => { }, $"{Chef} [Norsjö] Påminnelse: 1 fortfarande röd");
        Assert.Equal(0, await norsjo.CommandAsync(Day("2026-09-02"), "acknowledge", "nojdhet", "--note", "a", "--action", "b", "--owner", "c", "--due", "2026-12-31"));
        await On(norsjo, "2026-12-01", () => { }, $"{Chef} [Norsjö] Påminnelse: 1 fortfarande röd");
        Assert.Single(norsjo.Mails, mail => mail.Address == Chef && mail.Message.TextBody!.Contains("Det första mejlet", StringComparison.Ordinal));
    }

    /// <summary>Something happens, and a run tells it; the run of the next day has nothing to add.</summary>
    private static async Task On(Municipality norsjo, string day, Action happens, params string[] mails)
    {
        var told = norsjo.Mails.Count;
        happens();
        await norsjo.SyncAsync(Day(day));
        var expected = mails.Order(StringComparer.Ordinal);
        var received = norsjo.Mails.Skip(told).Select(mail => $"{mail.Address} {(mail.Address == Drift ? mail.Message.Subject!.Split(": ")[0] : mail.Message.Subject)}").Order(StringComparer.Ordinal);
        Assert.Equal((day, string.Join("\n", expected)), (day, string.Join("\n", received)));
        told = norsjo.Mails.Count;
        await norsjo.SyncAsync(Day(day).AddHours(12));
        Assert.Equal((day, told), (day, norsjo.Mails.Count));
    }

    private static void Edit(Municipality norsjo, string from, string to)
    {
        Assert.Contains(from, norsjo.Catalogue, StringComparison.Ordinal);
        norsjo.Catalogue = norsjo.Catalogue.Replace(from, to, StringComparison.Ordinal);
    }

    private static string Indicator(string id, string name, string kpi, string? more = null) =>
        $"\n  - id: {id}\n    namn: {name}\n    nyckeltal: {kpi}\n    grön: 82 eller högre\n    gul: 74–81{(more is null ? "" : $"\n    {more}")}";

    private static DateTimeOffset Day(string day) => DateTimeOffset.Parse($"{day}T05:00:00Z", CultureInfo.InvariantCulture);
}
