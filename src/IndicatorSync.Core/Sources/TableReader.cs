namespace IndicatorSync.Core.Sources;

/// <summary>
/// Reads a table that somebody keeps, in long form (a row a value) or wide form (a row an indicator, a column a period), into what it says
/// of the catalogue's indicators (docs/contract.md 1.9). Nothing is guessed: what cannot be read is set aside with its cell and reason.
/// </summary>
public static class TableReader
{
    /// <summary>The header row must be one of this many first rows.</summary>
    public const int HeaderRows = 20;

    /// <param name="sheet">The sheet's name; null for a file without sheets.</param>
    /// <param name="rows">The table, top to bottom.</param>
    /// <param name="names">The catalogue's indicators.</param>
    /// <param name="municipality">The municipality's title, which a column <c>Kommun</c> may use beside its id; null when unknown.</param>
    /// <param name="today">A period that begins later is set aside.</param>
    public static TableReading Read(string? sheet, IReadOnlyList<SourceRow> rows, IndicatorNames names, string? municipality, DateOnly today)
    {
        if (FindHeader(rows) is not var (header, first))
        {
            return new TableReading { HasHeader = false, Rows = 0, Statements = [], FromKolada = [], SetAside = [] };
        }

        var reader = new RowReader(sheet, names, municipality, today);
        reader.Begin(header, MixedUnits(header, rows.Skip(first)));
        var read = 0;
        var hidden = 0;
        for (var i = first; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Cells.All(cell => cell.IsEmpty))
            {
                continue;
            }

            if (TableHeader.TryRead(row) is { } next)
            {
                reader.Begin(next, MixedUnits(next, rows.Skip(i + 1)));
                continue;
            }

            read++;
            hidden += row.IsHidden ? 1 : 0;
            reader.Read(row);
        }

        return reader.Reading(read, hidden);
    }

    private static (TableHeader Header, int FirstRow)? FindHeader(IReadOnlyList<SourceRow> rows)
    {
        for (var i = 0; i < rows.Count && i < HeaderRows; i++)
        {
            var one = TableHeader.TryRead(rows[i]);
            var two = i + 1 < rows.Count ? TableHeader.TryRead(rows[i], rows[i + 1]) : null;
            if (two is not null && (one is null || (two.DividesByGender && !one.DividesByGender)))
            {
                return (two, i + 2);
            }

            if (one is not null)
            {
                return (one, i + 1);
            }
        }

        return null;
    }

    /// <summary>Whether the column <c>Enhet</c> holds units of measure in some rows and own units in others.</summary>
    private static UnitColumn MixedUnits(TableHeader header, IEnumerable<SourceRow> rows)
    {
        if (header.Unit is not { } column)
        {
            return UnitColumn.OwnUnits;
        }

        var (measures, others) = (false, false);
        foreach (var cell in rows.Select(row => row[column]).Where(cell => !cell.IsEmpty && !cell.IsRepeated))
        {
            var isMeasure = MeasureUnit.IsMeasure(cell.Text);
            (measures, others) = (measures | isMeasure, others | !isMeasure);
        }

        return (measures, others) switch
        {
            (true, true) => UnitColumn.Mixed,
            (true, false) => UnitColumn.Measures,
            _ => UnitColumn.OwnUnits,
        };
    }
}
