using System.Text.Json;

namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>The municipality's own units (<c>enheter</c>): a row and colour each beside the total, never summed (docs/contract.md 1.9).</summary>
public sealed class OwnUnitTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Six = new(2026, 9, 1, 4, 0, 0, TimeSpan.Zero);

    private readonly Municipality municipality = Municipality.WithOneIndicator("""
          - id: nattfasta
            namn: Nattfasta, timmar
            kortnamn: Nattfasta
            källa: Treserva
            måttenhet: timmar
            mätfrekvens: månad
            lämnas senast: 10 dagar efter periodens slut
            uppgiftslämnare: treserva
            enheter: [Bäckgården, Solbacka]
            grön: 11 eller lägre
            gul: 11,1–12
        """);

    private readonly string folder;

    public OwnUnitTests()
    {
        municipality.Catalogue = municipality.Catalogue.Replace("  admin:", "  treserva: [treserva@example.se]\n  admin:", StringComparison.Ordinal);
        folder = Path.Combine(municipality.Folder, "inlasning");
        Directory.CreateDirectory(folder);
        municipality.Settings.AddRange(["Sources:Directory=inlasning", "Sources:SettleTime=0"]);
        municipality.Kolada.Publishes("N00001", "2417", 2025, 85);
        Write("jul 2026;;10,5", "jul 2026;Bäckgården;13");
    }

    private IEnumerable<string> ToReporter =>
        municipality.Mails.Where(mail => mail.Message.To.Mailboxes.Any(mailbox => mailbox.Address == "treserva@example.se")).Select(mail => mail.Message.TextBody!);

    public ValueTask DisposeAsync() => municipality.DisposeAsync();

    [Fact]
    public async Task Each_unit_has_a_row_a_colour_a_history_and_an_alarm_of_its_own_beside_the_total()
    {
        await municipality.SyncAsync(Six);
        Assert.Equal("totalt Grön 10.5, Bäckgården Röd 13.0, Solbacka Ej bedömd -", await NowAsync());
        Assert.Contains("1 röd av 3 bedömda", municipality.Mails.First(mail => mail.Message.Subject!.Contains("Startläge", StringComparison.Ordinal)).Message.Subject, StringComparison.Ordinal);
        var receipt = Assert.Single(ToReporter, text => text.Contains("inlästa", StringComparison.Ordinal));
        Assert.Contains("Nattfasta, timmar (Bäckgården)", receipt, StringComparison.Ordinal);
        Assert.Contains("jul 2026: 13 timmar. Röd.", receipt, StringComparison.Ordinal);

        Write("jul 2026;;10,5", "jul 2026;Bäckgården;13", "aug 2026;solbacka;12,5");
        await municipality.LookAsync(Six.AddHours(4));
        Assert.Equal("totalt Grön 10.5, Bäckgården Röd 13.0, Solbacka Röd 12.5", await NowAsync());

        await municipality.SyncAsync(Six.AddDays(1));
        Assert.Equal("[Norsjö] 1 indikator har blivit röd: Nattfasta (Solbacka)", municipality.Subjects.Last());
        Assert.Contains("Nattfasta, timmar (Solbacka)", municipality.Mails[^1].Message.TextBody, StringComparison.Ordinal);
        Assert.Equal("Solbacka Ej bedömd>Röd Nytt utfall", await municipality.ScalarAsync("SELECT GROUP_CONCAT(Enhet || ' ' || FranFarg || '>' || TillFarg || ' ' || Orsak) FROM rapport_Fargbyten WHERE IndikatorId = 'nattfasta'"));
        Assert.Equal("Solbacka 08 12.5 Röd", await municipality.ScalarAsync("SELECT GROUP_CONCAT(Enhet || ' ' || Delperiod || ' ' || Utfall || ' ' || FargDa) FROM rapport_Historik WHERE IndikatorId = 'nattfasta' AND Delperiod = '08'"));
        Assert.Equal("Solbacka Nytt 12.5", await municipality.ScalarAsync("SELECT GROUP_CONCAT(Enhet || ' ' || Handelse || ' ' || NyttVarde) FROM rapport_Revideringar WHERE IndikatorId = 'nattfasta'"));
        Assert.Equal("nattfasta 1", await municipality.ScalarAsync("SELECT IndikatorId || ' ' || COUNT(*) FROM rapport_Plantabell WHERE IndikatorId = 'nattfasta'"));
        Assert.Equal(1L, await municipality.ScalarAsync("SELECT COUNT(*) FROM rapport_Granser WHERE IndikatorId LIKE 'nattfasta%'"));
    }

    [Fact]
    public async Task Commands_name_a_unit_beside_the_indicator_and_documents_say_which_it_is()
    {
        await municipality.SyncAsync(Six);
        string[] taken = ["--note", "Nya rutiner", "--action", "Kvällsmål", "--owner", "Eva Ek", "--due", "2026-12-31"];
        Assert.Equal(1, await municipality.CommandAsync(Six, ["acknowledge", "nattfasta", .. taken]));
        Assert.Equal(2, await municipality.CommandAsync(Six, ["acknowledge", "nattfasta", "--enhet", "Okänd", .. taken]));
        Assert.Equal(0, await municipality.CommandAsync(Six, ["acknowledge", "nattfasta", "--enhet", "bäckgården", .. taken]));
        Assert.Equal("Bäckgården Kvitterad", await municipality.ScalarAsync("SELECT GROUP_CONCAT(Enhet || ' ' || Status) FROM rapport_Larm"));
        Assert.Equal(0, await municipality.CommandAsync(Six, "comment", "nattfasta", "--enhet", "Bäckgården", "--text", "Färre i personalen.", "--by", "Eva Ek"));
        Assert.Equal("Bäckgården Färre i personalen.", await municipality.ScalarAsync("SELECT Enhet || ' ' || Analys FROM rapport_Nulage WHERE Analys IS NOT NULL"));
        Assert.Equal(0, await municipality.CommandAsync(Six, "report", "nattfasta", "--period", "2026-08", "--value", "10,9", "--enhet", "Bäckgården"));
        await municipality.LookAsync(Six.AddHours(1));

        var before = municipality.Out.Length;
        Assert.Equal(0, await municipality.CommandAsync(Six.AddHours(2), "explain", "nattfasta", "--json"));
        using var explained = JsonDocument.Parse(municipality.Out[before..]);
        Assert.Equal(
            ["nattfasta  green 10.5 0 revisions", "nattfasta Bäckgården green 10.9 1 revisions", "nattfasta Solbacka none  0 revisions"],
            explained.RootElement.EnumerateArray().Select(one =>
                $"{one.GetProperty("id")} {one.GetProperty("unitName")} {one.GetProperty("colour")} {one.GetProperty("value")} {one.GetProperty("revisions").GetArrayLength()} revisions"));

        before = municipality.Out.Length;
        Assert.Equal(0, await municipality.CommandAsync(Six.AddDays(40), "explain", "nattfasta", "--as-of", "2026-09-01"));
        Assert.Contains("Nattfasta, timmar, Bäckgården: ", municipality.Out[before..], StringComparison.Ordinal);
        Assert.Equal(0, await municipality.CommandAsync(Six.AddHours(2), "export", "site", "--out", "sidor"));
        Assert.Contains("<h2>Bäckgården", await File.ReadAllTextAsync(Path.Combine(municipality.Folder, "sidor", "indikator", "nattfasta.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_that_is_late_is_asked_for_by_name_and_one_that_leaves_the_catalogue_closes_its_alarm_alone()
    {
        await municipality.SyncAsync(Six);
        Assert.Equal(0, await municipality.CommandAsync(Six, "freeze", "Delår"));
        Write("jul 2026;;10,5", "jul 2026;Bäckgården;13", "aug 2026;;10,5", "aug 2026;Bäckgården;13");
        await municipality.SyncAsync(Six.AddDays(11));
        Assert.Equal("[Norsjö] 1 värde saknas: Nattfasta, timmar (Solbacka)", municipality.Subjects.Last(subject => subject!.Contains("saknas", StringComparison.Ordinal)));

        var told = municipality.Mails.Count;
        municipality.Catalogue = municipality.Catalogue.Replace("[Bäckgården, Solbacka]", "[Solbacka]", StringComparison.Ordinal);
        await municipality.SyncAsync(Six.AddDays(12));

        Assert.Equal("totalt Grön 10.5, Solbacka Ej bedömd -", await NowAsync());
        Assert.Equal("Bäckgården Stängd", await municipality.ScalarAsync("SELECT GROUP_CONCAT(Enhet || ' ' || Status) FROM rapport_Larm"));
        Assert.Contains(municipality.Mails.Skip(told), mail => mail.Message.TextBody!.Contains("Nattfasta, timmar (Bäckgården) (nattfasta) finns inte längre", StringComparison.Ordinal));
        Assert.Equal("Bäckgården", await municipality.ScalarAsync("SELECT GROUP_CONCAT(Enhet) FROM rapport_FrystaLagen WHERE Farg = 'Röd'"));
        Assert.Equal(1L, await municipality.ScalarAsync("SELECT COUNT(*) FROM rapport_AndratSedanFrysning WHERE Falt = 'IndikatorId' AND Da = 'nattfasta' AND Nu IS NULL"));
    }

    private void Write(params string[] rows) =>
        File.WriteAllLines(Path.Combine(folder, "treserva.csv"), ["Indikator;Period;Enhet;Utfall", .. rows.Select(row => $"Nattfasta;{row}")]);

    private Task<object?> NowAsync() => municipality.ScalarAsync("""
        SELECT GROUP_CONCAT(COALESCE(Enhet, 'totalt') || ' ' || Farg || ' ' || COALESCE(Utfall, '-'), ', ')
        FROM (SELECT * FROM rapport_Nulage WHERE IndikatorId = 'nattfasta' ORDER BY COALESCE(Enhet, ''))
        """);
}
