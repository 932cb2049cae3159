namespace IndicatorSync.Worker.Tests.Storage.Views;

public sealed class SqliteReportChangeTests() : ReportChangeTests(Engine.Sqlite);

public sealed class SqlServerReportChangeTests() : ReportChangeTests(Engine.SqlServer);

/// <summary>What the views say of a second run in which something is another than in the first.</summary>
public abstract class ReportChangeTests(Engine engine) : StorageTests(engine)
{
    private static readonly DateTimeOffset NextDay = new(2026, 3, 26, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Revisions_show_values_that_changed_came_and_were_struck()
    {
        await SyncTwiceAsync(sample => sample.ChangeRecording(
            NextDay,
            ("""{"gender": "T", "count": 1, "status": "", "value": 62, "isdeleted": false}""", """{"gender": "T", "count": 1, "status": "", "value": 63.5, "isdeleted": false}"""),
            ("""{"gender": "K", "count": 1, "status": "", "value": 63, "isdeleted": false}""", """{"gender": "K", "count": 1, "status": "", "value": 64, "isdeleted": false}"""),
            ("""{"values": [{"gender": "T", "count": 0, "status": "", "value": null, "isdeleted": false}], "kpi": "U28900", "period": 2024""", """{"values": [{"gender": "T", "count": 1, "status": "", "value": 41, "isdeleted": false}], "kpi": "U28900", "period": 2024"""),
            ("""{"gender": "T", "count": 1, "status": "", "value": 80.7, "isdeleted": false}""", """{"gender": "T", "count": 0, "status": "", "value": null, "isdeleted": true}"""),
            ("""{"gender": "T", "count": 1, "status": "", "value": 83.5, "isdeleted": false}""", """{"gender": "T", "count": 1, "status": "", "value": 84, "isdeleted": false}""")));

        Assert.Equal(
            [
                "bra-bemotande | N00640 | 0000 | T | 2025 | 83.5 | 84 | Ändrat | 2026-03-26 07:00:00 |  |  | 2025",
                "bra-bemotande | N00640 | 2417 | T | 2025 | 80.7 |  | Struket | 2026-03-26 07:00:00 |  |  | 2025",
                "helhetssyn-sarskilt-boende | U23471 | 2417 | T | 2025 | 62 | 63.5 | Ändrat | 2026-03-26 07:00:00 |  |  | 2025",
                "effektivitetsindex-lss | U28900 | 2417 | T | 2024 |  | 41 | Nytt | 2026-03-26 07:00:00 |  |  | 2024",
            ],
            await RowsAsync("SELECT IndikatorId, Nyckeltal, Geografikod, Kon, Ar, GammaltVarde, NyttVarde, Handelse, UpptacktTid, Enhet, Delperiod, Period FROM rapport.Revideringar ORDER BY Nyckeltal, Geografikod"));
        Assert.Equal(
            [
                "bra-bemotande | T | 2025 | Röd | Ej bedömd | Struket |  | 2026-03-26 07:00:00 | 2 |  |  | 2025",
                "effektivitetsindex-lss | T | 2024 | Ej bedömd | Gul | Nytt utfall | 41 | 2026-03-26 07:00:00 | 2 |  |  | 2024",
            ],
            await RowsAsync("SELECT IndikatorId, Kon, Ar, FranFarg, TillFarg, Orsak, Utfall, Tidpunkt, KorningId, Enhet, Delperiod, Period FROM rapport.Fargbyten ORDER BY IndikatorId"));
        Assert.Equal(
            ["bra-bemotande | Ej bedömd | Struket | Struket | 2026-03-26", "effektivitetsindex-lss | Gul | Finns | Nytt utfall | 2026-03-26"],
            await RowsAsync("SELECT IndikatorId, Farg, Underlag, Orsak, SedanDatum FROM rapport.Nulage WHERE Orsak IS NOT NULL ORDER BY IndikatorId"));
        Assert.Equal(
            ["2 | 177 | 1 | 3 | 1 | 172 | 0"],
            await RowsAsync("SELECT KorningId, Mottagna, Nya, Andrade, Strukna, Oforandrade, Forsvunna FROM rapport.Korningar WHERE KorningId = 2"));
    }

    [Fact]
    public async Task A_changed_band_is_kept_beside_the_one_before_and_is_never_a_new_result()
    {
        await SyncTwiceAsync(sample =>
        {
            sample.ChangeRecording(NextDay);
            sample.ChangeCatalogue("grön: 86 eller högre", "grön: 80 eller högre");
            sample.ChangeCatalogue("gul: 82–85", "gul: 75–79");
        });

        Assert.Equal(
            [
                "bra-bemotande |  |  |  | 86 eller högre | 82–85 | kontinuerlig | 2026-03-25 07:00:00",
                "bra-bemotande |  |  |  | 80 eller högre | 75–79 | kontinuerlig | 2026-03-26 07:00:00",
            ],
            await RowsAsync("SELECT IndikatorId, Kon, GallerFran, GallerTill, Gron, Gul, Lasregel, FranTid FROM rapport.Granser WHERE IndikatorId = 'bra-bemotande' ORDER BY FranTid"));
        Assert.Equal(
            ["bra-bemotande | T | 2025 | Röd | Grön | Ändrad gräns | 80.7 | 2026-03-26 07:00:00 | 2 |  |  | 2025"],
            await RowsAsync("SELECT IndikatorId, Kon, Ar, FranFarg, TillFarg, Orsak, Utfall, Tidpunkt, KorningId, Enhet, Delperiod, Period FROM rapport.Fargbyten"));
        Assert.Equal(
            ["2024 | 78.9 | Gul | ", "2025 | 80.7 | Grön | Röd"],
            await RowsAsync("SELECT Ar, Utfall, Farg, FargDa FROM rapport.Historik WHERE IndikatorId = 'bra-bemotande' AND Utfall IS NOT NULL ORDER BY Ar"));
        Assert.Equal(["Löst"], await RowsAsync("SELECT Status FROM rapport.Larm WHERE IndikatorId = 'bra-bemotande'"));
    }

    [Fact]
    public async Task An_acknowledged_alarm_says_who_what_and_when_until_it_lapses()
    {
        using var sample = new SampleRun(Created.Options);
        await sample.SyncAsync();
        await WriteAsync(unit => unit.ExecuteAsync("""
            INSERT INTO acknowledgement (indicator_id, gender, note, action, owner, due, made_at, made_local)
            VALUES ('bra-bemotande', 'T', 'Uppmärksammat', 'Utbildning', 'Eva', @due, @made, @local)
            """, new { due = new DateOnly(2026, 9, 1), made = NextDay, local = new DateTime(2026, 3, 26, 7, 0, 0) }));

        Assert.Equal(
            ["bra-bemotande | T | Kvitterad | 2026-03-25 07:00:00 | 2026-03-25 07:00:00 | Uppmärksammat | Utbildning | Eva | 2026-09-01 | "],
            await RowsAsync("SELECT IndikatorId, Kon, Status, Sedan, SenastMejlad, Notering, Atgard, Ansvarig, KlartDatum, Enhet FROM rapport.Larm WHERE Notering IS NOT NULL"));
        Assert.Equal(["bra-bemotande | Eva"], await RowsAsync("SELECT IndikatorId, Ansvarig FROM rapport.Nulage WHERE Kvitterad = 1"));

        sample.ChangeRecording(NextDay.AddDays(1), ("""{"gender": "T", "count": 1, "status": "", "value": 80.7""", """{"gender": "T", "count": 1, "status": "", "value": 79.1"""));
        await sample.SyncAsync();

        Assert.Equal(["Aktiv | "], await RowsAsync("SELECT Status, Notering FROM rapport.Larm WHERE IndikatorId = 'bra-bemotande'"));
        Assert.Empty(await RowsAsync("SELECT IndikatorId FROM rapport.Nulage WHERE Kvitterad = 1"));
    }

    [Fact]
    public async Task An_indicator_that_left_the_catalogue_is_in_the_views_of_what_happened_only()
    {
        await SyncTwiceAsync(sample =>
        {
            sample.ChangeRecording(NextDay);
            sample.ChangeCatalogue("  - id: bra-bemotande\n", "  - id: gott-bemotande\n");
        });

        foreach (var view in new[] { "Nulage", "Malavvikelser", "Historik", "Jamforelse" })
        {
            Assert.Empty(await RowsAsync($"SELECT IndikatorId FROM rapport.{view} WHERE IndikatorId = 'bra-bemotande'"));
            Assert.NotEmpty(await RowsAsync($"SELECT IndikatorId FROM rapport.{view} WHERE IndikatorId = 'gott-bemotande'"));
        }

        Assert.Equal(["23"], await RowsAsync("SELECT COUNT(*) FROM rapport.Plantabell"));
        Assert.Equal(["Stängd"], await RowsAsync("SELECT Status FROM rapport.Larm WHERE IndikatorId = 'bra-bemotande'"));
        Assert.Equal(
            ["bra-bemotande | Röd | Ej bedömd | Borttagen", "gott-bemotande | Ej bedömd | Röd | Tillagd"],
            await RowsAsync("SELECT IndikatorId, FranFarg, TillFarg, Orsak FROM rapport.Fargbyten ORDER BY IndikatorId"));
    }

    private async Task SyncTwiceAsync(Action<SampleRun> between)
    {
        using var sample = new SampleRun(Created.Options);
        await sample.SyncAsync();
        between(sample);
        await sample.SyncAsync();
    }

    private Task<IReadOnlyList<string>> RowsAsync(string sql) => ReadAsync(unit => ReportRows.ReadAsync(unit, sql));
}
