using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Sources;

/// <summary>What a column <c>Enhet</c> holds: the municipality's own units, units of measure, or both, which cannot be distinguished.</summary>
internal enum UnitColumn
{
    OwnUnits,
    Measures,
    Mixed,
}

/// <summary>Reads the rows below a header. The rules of a row are tried in turn; the first fault sets its values aside.</summary>
internal sealed class RowReader(string? sheet, IndicatorNames names, string? municipality, DateOnly today)
{
    private const int MostQuoted = 80;

    /// <summary>As the table's column on SQL Server.</summary>
    private const int LongestAnalysis = 4000;

    private readonly List<OwnStatement> statements = [];
    private readonly List<KoladaStatement> fromKolada = [];
    private readonly List<AnalysisStatement> analyses = [];
    private readonly List<SetAside> setAside = [];
    private readonly Dictionary<(string Heading, bool IsAccumulated), Period> periods = [];
    private TableHeader header = null!;
    private UnitColumn unitColumn;
    private Indicator? named;
    private OwnKey? newest;

    /// <summary>The rows that follow are below this header.</summary>
    public void Begin(TableHeader next, UnitColumn units) => (header, unitColumn) = (next, units);

    public TableReading Reading(int rows, int hidden) => new()
    {
        HasHeader = true,
        Rows = rows,
        Statements = statements,
        FromKolada = fromKolada,
        Analyses = analyses,
        SetAside = setAside,
        Hidden = hidden,
    };

    public void Read(SourceRow row)
    {
        var values = ValuesOf(row).ToList();
        var analysis = RemarksOf(row);
        if (values.Count == 0 && analysis is null)
        {
            return;
        }

        (named, newest) = (null, null);
        if (Named(row) is not { } indicator)
        {
            return;
        }

        named = indicator;
        if (indicator.IsQualitative && values.Count > 0)
        {
            Reject(row, values[0].Column, "målet är i ord: det bedöms för hand, med report --bedömning");
            return;
        }

        if (RowFault(row, indicator, out var unit, out var gender) is var (column, reason))
        {
            Reject(row, column, reason);
            return;
        }

        foreach (var (cell, period, columnGender) in values)
        {
            Read(row, indicator, cell, period, columnGender ?? gender, unit);
        }

        // One may write about an outcome that the row does not give, such as Kolada's.
        var about = newest ?? (values.Count == 0 && PeriodOf(row, indicator) is { } spoken && spoken.Start <= today ? new OwnKey(indicator.Id, gender, unit, spoken) : null);
        if (analysis is not null && about is { } key)
        {
            analyses.Add(new AnalysisStatement(key, analysis));
        }
        else if (analysis is not null && values.Count == 0)
        {
            Reject(row, header.Remarks.First(column => !row[column].IsEmpty), "texten saknar period: skriv vilket utfall den gäller");
        }
    }

    /// <summary>The cells of a row that say something, each with the period of its column; null where the row itself names the period.</summary>
    private IEnumerable<(int Column, Period? Period, Gender? Gender)> ValuesOf(SourceRow row)
    {
        bool SaysSomething(int column) => ValueCellReader.Read(row[column], accumulated: true).Saying != Saying.Nothing;
        return header.Value is { } value
            ? (SaysSomething(value) ? [(value, null, null)] : [])
            : header.Periods.Where(column => SaysSomething(column.Column)).Select(column => (column.Column, (Period?)column.Period, column.Gender));
    }

    private Indicator? Named(SourceRow row)
    {
        var written = header.Names.Select(column => (Column: column, row[column].Text)).Where(name => !string.IsNullOrWhiteSpace(name.Text)).ToList();
        foreach (var (column, text) in written)
        {
            switch (Ours(row, names.Find(text)))
            {
                case [var indicator]:
                    return indicator;
                case { Count: > 1 } same when same.All(indicator => indicator.IsFromKolada && indicator.Area == same[0].Area):
                    return same[0];
                case { Count: > 1 }:
                    Reject(row, column, "namnet finns på flera indikatorer: skriv indikatorns id");
                    return null;
            }
        }

        if (written.Count == 0)
        {
            Reject(row, header.Names[0], "raden saknar indikator");
        }
        else
        {
            var nearest = names.Nearest(written[0].Text);
            Reject(row, written[0].Column, nearest is null ? "indikatorn finns inte i katalogen" : $"indikatorn finns inte i katalogen; menade du ”{nearest}”?");
        }

        return null;
    }

    private (int Column, string Reason)? RowFault(SourceRow row, Indicator indicator, out string unit, out Gender gender)
    {
        (unit, gender) = (string.Empty, Gender.T);
        if (header.Municipality is { } where && !row[where].IsEmpty && !IsOurs(row[where].Text, indicator))
        {
            return (where, "raden gäller en annan kommun än indikatorns");
        }

        if (header.Gender is { } sex && !row[sex].IsEmpty && !GenderWords.TryRead(row[sex].Text, out gender))
        {
            return (sex, "könet är inte totalt, kvinnor eller män");
        }

        if (header.MeasureUnit is { } measure && !row[measure].IsEmpty && !MeasureUnit.Agrees(row[measure].Text, indicator.Unit))
        {
            return (measure, $"måttenheten är inte indikatorns ({indicator.Unit})");
        }

        return header.Unit is { } column && !row[column].IsEmpty ? UnitFault(row[column].Text.Trim(), column, indicator, ref unit) : null;
    }

    private (int Column, string Reason)? UnitFault(string text, int column, Indicator indicator, ref string unit)
    {
        switch (unitColumn)
        {
            case UnitColumn.Mixed:
                return (column, "kolumnen Enhet blandar måttenheter och egna enheter");
            case UnitColumn.Measures:
                return MeasureUnit.Agrees(text, indicator.Unit) ? null : (column, $"måttenheten är inte indikatorns ({indicator.Unit})");
        }

        if (GenderWords.TryRead(text, out var all) && all == Gender.T)
        {
            return null;
        }

        if (indicator.Units.FirstOrDefault(known => string.Equals(known, text, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            unit = found;
            return null;
        }

        var nearest = NearestWord.Among(indicator.Units, text);
        return (column, nearest is null ? "enheten finns inte bland indikatorns enheter" : $"enheten finns inte bland indikatorns enheter; menade du ”{nearest}”?");
    }

    /// <summary>Plans of several municipalities use the same names: a column <c>Kommun</c> tells which is meant.</summary>
    private IReadOnlyList<Indicator> Ours(SourceRow row, IReadOnlyList<Indicator> same) =>
        same.Count > 1 && header.Municipality is { } where && !row[where].IsEmpty && same.Where(indicator => IsOurs(row[where].Text, indicator)).ToList() is { Count: > 0 } ours ? ours : same;

    private bool IsOurs(string text, Indicator indicator)
    {
        var plain = text.Trim();
        return plain == indicator.Area.Value
            || ((indicator.Plan is { } plan ? plan.MunicipalityName : municipality) is { } name && string.Equals(Bare(plain), Bare(name), StringComparison.OrdinalIgnoreCase));
    }

    private static string Bare(string name) => name.EndsWith(" kommun", StringComparison.OrdinalIgnoreCase) ? name[..^" kommun".Length] : name;

    private void Read(SourceRow row, Indicator indicator, int column, Period? columnPeriod, Gender gender, string unit)
    {
        var cell = ValueCellReader.Read(row[column], indicator.IsAccumulated);
        if (cell.Saying == Saying.Unreadable)
        {
            Reject(row, column, cell.Reason!);
            return;
        }

        if ((cell.Own ?? columnPeriod ?? PeriodOf(row, indicator)) is not { } period)
        {
            Reject(row, header.Period ?? column, "perioden går inte att läsa");
        }
        else if (period.Start > today)
        {
            Reject(row, column, $"perioden {PeriodText.Print(period, indicator.IsAccumulated)} har inte börjat");
        }
        else if (cell.Unit is { } written && !MeasureUnit.Agrees(written, indicator.Unit))
        {
            Reject(row, column, $"måttenheten {written} är inte indikatorns ({indicator.Unit})");
        }
        else if (cell.Saying == Saying.Number && indicator.Plausible is { } range && !range.Contains(cell.Number))
        {
            Reject(row, column, $"värdet är utanför det rimliga ({range})");
        }
        else
        {
            Take(row, indicator, column, cell, new OwnKey(indicator.Id, gender, unit, period));
        }
    }

    private void Take(SourceRow row, Indicator indicator, int column, ValueCell cell, OwnKey key)
    {
        var place = new CellPlace(sheet, row.Number, column);
        decimal? value = cell.Saying == Saying.Number ? NormaliserNumber.Fit(cell.Number) : null;
        newest = newest is { } before && before.Period >= key.Period ? before : key;
        if (!indicator.IsFromKolada)
        {
            statements.Add(new OwnStatement(key, value, cell.Decimals, IsPreliminary(row), null, place));
        }
        else if (value is { } number)
        {
            fromKolada.Add(new KoladaStatement(key.IndicatorId, key.Gender, key.Period, number, cell.Decimals, place));
        }
    }

    private Period? PeriodOf(SourceRow row, Indicator indicator)
    {
        if (header.Period is not { } column)
        {
            return null;
        }

        if (header.Month is { } month && !row[month].IsEmpty)
        {
            return PeriodReader.TryRead(row[column].Heading, row[month].Heading, out var both) ? both : null;
        }

        if (row[column].Date is { } date)
        {
            return Period.TryCreate(PeriodKind.Month, date.Year, date.Month, out var dated) ? dated : null;
        }

        // A large table says the same few periods many times.
        var written = (row[column].Heading, indicator.IsAccumulated);
        if (periods.TryGetValue(written, out var known))
        {
            return known;
        }

        return PeriodReader.TryRead(written.Heading, written.IsAccumulated, out var period) ? periods[written] = period : null;
    }

    /// <summary>The row's remarks, a line each; null where it has none.</summary>
    private string? RemarksOf(SourceRow row)
    {
        var written = header.Remarks.Where(column => !row[column].IsEmpty).Select(column => row[column].Text.Trim()).ToList();
        return written.Count == 0 ? null : ForeignText.Cut(string.Join('\n', written), LongestAnalysis);
    }

    private bool IsPreliminary(SourceRow row) =>
        header.Preliminary is { } column && row[column].Text.Trim().ToLowerInvariant() is "ja" or "j" or "x" or "1" or "sant" or "true" or "preliminärt" or "prel";

    private void Reject(SourceRow row, int column, string reason)
    {
        var text = row[column].Text;
        setAside.Add(new SetAside(new CellPlace(sheet, row.Number, column), ForeignText.Cut(text, MostQuoted), reason, named?.Id));
    }
}
