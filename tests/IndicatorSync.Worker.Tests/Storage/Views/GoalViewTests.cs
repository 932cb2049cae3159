namespace IndicatorSync.Worker.Tests.Storage.Views;

public sealed class SqliteGoalViewTests() : GoalViewTests(Engine.Sqlite);

public sealed class SqlServerGoalViewTests() : GoalViewTests(Engine.SqlServer);

/// <summary>Goals and activities as a reader of the database finds them.</summary>
public abstract class GoalViewTests(Engine engine) : StorageTests(engine)
{
    private const string Around = """
        mål:
          - id: plan
            namn: Planen
            nivå: vision
            mål:
              - id: valfard
                namn: Välfärd och välbefinnande genom livet
              - id: organisation
                namn: Hållbar och effektiv organisation
              - id: tomt
                namn: Inget än
        aktiviteter:
          - id: utbildning
            namn: Utbildning i bemötande
            indikator: helhetssyn-sarskilt-boende
            enheter: [Solgården, Björkgården]
            slut: 2026-03-24
            status: pågående enligt plan
            kommentar: |
              - Våren: klart
              - Hösten: kvar
          - id: budget
            namn: Budget i balans
            mål: organisation
            start: kvartal 1
            slut: 2026-03-25

        """;

    [Fact]
    public async Task Counts_of_colours_roll_up_and_no_goal_has_a_colour()
    {
        await SyncAsync();

        Assert.Equal(
            [
                "plan | Planen | vision |  | 1 | 21 | 4 | 8 | 8 | 1 | 2 | 1",
                "valfard | Välfärd och välbefinnande genom livet |  | plan | 2 | 17 | 3 | 7 | 7 | 0 | 1 | 1",
                "organisation | Hållbar och effektiv organisation |  | plan | 3 | 4 | 1 | 1 | 1 | 1 | 1 | 0",
                "tomt | Inget än |  | plan | 4 | 0 | 0 | 0 | 0 | 0 | 0 | 0",
            ],
            await RowsAsync("SELECT MalId, Mal, Niva, OverordnatId, Ordning, Indikatorer, Grona, Gula, Roda, EjBedomda, Aktiviteter, ForsenadeAktiviteter FROM rapport.Mal ORDER BY Ordning"));
    }

    [Fact]
    public async Task An_activity_past_its_last_day_that_has_not_ended_is_overdue()
    {
        await SyncAsync();

        Assert.Equal(
            [
                "utbildning | Utbildning i bemötande | valfard | helhetssyn-sarskilt-boende | Solgården, Björkgården |  | 2026-03-24 | pågående enligt plan | 1 |  | - Våren: klart\n- Hösten: kvar | 1 | ",
                "budget | Budget i balans | organisation |  |  | 2026-01-01 | 2026-03-25 |  | 0 |  |  | 2 | ",
            ],
            (await RowsAsync("SELECT AktivitetId, Aktivitet, MalId, IndikatorId, Enheter, Start, Slut, Status, Forsenad, Ansvarig, Kommentar, Ordning, Beskrivning FROM rapport.Aktiviteter ORDER BY Ordning")).Select(row => row.Replace(" 00:00:00", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_was_said_of_an_activity_is_kept_also_when_it_has_left()
    {
        using var sample = new SampleRun(Created.Options);
        sample.ChangeCatalogue("indikatorer:\n", Around + "indikatorer:\n");
        await sample.SyncAsync();
        sample.ChangeRecording(new DateTimeOffset(2026, 3, 26, 6, 0, 0, TimeSpan.Zero));
        sample.ChangeCatalogue("status: pågående enligt plan", "status: avslutad med avvikelse");
        await sample.SyncAsync();
        sample.ChangeRecording(new DateTimeOffset(2026, 3, 27, 6, 0, 0, TimeSpan.Zero));
        sample.ChangeCatalogue("  - id: budget\n", "  - id: ekonomi\n");
        await sample.SyncAsync();

        Assert.Equal(
            ["utbildning | pågående enligt plan | 2026-03-25 07:00:00", "budget |  | 2026-03-25 07:00:00", "utbildning | avslutad med avvikelse | 2026-03-26 07:00:00", "ekonomi |  | 2026-03-27 07:00:00"],
            await RowsAsync("SELECT AktivitetId, Status, FranTid FROM rapport.Aktivitetshistorik ORDER BY FranTid, AktivitetId DESC"));
        Assert.Equal(["utbildning | 0", "ekonomi | 1"], await RowsAsync("SELECT AktivitetId, Forsenad FROM rapport.Aktiviteter ORDER BY Ordning"));
    }

    private async Task SyncAsync()
    {
        using var sample = new SampleRun(Created.Options);
        sample.ChangeCatalogue("indikatorer:\n", Around + "indikatorer:\n");
        await sample.SyncAsync();
    }

    private Task<IReadOnlyList<string>> RowsAsync(string sql) => ReadAsync(unit => ReportRows.ReadAsync(unit, sql));
}
