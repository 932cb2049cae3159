namespace IndicatorSync.Worker.Tests.Storage.Views;

public sealed class SqlitePlanTableViewTests() : PlanTableViewTests(Engine.Sqlite);

public sealed class SqlServerPlanTableViewTests() : PlanTableViewTests(Engine.SqlServer);

/// <summary>
/// The tables of Norsjö's plan for 2026, cell by cell (plan row in the comment). Years stand as docs/contract.md 1.7 has it: none where the
/// column's own year is shown.
/// </summary>
public abstract class PlanTableViewTests(Engine engine) : StorageTests(engine)
{
    private const string Read = """
        SELECT Verksamhetsomrade, Indikator, HamtasFran, Gron, Gul, UtfallForegaende, Utfall, OvergripandeMal
        FROM rapport.Plantabell ORDER BY Ordning
        """;

    private const string Organisation = "Hållbar och effektiv organisation";
    private const string Welfare = "Välfärd och välbefinnande genom livet";
    private const string Place = "Välkomnande och attraktiv bygd";
    private const string Report = "Patientsäkerhetsberättelse";
    private const string Survey = "Medborgarundersökningen";

    [Fact]
    public async Task The_plans_tables_come_out_as_they_are_printed()
    {
        using var sample = new SampleRun(Created.Options);
        await sample.SyncAsync();

        Assert.Equal(
            [
                /*  1 */ Row("Ledningsgrupp Omsorg", "Sjukfrånvaro omsorg", "HR", "7,0 eller lägre", "7,1–7,5", "8", "7,06", Organisation),
                /*  2 */ Row("Ledningsgrupp Omsorg", "Effektivitetsindex LSS boende och daglig verksamhet", "Kolada", "70 eller högre", "29–69", "iu", "iu", Organisation),
                /*  3 */ Row("Ledningsgrupp Omsorg", "Effektivitetsindex ekonomiskt bistånd", "Kolada", "65 eller högre", "29–64", "iu", "73 (2024)", Organisation),
                /*  4 */ Row("Ledningsgrupp Omsorg", "Effektivitetsindex äldreomsorg", "Kolada", "70 eller högre", "39–69", "19 (2023)", "6 (2024)", Organisation),
                /*  5 */ Row("Äldreomsorgen", "Helhetssyn särskilt boende", "Kolada", "82 eller högre", "74–81", "67", "62", Welfare),
                /*  6 */ Row("Äldreomsorgen", "Helhetssyn hemtjänst", "Kolada", "95 eller högre", "84–94", "93", "98", Welfare),
                /*  7 */ Row("Funktionsnedsättningsomsorgen", "Brukarbedömning daglig verksamhet, trivs på daglig verksamhet", "Kolada", "83 eller högre", "74–82", "iu", "82", Welfare),
                /*  8 */ Row("Funktionsnedsättningsomsorgen", "Brukarbedömning boende LSS, trivs på boendet", "Kolada", "88 eller högre", "76–87", "iu", "92", Welfare),
                /*  9 */ Row("Individ- och familjeomsorgen", "Barn och unga 0–20 år som varit placerade på familjehem någon gång under året, antal/1000 inv.", "Kolada", "6,1 eller lägre", "6,2–11,5", "14,0 (2023)", "13,4 (2024)", Welfare),
                /* 10 */ Row("Individ- och familjeomsorgen", "Barn och unga 0–20 år som varit placerade på HVB någon gång under året, antal/1000 inv.", "Kolada", "1,4 eller lägre", "1,5–3,5", "9,3 (2023)", "6,7 (2024)", Welfare),
                /* 11 */ Row("Medicinska enheten", "Nattfasta, särskilt boende för äldre och korttidsboende, timmar", Report, "11 eller lägre", "11–12", "12,08", "12,64", Welfare),
                /* 12 */ Row("Medicinska enheten", "Fall särskilt boende och korttidsboende ÄFO, per boendeplats", Report, "1,0 eller lägre", "1,1–1,5", "1,27", "1,16", Welfare),
                /* 13 */ Row("Medicinska enheten", "Fall hemsjukvård, per inskriven brukare", Report, "0,8 eller lägre", "0,9–1,2", "1,60", "1,05", Welfare),
                /* 14 */ Row("Medicinska enheten", "Läkemedelsavvikelse, särskilt boende och korttidsboende ÄFO", Report, "1,1 eller lägre", "1,2–1,6", "1,07", "1,14", Welfare),
                /* 15 */ Row("Medicinska enheten", "Läkemedelsavvikelse, hemsjukvård", Report, "1 eller lägre", "1,1–1,6", "1,54", "2,44", Welfare),
                /* 16 */ Row("Integration", "Lämnat etableringsuppdraget och börjat arbeta eller studera (status efter 90 dagar), andel (%)", "Kolada", "43 eller högre", "24–42", "17 (2023)", "14 (2024)", Welfare),
                /* 17 */ Row("Integration", "Arbetslöshet bland utrikes födda, 20–64 år, befolkningens arbetsmarknadsstatus (BAS), andel (%)", "Kolada", "7 eller lägre", "7,1–14,5", "10,1 (2023)", "5,4 (2024)", Welfare),
                /* 18 */ Row("Arbetsmarknad", "Långtidsarbetslösa i befolkningen, 25–65 år, andel (%)", "Kolada", "2,0 eller lägre", "2,1–3,8", "iu", "2,3 (2024)", Welfare),
                /* 19 */ Row("Nya socialtjänstlagen", "Äldreomsorgen fungerar bra i kommunen", Survey, "65 eller högre", "49–64", "33,4", "36,8", Welfare),
                /* 20 */ Row("Nya socialtjänstlagen", "Kommunens verksamhet för personer med funktionsnedsättning fungerar bra i kommunen, andel (%)", Survey, "74 eller högre", "62–73", "81,5", "68,8", Welfare),
                /* 21 */ Row("Nya socialtjänstlagen", "Socialtjänstens stöd och hjälp till utsatta personer fungerar bra i kommunen, andel (%)", Survey, "61 eller högre", "49–60", "56,4", "50,8", Welfare),
                /* 22 */ Row("Nya socialtjänstlagen", "Bra bemötande vid kontakt med tjänsteperson i kommunen", Survey, "86 eller högre", "82–85", "78,9", "80,7", Place),
                /* 23 */ Row("Nya socialtjänstlagen", "Kommunens arbete för att öka toleransen för människors olikheter fungerar bra, andel (%)", Survey, "44 eller högre", "29–43", "38,5", "43,4", Place),
            ],
            await ReadAsync(unit => ReportRows.ReadAsync(unit, Read)));
    }

    /// <summary>A source that has not given its value, and row 10 as the plan has it, typing error included.</summary>
    [Fact]
    public async Task Rows_that_cannot_be_judged_stand_in_the_table_with_the_plans_words()
    {
        using var sample = new SampleRun(Created.Options);
        sample.ChangeCatalogue("grön: 1,4 eller lägre", "grön: 1,4 eller högre");
        sample.ChangeCatalogue("""
              - id: effektivitetsindex-lss

            """.ReplaceLineEndings("\n"), """
              - id: personalomsattning
                namn: Personalomsättning
                källa: HR
                verksamhetsområde: Ledningsgrupp Omsorg
                övergripande mål: Hållbar och effektiv organisation
                grön: 7,0 eller lägre
                gul: 7,1–7,5

              - id: effektivitetsindex-lss

            """.ReplaceLineEndings("\n"));
        await sample.SyncAsync();

        var rows = await ReadAsync(unit => ReportRows.ReadAsync(unit, Read));

        Assert.Equal(Row("Ledningsgrupp Omsorg", "Personalomsättning", "HR", "7,0 eller lägre", "7,1–7,5", "iu", "iu", Organisation), rows[1]);
        Assert.EndsWith("Kolada | 1,4 eller högre | 1,5–3,5 | 9,3 (2023) | 6,7 (2024) | " + Welfare, rows[10], StringComparison.Ordinal);
        Assert.Equal(
            ["personalomsattning | Ej bedömd | Inväntas | HR", "placerade-pa-hvb | Ej bedömd | Ogiltig gräns | Kolada"],
            await ReadAsync(unit => ReportRows.ReadAsync(
                unit, "SELECT IndikatorId, Farg, Underlag, Kalla FROM rapport.Nulage WHERE Ordning IN (2, 11) ORDER BY Ordning")));
    }

    private static string Row(params string[] cells) => string.Join(" | ", cells);
}
