using System.Text.Json.Nodes;
using IndicatorSync.Worker.Tests.Sources;

namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>Whoever hands in values hears what became of them, and is asked for what is late (docs/contract.md 1.9).</summary>
public sealed class HandedInTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Six = new(2026, 9, 5, 4, 0, 0, TimeSpan.Zero);

    private readonly Municipality municipality = Municipality.WithOneIndicator("""
          - id: sjukfranvaro
            namn: Sjukfrånvaro omsorg
            källa: HR
            måttenhet: "%"
            rimligt: 0–30
            mätfrekvens: månad
            lämnas senast: 10 dagar efter periodens slut
            uppgiftslämnare: hr
            grön: 7,0 eller lägre
            gul: 7,1–7,5
        """);

    private readonly string folder;

    public HandedInTests()
    {
        municipality.Catalogue = municipality.Catalogue.Replace("  admin:", "  hr: [hr@example.se]\n  admin:", StringComparison.Ordinal);
        folder = Path.Combine(municipality.Folder, "inlasning");
        Directory.CreateDirectory(folder);
        municipality.Settings.AddRange(["Sources:Directory=inlasning", "Sources:SettleTime=0"]);
        municipality.Kolada.Publishes("N00001", "2417", 2025, 85);
        Write("jul 2026;6,9");
    }

    private IEnumerable<string> ToHr => municipality.Mails.Where(mail => mail.Message.To.Mailboxes.Any(mailbox => mailbox.Address == "hr@example.se")).Select(mail => mail.Message.TextBody!);

    public ValueTask DisposeAsync() => municipality.DisposeAsync();

    [Fact]
    public async Task The_receipt_says_at_once_what_was_set_aside_and_then_what_was_read_with_the_value_before_and_the_colour()
    {
        await municipality.SyncAsync(Six);
        var first = Assert.Single(ToHr);
        Assert.Contains("jul 2026: 6,9 %. Grön.", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Kolada", first, StringComparison.Ordinal);

        Write("jul 2026;6,9", "aug 2026;70,6");
        await municipality.LookAsync(Six.AddHours(4));
        await municipality.LookAsync(Six.AddHours(5));
        Assert.Contains("C3 ”70,6”: värdet är utanför det rimliga (0–30).", Assert.Single(ToHr.Skip(1)), StringComparison.Ordinal);
        Assert.Single(municipality.Mails, mail => mail.Message.To.Mailboxes.Any(mailbox => mailbox.Address == "drift@example.se"));
        Assert.Equal("Grön jul 2026", await NowAsync());

        Write("jul 2026;6,95", "aug 2026;7,06");
        await municipality.LookAsync(Six.AddHours(6));

        var mended = Assert.Single(ToHr.Skip(2));
        Assert.Contains("aug 2026: 7,06 %. Gul.", mended, StringComparison.Ordinal);
        Assert.Contains("jul 2026: 6,95 % (förut 6,9 %). Grön.", mended, StringComparison.Ordinal);
        Assert.Equal("[Norsjö] 2 värden inlästa: hr.csv", municipality.Subjects.Last(subject => subject!.Contains("inläst", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_number_that_is_late_is_asked_for_once_and_once_more_after_a_fortnight_and_not_when_it_has_come()
    {
        await municipality.SyncAsync(Six);
        foreach (var day in new[] { 6, 7, 15 })
        {
            await municipality.SyncAsync(Six.AddDays(day));
        }

        var asked = Assert.Single(ToHr.Skip(1));
        Assert.Contains("aug 2026 saknas. Det skulle ha lämnats senast 10 september 2026.", asked, StringComparison.Ordinal);
        Assert.Equal("1 Grön", await municipality.ScalarAsync("SELECT Forsenad || ' ' || Farg FROM rapport_Nulage WHERE IndikatorId = 'sjukfranvaro'"));

        await municipality.SyncAsync(Six.AddDays(20));
        Assert.Contains("påminnelse", Assert.Single(ToHr.Skip(2)), StringComparison.Ordinal);
        Write("jul 2026;6,9", "aug 2026;6,8");
        await municipality.SyncAsync(Six.AddDays(21));
        await municipality.SyncAsync(Six.AddDays(22));

        Assert.Contains("aug 2026: 6,8 %. Grön.", Assert.Single(ToHr.Skip(3)), StringComparison.Ordinal);
        Assert.Equal("0 Grön", await municipality.ScalarAsync("SELECT Forsenad || ' ' || Farg FROM rapport_Nulage WHERE IndikatorId = 'sjukfranvaro'"));
    }

    [Fact]
    public async Task The_mail_that_asks_says_which_genders_lack_their_numbers()
    {
        municipality.Catalogue = municipality.Catalogue.Replace("    mätfrekvens: månad", "    kön: [T, K, M]\n    mätfrekvens: månad", StringComparison.Ordinal);
        await municipality.SyncAsync(Six);
        Write("jul 2026;6,9", "aug 2026;6,8");
        await municipality.SyncAsync(Six.AddDays(6));

        var asked = Assert.Single(ToHr, text => text.Contains("saknas", StringComparison.Ordinal) && text.Contains("aug 2026", StringComparison.Ordinal));
        Assert.Contains("Gäller: Sjukfrånvaro omsorg (kvinnor, män)", asked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("könsgap: högst 10\n    ")]
    public async Task A_gender_that_the_catalogue_names_later_is_asked_for_at_once_and_reminded_of_by_itself(string more)
    {
        await municipality.SyncAsync(Six);
        await municipality.SyncAsync(Six.AddDays(6));
        municipality.Catalogue = municipality.Catalogue.Replace("    mätfrekvens: månad", $"    kön: [T, K, M]\n    {more}mätfrekvens: månad", StringComparison.Ordinal);
        foreach (var day in new[] { 7, 8, 9 })
        {
            await municipality.SyncAsync(Six.AddDays(day));
        }

        var asked = ToHr.Where(text => text.Contains("aug 2026 saknas", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, asked.Count);
        Assert.Contains("Gäller: Sjukfrånvaro omsorg\n", asked[0].ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Gäller: Sjukfrånvaro omsorg (kvinnor, män)", asked[1], StringComparison.Ordinal);

        await municipality.SyncAsync(Six.AddDays(20));
        await municipality.SyncAsync(Six.AddDays(21));
        await municipality.SyncAsync(Six.AddDays(22));

        var reminders = ToHr.Where(text => text.Contains("påminnelse", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, reminders.Count);
        Assert.Contains("Gäller: Sjukfrånvaro omsorg (totalt)", reminders[0], StringComparison.Ordinal);
        Assert.Contains("Gäller: Sjukfrånvaro omsorg (kvinnor, män)", reminders[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_asked_for_before_genders_were_kept_is_not_asked_for_again()
    {
        await municipality.SyncAsync(Six);
        await municipality.SyncAsync(Six.AddDays(6));
        await municipality.DamageAsync("UPDATE asked_value SET gender = ''");
        await municipality.SyncAsync(Six.AddDays(7));
        Assert.Single(ToHr, text => text.Contains("aug 2026 saknas", StringComparison.Ordinal));

        await municipality.SyncAsync(Six.AddDays(20));
        await municipality.SyncAsync(Six.AddDays(21));

        Assert.Single(ToHr, text => text.Contains("påminnelse", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hidden_rows_are_read_and_said_to_who_handed_them_in_and_are_no_fault()
    {
        using (var book = new WorkbookBuilder())
        {
            File.WriteAllBytes(Path.Combine(folder, "dolda.xlsx"), book.Sheet("Utfall").Row("Indikator", "Period", "Utfall").Row(hidden: true, ["sjukfranvaro", "2026-06", 7.2]).Save());
        }

        await municipality.SyncAsync(Six);

        Assert.Contains("Utfall 1 dold rad är inläst.", ToHr.Single(text => text.Contains("dolda.xlsx", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(0L, await municipality.ScalarAsync("SELECT COUNT(*) FROM rapport_Datakvalitet WHERE Typ = 'source_fault'"));
        Assert.Equal(0L, await municipality.ScalarAsync("SELECT COUNT(*) FROM rapport_Inlasningar WHERE Fel IS NOT NULL"));
        Assert.Equal(0, await municipality.CommandAsync(Six, "sources", "--json"));
        var remark = JsonNode.Parse(municipality.Out[municipality.Out.IndexOf('{', StringComparison.Ordinal)..])!["sources"]!.AsArray().Single(one => (string?)one!["name"] == "dolda.xlsx")!["faults"]![0]!;
        Assert.Equal(("1 dold rad är inläst", ""), ((string?)remark["reason"], (string?)remark["text"]));
        Assert.Equal("remark", await municipality.ScalarAsync("SELECT kind FROM source_fault WHERE reason = '1 dold rad är inläst'"));
    }

    [Theory]
    [InlineData(
        "kvitto hr.csv",
        """
        DELETE FROM source_receipt;
        DELETE FROM outbox WHERE address = 'hr@example.se';
        INSERT INTO observation_revision (kpi_id, area_id, gender, period, part, event, new_value, is_baseline, seen_at, seen_local, run_id, source)
        SELECT kpi_id, '0001', gender, period, '99', event, new_value, is_baseline, seen_at, seen_local, run_id, source FROM observation_revision WHERE source IS NOT NULL LIMIT 1
        """,
        "DELETE FROM observation_revision WHERE part = '99'",
        1)]
    [InlineData(
        "begäran",
        "INSERT INTO asked_value (indicator_id, period, part, asked_at) SELECT indicator_id, period, '99', seen_at FROM observation_revision, indicator WHERE is_qualitative = 0 LIMIT 1",
        "DELETE FROM asked_value WHERE part = '99'",
        0)]
    public async Task A_receipt_or_request_that_cannot_be_written_costs_itself_and_is_made_up_for(string subject, string damage, string mending, int receipts)
    {
        await municipality.SyncAsync(Six);
        await municipality.DamageAsync(damage);
        municipality.Kolada.Publishes("N00001", "2417", 2026, 60);

        Assert.Equal(4, await municipality.CommandAsync(Six.AddDays(6), "sync"));

        Assert.Equal("Delvis", await municipality.ScalarAsync("SELECT Resultat FROM rapport_Korningar ORDER BY KorningId DESC LIMIT 1"));
        Assert.Equal(subject, await municipality.ScalarAsync("SELECT subject_key FROM problem WHERE type = 'internal_error' AND closed_at IS NULL"));
        Assert.Contains(municipality.Subjects, mail => mail == "[Norsjö] 1 indikator har blivit röd: Nöjdhet med stödet");
        Assert.Contains(municipality.Mails, mail => mail.Message.To.Mailboxes.Any(mailbox => mailbox.Address == "drift@example.se") && mail.Message.TextBody!.Contains("fel i programmet", StringComparison.Ordinal));
        var told = ToHr.Count();

        await municipality.DamageAsync(mending);
        await municipality.SyncAsync(Six.AddDays(7));

        Assert.Equal(0L, await municipality.ScalarAsync("SELECT COUNT(*) FROM problem WHERE type = 'internal_error' AND closed_at IS NULL"));
        Assert.Equal(receipts, ToHr.Skip(told).Count(text => text.Contains("hr.csv", StringComparison.Ordinal)));
        Assert.Single(ToHr, text => text.Contains("aug 2026 saknas", StringComparison.Ordinal));
    }

    private void Write(params string[] rows) =>
        File.WriteAllLines(Path.Combine(folder, "hr.csv"), ["Indikator;Period;Utfall", .. rows.Select(row => $"Sjukfrånvaro omsorg;{row}")]);

    private Task<object?> NowAsync() => municipality.ScalarAsync("SELECT Farg || ' ' || Period FROM rapport_Nulage WHERE IndikatorId = 'sjukfranvaro'");
}
