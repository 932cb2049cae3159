using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Tests.Catalogue;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>A folder of plans in use (docs/contract.md 1.14): two municipalities, one installation.</summary>
public sealed class SeveralPlansTests : IDisposable
{
    private readonly World plan = new();

    public void Dispose() => plan.Dispose();

    [Fact]
    public async Task Each_address_hears_of_its_own_plans_and_a_broken_file_costs_none_of_them()
    {
        plan.Writes("b.yaml", Plan("Norsjö plan", "2417", "Norsjö", "norsjo-hvb"));
        plan.Writes("a.yaml", Plan("Malå plan", "2418", "Malå", "mala-hvb"));
        foreach (var area in new[] { "2417", "2418" })
        {
            plan.Kolada.Publishes(World.Kpi, area, 2024, 90m);
        }

        await plan.SyncAsync("2026-03-25");
        Assert.Equal(
            [
                "2417@example.se|[Norsjö] Startläge: 0 röda av 1 bedömd",
                "2418@example.se|[Malå] Startläge: 0 röda av 1 bedömd",
                "bada@example.se|[Malå m.fl.] Startläge: 0 röda av 2 bedömda",
            ],
            Mails());

        foreach (var area in new[] { "2417", "2418" })
        {
            plan.Kolada.Publishes(World.Kpi, area, 2025, 60m);
        }

        await plan.SyncAsync("2026-03-26");
        Assert.Equal(
            [
                "2417@example.se|[Norsjö] 1 indikator har blivit röd: Namnet",
                "2418@example.se|[Malå] 1 indikator har blivit röd: Namnet",
                "bada@example.se|[Malå m.fl.] 2 indikatorer har blivit röda: Namnet (Malå), Namnet (Norsjö)",
            ],
            Mails(1));
        var told = Assert.Single(plan.Query("SELECT body_text FROM outbox WHERE address = 'bada@example.se' AND subject LIKE '%blivit%'"));
        Assert.Contains("Namnet (Malå)", told, StringComparison.Ordinal);
        Assert.Contains("  Plan: Norsjö plan", told, StringComparison.Ordinal);
        Assert.Contains("Malå plan och Norsjö plan", told, StringComparison.Ordinal);
        Assert.Equal(
            ["1|mala-hvb|Malå plan|Röd", "2|norsjo-hvb|Norsjö plan|Röd"],
            plan.Query("SELECT Ordning, IndikatorId, [Plan], Farg FROM rapport_Nulage ORDER BY Ordning"));

        plan.Writes("a.yaml", Plan("Malå plan", "2418", "Malå", "mala-hvb") + "gruen: 1\n");
        await Assert.ThrowsAsync<ExpectedFailure>(() => plan.SyncAsync("2026-03-27"));
        plan.Kolada.Publishes(World.Kpi, "2418", 2025, 90m);
        await plan.SyncAsync("2026-03-27", unattended: true);
        Assert.Equal(
            ["2418@example.se|[Malå] Reviderat: Namnet (inte längre röd)", "bada@example.se|[Malå] Reviderat: Namnet (inte längre röd)"],
            Mails(2).Where(mail => !mail.StartsWith("drift", StringComparison.Ordinal)));
        Assert.Contains(Path.Combine("planer", "a.yaml"), Assert.Single(plan.Query("SELECT body_text FROM outbox WHERE address = 'drift@example.se'")), StringComparison.Ordinal);

        plan.Deletes("a.yaml");
        await plan.SyncAsync("2026-03-28", unattended: true);
        Assert.Equal(["norsjo-hvb|Norsjö plan"], plan.Query("SELECT IndikatorId, [Plan] FROM rapport_Nulage"));
        Assert.Contains(plan.Query("SELECT body_text FROM outbox WHERE address = 'drift@example.se'"), text => text.Contains("mala-hvb", StringComparison.Ordinal) || text.Contains("Namnet", StringComparison.Ordinal));
        Assert.Contains("Malå plan", plan.Query("SELECT [Plan] FROM rapport_Fargbyten"));
    }

    [Fact]
    public async Task Moving_from_a_file_to_a_folder_keeps_states_and_alarms_and_mails_nobody()
    {
        var whole = Plan("Norsjö plan", "2417", "Norsjö", "norsjo-hvb");
        plan.Catalogue = whole;
        plan.Kolada.Publishes(World.Kpi, "2417", 2025, 60m);
        await plan.SyncAsync("2026-03-25");
        var before = Standing();

        plan.Writes("norsjo.yaml", whole);
        await plan.SyncAsync("2026-03-26");

        Assert.Equal(before, Standing());
        Assert.Empty(plan.Query("SELECT * FROM rapport_Fargbyten"));
    }

    [Fact]
    public async Task Every_command_says_which_plan_and_which_file()
    {
        plan.Writes("a.yaml", Plan("Malå plan", "2418", "Malå", "mala-hvb"));
        plan.Writes("b.yaml", Plan("Norsjö plan", "2417", "Norsjö", "norsjo-hvb") + "aktiviteter:\n  - id: kurs\n    namn: Kurs\n    indikator: norsjo-hvb\n    slut: 2026-03-01\n");
        plan.Writes("läs mig.txt", "x");
        plan.Kolada.Publishes(World.Kpi, "2417", 2025, 60m);
        await plan.SyncAsync("2026-03-25");

        Assert.Equal(["Malå plan", "Norsjö plan"], (await plan.JsonAsync("status")).AsArray().Select(row => (string?)row!["plan"]));
        Assert.Matches("(?s)^Malå plan.*Norsjö plan", (await plan.CommandAsync("status")).Out);
        var explained = await plan.CommandAsync("explain", "norsjo-hvb");
        Assert.Contains("i b.yaml", explained.Out, StringComparison.Ordinal);
        Assert.Contains("Norsjö plan", explained.Out, StringComparison.Ordinal);
        Assert.Equal("b.yaml", (string?)(await plan.JsonAsync("explain", "norsjo-hvb"))["bands"]![0]!["file"]);
        Assert.Contains("b.yaml rad", (await plan.CommandAsync("try", "norsjo-hvb", "--grön", "50 eller högre")).Out, StringComparison.Ordinal);
        var validated = await plan.JsonAsync("validate");
        Assert.Contains("läs mig.txt", (string?)validated["skipped"]![0], StringComparison.Ordinal);
        Assert.Contains("2 planer", (await plan.CommandAsync("doctor")).Out, StringComparison.Ordinal);
        Assert.Equal("Norsjö plan", Assert.Single(plan.Query("SELECT [Plan] FROM rapport_Aktiviteter")));
    }

    [Fact]
    public async Task Reports_have_a_part_for_each_plan()
    {
        plan.Writes("a.yaml", Plan("Malå plan", "2418", "Malå", "mala-hvb"));
        plan.Writes("b.yaml", Plan("Norsjö plan", "2417", "Norsjö", "norsjo-hvb") + "mål:\n  - id: trygg\n    namn: Trygghet\naktiviteter:\n  - id: kurs\n    namn: Kurs\n    mål: trygg\n    slut: 2026-06-30\n");
        plan.Kolada.Publishes(World.Kpi, "2417", 2025, 60m);
        await plan.SyncAsync("2026-03-25");

        var start = await ExportAsync("site", "webb", "webb/index.html");
        Assert.Matches("(?s)<h1>Malå plan och Norsjö plan</h1>.*<a href=\"#plan-1\">Malå plan</a></th><td>0 röda av 0 bedömda.*<a href=\"#plan-2\">Norsjö plan</a></th><td>1 röd av 1 bedömd", start);
        Assert.Matches("(?s)id=\"plan-1\">\\s*<h3>Malå plan</h3>.*mala-hvb.*id=\"plan-2\">\\s*<h3>Norsjö plan</h3>.*<h4>Övriga indikatorer</h4>.*norsjo-hvb", start);
        Assert.Matches("(?s)<h2>Mål</h2>.*Trygghet.*<td>Norsjö plan</td>", start);
        Assert.Contains("<dt>Plan</dt><dd>Norsjö plan</dd>", plan.Read("webb/indikator/norsjo-hvb.html"), StringComparison.Ordinal);
        Assert.Matches("(?s)<h2>Malå plan</h2>.*<h2>Norsjö plan</h2>", await ExportAsync("plan", "plan.html", "plan.html"));
        Assert.Contains("(Norsjö plan)", (await ExportAsync("calendar", "plan.ics", "plan.ics")).Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await ExportAsync("report", "plan.docx", "plan.docx");
        Assert.Equal(
            ["Title Malå plan och Norsjö plan", "Heading1 Malå plan", "Heading2 Övriga indikatorer", "Heading3 Utan färg i tabellen", "Heading1 Norsjö plan", "Heading2 Övriga indikatorer", "Heading2 Mål och aktiviteter", "Heading3 Trygghet"],
            Headings("plan.docx"));
    }

    private async Task<string> ExportAsync(string kind, string target, string read)
    {
        var (exit, _, error) = await plan.CommandAsync("export", kind, "--out", target);
        Assert.True(exit == 0, error);
        return plan.Read(read);
    }

    private IReadOnlyList<string> Standing() =>
    [
        .. Mails(),
        .. plan.Query("SELECT * FROM rapport_Larm"),
        .. plan.Query("SELECT GransId, FranTid FROM rapport_Granser"),
        .. plan.Query("SELECT IndikatorId, Ordning, Farg, [Plan] FROM rapport_Nulage"),
    ];

    /// <summary>The headings of a Word document that a command wrote, each with its style.</summary>
    private IReadOnlyList<string> Headings(string file)
    {
        using var document = WordprocessingDocument.Open(Path.Combine(plan.Folder, file), isEditable: false);
        return
        [
            .. document.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Select(paragraph => (Style: paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "", paragraph.InnerText))
                .Where(one => one.Style == "Title" || one.Style.StartsWith("Heading", StringComparison.Ordinal)).Select(one => $"{one.Style} {one.InnerText}"),
        ];
    }

    private IReadOnlyList<string> Mails(int after = 0) =>
        plan.Query($"SELECT address, subject FROM outbox WHERE run_id > {after} ORDER BY address, outbox_id");

    private static string Plan(string name, string municipality, string place, string id) => $"""
        plan: {name}
        kommun: "{municipality}"
        kommunnamn: {place}
        mottagare:
          standard: [{municipality}@example.se, bada@example.se]
          admin: [drift@example.se]
        indikatorer:

        """ + PlanFolder.Indicator(id, kpi: World.Kpi).Replace("Helhetssyn", "Namnet", StringComparison.Ordinal);
}
