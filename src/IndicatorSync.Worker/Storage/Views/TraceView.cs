namespace IndicatorSync.Worker.Storage.Views;

/// <summary>What each colour rests on, from the judgement back to the answer, the cell or the person (docs/contract.md 1.13).</summary>
internal static class TraceView
{
    /// <summary>
    /// Of a file by its name, now or when it was read. The one that still says the value goes before, then one by that name whose newer
    /// saying was set aside: its cell is kept from what was taken. One read before names were kept is found by the value alone.
    /// </summary>
    /// <remarks>Each is a question of its own: SQL Server takes no aggregate of inner and outer columns together.</remarks>
    private const string Saying = $"COALESCE({Named} AND {SaysIt}), {Named}), {Sayings} WHERE {OfTheKey} AND {SaysIt}))";

    private const string Sayings = "(SELECT MAX(z.source_id) FROM dbo.source_saying z";

    private const string OfTheKey = "z.indicator_id = i.plan_id AND z.gender = o.gender AND z.period = o.period AND z.part = o.part AND z.unit_name = o.unit_name";

    private const string SaysIt = "z.in_conflict = 0 AND (z.value = o.value OR (z.value IS NULL AND o.value IS NULL))";

    private const string Named = $"""
        {Sayings}
              JOIN dbo.source q ON q.source_id = z.source_id
              JOIN dbo.source_reading r ON r.source_id = z.source_id
              WHERE {OfTheKey} AND o.source = CASE WHEN q.kind = N'query' THEN REPLACE(N'fråga @', N'@', r.name) ELSE r.name END
        """;

    /// <summary>As <see cref="Core.Bands.BandSet.For"/> chooses: entries that hold for the year, then those that ended last, then those to come.</summary>
    private const string Bands = """
        (
          SELECT x.indicator_id, x.gender, b.band_id, b.decision, ROW_NUMBER() OVER (
            PARTITION BY x.indicator_id, x.gender
            ORDER BY
              CASE WHEN COALESCE(b.from_year, x.period) <= x.period AND COALESCE(b.to_year, x.period) >= x.period THEN 0 WHEN b.to_year < x.period THEN 1 ELSE 2 END,
              CASE WHEN b.to_year < x.period THEN x.period - b.to_year WHEN b.from_year > x.period THEN b.from_year - x.period ELSE 0 END,
              CASE WHEN b.gender IS NULL THEN 1 ELSE 0 END,
              b.band_id) AS place
          FROM dbo.indicator_state x
          JOIN dbo.indicator d ON d.indicator_id = x.indicator_id
          JOIN dbo.band b ON b.indicator_id = d.plan_id AND b.valid_to_at IS NULL AND (b.gender = x.gender OR (b.gender IS NULL AND x.gender <> N'K-M'))
          WHERE x.period IS NOT NULL)
        """;

    public static readonly ReportView Sparbarhet = new(
        "Sparbarhet",
        ReportRole.Reader,
        "En rad per rad i Nulage: vad färgen vilar på, ända till Koladas svar i arkivet, cellen i filen eller den som rapporterade.",
        [
            new("IndikatorId", "i.plan_id", "Indikatorns id i katalogen."),
            new("Kon", "s.gender", "Kön: T, K, M eller K-M."),
            new("Ar", "s.period", "Året som bedömdes."),
            new("Delperiod", Words.Part("s.part"), "Delen av året: H1, T2, Q3 eller 08 (augusti); tomt för ett helt år."),
            new("Farg", Words.Colour("s.colour"), "Färgen, som i Nulage."),
            new(
                "RevideringId",
                """
                (
                    SELECT MAX(r.revision_id) FROM dbo.observation_revision r
                    WHERE r.kpi_id = i.measure_id AND r.area_id = i.area_id AND r.period = s.period AND r.part = s.part AND r.unit_name = i.own_unit
                      AND (r.gender = s.gender OR (s.gender = N'K-M' AND r.gender IN (N'K', N'M'))))
                """,
                "Ändringen som gav det bedömda värdet; för K-M den senaste av de två. Samma nummer står i Revideringar, utom för värden från före bevakningen."),
            new("KorningId", "s.judged_run_id", "Körningen från vilken indikatorn har stått som den står; se Korningar."),
            new(
                "Kalla",
                """
                CASE
                    WHEN i.kpi_id IS NOT NULL THEN N'Kolada'
                    WHEN f.kind = N'file' THEN N'Fil'
                    WHEN f.kind = N'query' THEN REPLACE(N'Fråga @', N'@', f.name)
                    WHEN f.kind = N'report' THEN REPLACE(N'Rapporterat av @', N'@', COALESCE(v.author, v.made_by, N'okänd'))
                    ELSE i.source
                  END
                """,
                "Kolada, Fil, Fråga med dess namn, eller Rapporterat av och vem; annars källan enligt katalogen."),
            new("Svarshash", "CASE WHEN i.kpi_id IS NOT NULL THEN c.answer_hash END", "SHA-256 av Koladas senaste hela svar om nyckeltalet: filen med det namnet i arkivet (bodies). Flera med blanksteg emellan när svaret stod på flera sidor."),
            new("Fil", "CASE WHEN f.kind = N'file' THEN f.name END", "Filens väg i källmappen; tomt när värdet inte kom från en fil."),
            new("Cell", "CASE WHEN f.kind = N'file' THEN COALESCE(REPLACE(REPLACE(N'@!#', N'@', y.sheet), N'#', y.cell), y.cell) END", "Cellen i filen, t.ex. C5, i en arbetsbok med bladet: Utfall!C5."),
            new("GransId", "g.band_id", "Gränsen som gäller för det bedömda året; se Granser."),
            new("Beslut", "g.decision", "Vem som beslutade gränsen, när, paragraf och diarienummer, enligt katalogen."),
            new("Lasregel", "i.reading_rule", "kontinuerlig eller avrundad."),
            new("Programversion", "n.program_version", "Programmets version i den körningen; tomt när körningen har gallrats."),
            new("Enhet", "CASE WHEN i.own_unit <> N'' THEN i.own_unit END", "Kommunens egen enhet; tomt för totalen."),
            ReportColumn.OfPlan("i.plan_name"),
        ],
        $"""
        FROM dbo.indicator_state s
        JOIN dbo.indicator i ON i.indicator_id = s.indicator_id
        LEFT JOIN dbo.run n ON n.run_id = s.judged_run_id
        LEFT JOIN dbo.coverage c ON c.kpi_id = i.kpi_id AND c.area_id = i.area_id
        LEFT JOIN {Bands} g ON g.indicator_id = s.indicator_id AND g.gender = s.gender AND g.place = 1
        LEFT JOIN dbo.observation o ON i.kpi_id IS NULL AND o.kpi_id = i.measure_id AND o.area_id = i.area_id AND o.period = s.period AND o.part = s.part
          AND o.unit_name = i.own_unit AND o.gender = CASE WHEN s.gender = N'K-M' THEN N'K' ELSE s.gender END
        LEFT JOIN dbo.source f ON f.source_id = {Saying}
        LEFT JOIN dbo.source_saying y ON y.source_id = f.source_id AND y.indicator_id = i.plan_id AND y.gender = o.gender AND y.period = o.period
          AND y.part = o.part AND y.unit_name = o.unit_name
        LEFT JOIN dbo.reported_value v ON f.kind = N'report' AND v.report_id = (
          SELECT MAX(w.report_id) FROM dbo.reported_value w
          WHERE w.indicator_id = i.plan_id AND w.gender = o.gender AND w.period = o.period AND w.part = o.part AND w.unit_name = o.unit_name
            AND w.taken_run_id IS NOT NULL)
        WHERE s.removed_at IS NULL
        """);
}
