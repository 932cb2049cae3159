namespace IndicatorSync.Worker.Storage.Views;

/// <summary>Frozen packs, and what differs now. Made of the columns of <c>Nulage</c>, so that a column which comes there comes here.</summary>
internal static class FrozenViews
{
    private const string Id = "IndikatorId";
    private const string Gender = "Kon";
    private const string Unit = "Enhet";

    /// <summary>The columns of <c>Nulage</c> that hold whole numbers; those of 0 and 1 are <see cref="Flags"/>.</summary>
    private static readonly string[] Whole = ["Ordning", "Ar", "ForegaendeAr", "PeriodOrdning"];

    private static readonly string[] Flags = ["Regelkanslig", "Preliminart", "Forsenad", "Kvitterad"];

    private static readonly string[] Decimals = ["Utfall", "BedomtVarde", "AvstandTillGron", "ForegaendeUtfall", "Forandring", "Riket"];

    /// <summary>They say nothing of the indicator: a place in the catalogue, and when the source was last asked.</summary>
    private static readonly string[] Unread = ["Ordning", "HamtadTid"];

    private static IReadOnlyList<ReportColumn> Fields => CurrentViews.Nulage.Columns;

    public static readonly ReportView FrystaLagen = new(
        "FrystaLagen",
        ReportRole.Reader,
        "En rad per fryst läge, indikator och kön: Nulage som det stod när läget frystes. Kolumner som kom senare är tomma.",
        [
            new("Namn", "p.name", "Det frysta lägets namn."),
            new("Tid", "p.frozen_local", "När det frystes, svensk tid."),
            .. Fields.Select(column => new ReportColumn(column.Name, $"c.{column.Written}", column.Text)),
        ],
        $"""
        FROM dbo.frozen_pack p
        JOIN (
          SELECT pack_id, row_no,
            {string.Join(",\n    ", Fields.Select(column => $"{Cell(column.Name)} AS {column.Written}"))}
          FROM dbo.frozen_cell
          GROUP BY pack_id, row_no) c ON c.pack_id = p.pack_id
        """);

    public static readonly ReportView AndratSedanFrysning = new(
        "AndratSedanFrysning",
        ReportRole.Reader,
        "En rad per kolumn i Nulage som säger något annat nu än när läget frystes; utom Ordning och HamtadTid. En indikator som har kommit till eller lämnat katalogen är en rad om IndikatorId.",
        [
            new("Namn", "d.pack_name", "Det frysta lägets namn."),
            new("IndikatorId", "d.indicator_id", "Indikatorns id i katalogen."),
            new("Kon", "d.gender", "Kön: T, K, M eller K-M."),
            new("Falt", "d.field", "Kolumnen i Nulage."),
            new("Da", "d.value_then", "Vad som stod när läget frystes; tomt när där inte stod något."),
            new("Nu", "d.value_now", "Vad som står nu."),
            ReportColumn.OfPlan("(SELECT i.plan_name FROM dbo.indicator i WHERE i.indicator_id = d.indicator_id)"),
        ],
        $"""
        FROM (
          SELECT p.name AS pack_name, k.indicator_id, k.gender, c.field, COALESCE(c.text_value, {Printed("c.number_value")}) AS value_then,
            CASE c.field {string.Join(' ', Fields.Select(column => $"WHEN N'{column.Name}' THEN {Now(column)}"))} END AS value_now, n.IndikatorId AS here
          FROM dbo.frozen_pack p
          JOIN dbo.frozen_cell c ON c.pack_id = p.pack_id
          JOIN ({Keys}) k ON k.pack_id = c.pack_id AND k.row_no = c.row_no
          LEFT JOIN ({CurrentViews.Nulage.Select}) n ON n.IndikatorId = k.indicator_id AND n.Kon = k.gender AND COALESCE(n.Enhet, N'') = k.unit_name
          WHERE c.field NOT IN ({string.Join(", ", Unread.Select(name => $"N'{name}'"))})
          UNION ALL
          SELECT p.name, n.IndikatorId, n.Kon, N'{Id}', NULL, n.IndikatorId, n.IndikatorId
          FROM dbo.frozen_pack p
          CROSS JOIN ({CurrentViews.Nulage.Select}) n
          WHERE NOT EXISTS (SELECT 1 FROM dbo.frozen_removal r WHERE r.pack_id = p.pack_id)
            AND NOT EXISTS (SELECT 1 FROM ({Keys}) k WHERE k.pack_id = p.pack_id AND k.indicator_id = n.IndikatorId AND k.gender = n.Kon AND k.unit_name = COALESCE(n.Enhet, N''))) d
        WHERE (d.here IS NULL AND d.field = N'{Id}')
          OR (d.here IS NOT NULL AND (d.value_then <> d.value_now OR (d.value_then IS NULL AND d.value_now IS NOT NULL) OR (d.value_then IS NOT NULL AND d.value_now IS NULL)))
        """);

    private static string Keys => $"""
        SELECT pack_id, row_no, MAX(CASE WHEN field = N'{Id}' THEN text_value END) AS indicator_id, MAX(CASE WHEN field = N'{Gender}' THEN text_value END) AS gender,
          COALESCE(MAX(CASE WHEN field = N'{Unit}' THEN text_value END), N'') AS unit_name
        FROM dbo.frozen_cell WHERE field IN (N'{Id}', N'{Gender}', N'{Unit}') GROUP BY pack_id, row_no
        """;

    private static string Cell(string column)
    {
        var number = $"MAX(CASE WHEN field = N'{column}' THEN number_value END)";
        return Whole.Contains(column, StringComparer.Ordinal) ? $"CAST({number} AS INT)"
            : Flags.Contains(column, StringComparer.Ordinal) ? $"CAST(CAST({number} AS INT) AS BIT)"
            : Decimals.Contains(column, StringComparer.Ordinal) ? Words.Number(number)
            : $"MAX(CASE WHEN field = N'{column}' THEN text_value END)";
    }

    private static string Now(ReportColumn column) =>
        Decimals.Contains(column.Name, StringComparer.Ordinal) ? Printed($"n.{column.Written}") : $"CAST(n.{column.Written} AS NVARCHAR(4000))";

    /// <summary>
    /// A number as both engines print it: a decimal comma, and no zeros after the last decimal. Both print every number that is stored
    /// with a point and at least one decimal; taking its zeros for blanks lets the last ones be trimmed away.
    /// </summary>
    private static string Printed(string number) =>
        $"REPLACE(RTRIM(REPLACE(REPLACE(RTRIM(REPLACE(CAST({Words.Number(number)} AS NVARCHAR(40)), N'0', N' ')), N' ', N'0'), N'.', N' ')), N' ', N',')";
}
