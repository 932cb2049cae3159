using System.Data.Common;
using System.Globalization;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Views;

namespace IndicatorSync.Worker.Storage.Reading;

/// <summary>
/// A view as a reader of the database sees it. A cell is a string, an <see cref="int"/>, a <see cref="decimal"/> or null, the same on both
/// engines: times are Swedish local time as <c>yyyy-MM-dd HH:mm:ss</c>, dates as <c>yyyy-MM-dd</c>, bits are 0 or 1.
/// </summary>
internal sealed record ViewTable(string Name, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<ViewRow> Rows)
{
    public ViewTable With(IEnumerable<ViewRow> rows) => this with { Rows = [.. rows] };
}

/// <summary>One row; a column that the view does not have is null, so that a reader need not know when it came.</summary>
internal sealed class ViewRow(IReadOnlyDictionary<string, int> places, IReadOnlyList<object?> cells)
{
    public IReadOnlyList<object?> Cells => cells;

    /// <summary>What distinguishes the rows of an indicator: its id, gender and own unit. A view without a unit is about totals.</summary>
    public (string Id, string Gender, string Unit) Key => (Text("IndikatorId"), Text("Kon"), Text("Enhet"));

    public object? this[string column] => places.TryGetValue(column, out var place) ? cells[place] : null;

    public string Text(string column) => this[column] is { } cell ? Convert.ToString(cell, CultureInfo.InvariantCulture)! : "";

    public decimal? Number(string column) => this[column] switch
    {
        decimal number => number,
        int number => number,
        _ => null,
    };

    public int? Whole(string column) => this[column] as int?;

    public bool Is(string column) => this[column] is 1;

    /// <summary>The same row with another cell in a column that the view has.</summary>
    public ViewRow With(string column, object? cell) => new(places, [.. cells.Select((old, place) => place == places[column] ? cell : old)]);

    /// <summary>The same row with nothing in these columns.</summary>
    public ViewRow Without(IEnumerable<string> columns)
    {
        var emptied = columns.Select(column => places.TryGetValue(column, out var place) ? place : -1).ToHashSet();
        return new ViewRow(places, [.. cells.Select((cell, place) => emptied.Contains(place) ? null : cell)]);
    }
}

/// <summary>Reads the views of the reading contract (docs/contract.md 1.7) as they are, whole.</summary>
internal static class ViewRows
{
    private const string DateForm = "yyyy-MM-dd";
    private const string TimeForm = "yyyy-MM-dd HH:mm:ss";

    /// <summary>A divisor of one with all its decimals takes away the zeros that DECIMAL(28,10) puts after a number.</summary>
    private const decimal Plain = 1.0000000000000000000000000000m;

    public static async Task<ViewTable> ReadAsync(UnitOfWork unit, ReportView view)
    {
        var places = view.Columns.Index().ToDictionary(column => column.Item.Name, column => column.Index, StringComparer.Ordinal);
        await using var reader = await unit.OpenAsync(Statement(unit.Dialect, view));
        List<ViewRow> rows = [];
        while (await reader.ReadAsync(unit.CancellationToken))
        {
            rows.Add(new ViewRow(places, [.. view.Columns.Select((column, place) => Cell(reader, place, column.Name))]));
        }

        return new ViewTable(view.Name, view.Columns, rows);
    }

    /// <summary>What is run to read a view.</summary>
    public static string Statement(SqlDialect dialect, ReportView view) =>
        $"SELECT {string.Join(", ", view.Columns.Select(column => column.Written))} FROM {Named(dialect, view)}";

    private static string Named(SqlDialect dialect, ReportView view) => dialect is SqliteDialect ? SqliteViews.Named(view) : $"rapport.{view.Name}";

    /// <summary>One cell as <see cref="ViewTable"/> says. A driver need not narrow: SqlClient gives a BIGINT as nothing but a <c>long</c>.</summary>
    public static object? Cell(DbDataReader reader, int place, string column) => reader.GetValue(place) switch
    {
        DBNull => null,
        bool bit => bit ? 1 : 0,
        long whole and >= int.MinValue and <= int.MaxValue => (int)whole,
        int whole => whole,
        short whole => (int)whole,
        byte whole => (int)whole,
        long whole => (decimal)whole,
        double number => (decimal)number,
        decimal number => number / Plain,
        DateTime time => time.ToString(reader.GetDataTypeName(place).Equals("date", StringComparison.OrdinalIgnoreCase) ? DateForm : TimeForm, CultureInfo.InvariantCulture),
        string text => Clock(text, column),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };

    /// <summary>SQLite keeps times as text, with parts of a second that nobody reads.</summary>
    private static string Clock(string text, string column) =>
        (column.EndsWith("Tid", StringComparison.Ordinal) || column is "Tidpunkt" or "Sedan" or "SenastMejlad")
        && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToString(TimeForm, CultureInfo.InvariantCulture)
            : text;
}
