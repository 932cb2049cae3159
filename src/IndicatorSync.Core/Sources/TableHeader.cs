using System.Text.RegularExpressions;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Sources;

/// <summary>A column whose cells are values of one period (wide form).</summary>
internal readonly record struct PeriodColumn(int Column, Period Period, Gender? Gender);

/// <summary>
/// The columns of a table, as its header row names them (docs/contract.md 1.9). Columns are 0-based. Either <see cref="Value"/> is set
/// (long form: a row a value) or <see cref="Periods"/> is not empty (wide form: a row an indicator).
/// </summary>
internal sealed partial record TableHeader
{
    private static readonly string[] IndicatorWords = ["indikator", "mått", "nyckeltal", "id", "indikatorer"];

    /// <summary>Columns that may name the indicator, in the table's order.</summary>
    public required IReadOnlyList<int> Names { get; init; }

    public int? Value { get; init; }

    public int? Period { get; init; }

    public int? Month { get; init; }

    public IReadOnlyList<PeriodColumn> Periods { get; init; } = [];

    public int? Gender { get; init; }

    public int? Unit { get; init; }

    public int? Municipality { get; init; }

    public int? MeasureUnit { get; init; }

    /// <summary>Columns of remarks, in the table's order: what is written there is kept as an analysis of the outcome.</summary>
    public IReadOnlyList<int> Remarks { get; init; } = [];

    public int? Preliminary { get; init; }

    /// <summary>Some column is about women or men alone.</summary>
    public bool DividesByGender => Periods.Any(column => column.Gender is not null);

    /// <summary>The header that a row is, or null when it is none.</summary>
    public static TableHeader? TryRead(SourceRow row) => row.Cells.Any(MayNameIndicators) ? TryRead(row, static (cells, column) => cells[column].Heading) : null;

    /// <summary>The header that two rows are together, the first one's merged cells standing above the second one's.</summary>
    public static TableHeader? TryRead(SourceRow upper, SourceRow lower) => TryRead(
        lower.Cells.Count > upper.Cells.Count ? lower : upper,
        (_, column) => $"{upper[column].Heading} {lower[column].Heading}".Trim());

    /// <summary>Without such a cell a row is no header: every row of a large table is asked, and most have none.</summary>
    private static bool MayNameIndicators(SourceCell cell)
    {
        var text = cell.Text.AsSpan().Trim().TrimEnd(":*").Trim();
        foreach (var word in IndicatorWords)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static TableHeader? TryRead(SourceRow row, Func<SourceRow, int, string> textOf)
    {
        var names = new List<int>();
        var periods = new List<PeriodColumn>();
        var remarks = new List<int>();
        var found = new Dictionary<string, int>();
        for (var column = 0; column < row.Cells.Count; column++)
        {
            var text = Plain(textOf(row, column));
            switch (Meaning(text))
            {
                case null when TryReadPeriod(text, out var period, out var gender):
                    periods.Add(new PeriodColumn(column, period, gender));
                    break;
                case null:
                    break;
                case "indikator":
                    names.Add(column);
                    break;
                case "analys":
                    remarks.Add(column);
                    break;
                case { } meaning:
                    found.TryAdd(meaning, column);
                    break;
            }
        }

        int? Column(string meaning) => found.TryGetValue(meaning, out var column) ? column : null;
        var isLong = Column("utfall") is not null && (Column("period") ?? Column("månad")) is not null;
        if (names.Count == 0 || (!isLong && periods.Count == 0))
        {
            return null;
        }

        return new TableHeader
        {
            Names = names,
            Value = isLong ? Column("utfall") : null,
            Period = Column("period") ?? Column("månad"),
            Month = Column("period") is null ? null : Column("månad"),
            Periods = isLong ? [] : periods,
            Gender = Column("kön"),
            Unit = Column("enhet"),
            Municipality = Column("kommun"),
            MeasureUnit = Column("måttenhet"),
            Remarks = remarks,
            Preliminary = Column("preliminärt"),
        };
    }

    private static string? Meaning(string text) => text switch
    {
        _ when IndicatorWords.Contains(text, StringComparer.Ordinal) => "indikator",
        "period" or "år" or "tid" => "period",
        "månad" => "månad",
        "utfall" or "värde" or "resultat" => "utfall",
        "kön" => "kön",
        "enhet" => "enhet",
        "kommun" => "kommun",
        "måttenhet" => "måttenhet",
        "analys" or "kommentar" or "notering" => "analys",
        "preliminärt" or "preliminär" => "preliminärt",
        _ => null,
    };

    private static bool TryReadPeriod(string text, out Period period, out Gender? gender)
    {
        gender = null;
        var bare = Lead().Replace(text, string.Empty);
        if (PeriodReader.TryRead(bare, accumulated: true, out period))
        {
            return true;
        }

        var space = bare.LastIndexOf(' ');
        if (space < 0 || !GenderWords.TryRead(bare[(space + 1)..], out var read) || !PeriodReader.TryRead(bare[..space], accumulated: true, out period))
        {
            return false;
        }

        gender = read;
        return true;
    }

    private static string Plain(string text) => Blanks().Replace(text, " ").Trim().TrimEnd(':', '*').Trim().ToLowerInvariant();

    [GeneratedRegex(@"[\s\u00A0\u202F]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex("^(?:utfall|värde|resultat) ", RegexOptions.CultureInvariant)]
    private static partial Regex Lead();
}
