using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Sources;

/// <summary>
/// Reads a table of activities (<c>Verksamhetens aktiviteter</c>, <c>Startdatum</c>, <c>Slutdatum</c>, <c>Status</c>, <c>Kommentar</c>,
/// docs/contract.md 1.10): a row an activity. A cell that cannot be read is set aside and the rest of its row is taken.
/// </summary>
public sealed class ActivityTable
{
    private const int MostQuoted = 80;

    private readonly string? sheet;
    private readonly ActivityNames names;
    private readonly int year;
    private readonly IReadOnlyDictionary<string, int> columns;
    private readonly List<ActivityStatement> statements = [];
    private readonly List<SetAside> setAside = [];

    private ActivityTable(string? sheet, ActivityNames names, int year, IReadOnlyDictionary<string, int> columns) =>
        (this.sheet, this.names, this.year, this.columns) = (sheet, names, year, columns);

    /// <summary>Null when the table has no header of activities among its first rows.</summary>
    /// <param name="sheet">The sheet's name; null for a file without sheets.</param>
    /// <param name="rows">The table, top to bottom.</param>
    /// <param name="names">What the catalogue has.</param>
    /// <param name="today">Its year is that of what is written without one, where the plan's name does not say.</param>
    public static ActivityReading? Read(string? sheet, IReadOnlyList<SourceRow> rows, ActivityNames names, DateOnly today)
    {
        for (var i = 0; i < rows.Count && i < TableReader.HeaderRows; i++)
        {
            if (Header(rows[i]) is { } columns)
            {
                var table = new ActivityTable(sheet, names, names.PlanYear ?? today.Year, columns);
                var body = rows.Skip(i + 1).Where(row => row.Cells.Any(cell => !cell.IsEmpty) && Header(row) is null).ToList();
                body.ForEach(table.Read);
                return new ActivityReading(body.Count, table.statements, table.setAside) { Hidden = body.Count(row => row.IsHidden) };
            }
        }

        return null;
    }

    /// <summary>An activity's name, and something of how it goes.</summary>
    private static Dictionary<string, int>? Header(SourceRow row)
    {
        var found = new Dictionary<string, int>();
        for (var column = 0; column < row.Cells.Count; column++)
        {
            if (Meaning(row[column].Heading.Trim().TrimEnd(':', '*').ToLowerInvariant()) is { } meaning)
            {
                found.TryAdd(meaning, column);
            }
        }

        return found.ContainsKey("aktivitet") && (found.ContainsKey("status") || found.ContainsKey("start") || found.ContainsKey("slut")) ? found : null;
    }

    private static string? Meaning(string text) => text switch
    {
        "aktivitet" or "aktiviteter" or "verksamhetens aktiviteter" or "verksamhetens aktivitet" or "åtgärd" or "åtgärder" => "aktivitet",
        "id" or "aktivitetens id" or "aktivitetid" => "id",
        "start" or "startdatum" or "startar" => "start",
        "slut" or "slutdatum" or "klart" or "klart senast" or "klar senast" or "slutfört" => "slut",
        "status" => "status",
        "kommentar" or "kommentarer" => "kommentar",
        "ansvarig" or "ansvar" => "ansvarig",
        "enhet" or "enheter" => "enheter",
        "mål" or "övergripande mål" or "kopplat mål" => "mål",
        "indikator" => "indikator",
        "beskrivning" => "beskrivning",
        _ => null,
    };

    private void Read(SourceRow row)
    {
        var (name, id) = (Text(row, "aktivitet"), Text(row, "id"));
        if ((name ?? id) is not { } words)
        {
            Reject(row, "aktivitet", "raden saknar aktivitet", restIsTaken: false);
            return;
        }

        var before = setAside.Count;
        var (starts, ends) = (Day(row, "start")?.First, Day(row, "slut")?.Last);
        if (ends < starts)
        {
            Reject(row, "slut", "slutet är före starten");
            ends = null;
        }

        var statement = new ActivityStatement(names.Activity(id ?? words), words, new CellPlace(sheet, row.Number, columns["aktivitet"]))
        {
            GoalId = Named(row, "mål", names.Goal, "målet finns inte i katalogens målträd"),
            IndicatorId = Named(row, "indikator", names.Indicator, "indikatorn finns inte i katalogen"),
            Units = [.. (Text(row, "enheter") ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Starts = starts,
            Ends = ends,
            Status = Status(row),
            Responsible = Text(row, "ansvarig"),
            Description = Text(row, "beskrivning"),
            Comment = Text(row, "kommentar"),
        };
        statements.Add(statement with { IsPartlySetAside = setAside.Count > before });
    }

    private SourceCell Cell(SourceRow row, string meaning) => columns.TryGetValue(meaning, out var column) ? row[column] : SourceCell.None;

    private string? Text(SourceRow row, string meaning) => Cell(row, meaning) is { IsEmpty: false } cell ? cell.Heading.Trim() : null;

    private PlannedDay? Day(SourceRow row, string meaning)
    {
        if (Cell(row, meaning) is not { IsEmpty: false } cell || PlannedDay.IsOpen(cell.Heading))
        {
            return null;
        }

        if (cell.Date is { } date)
        {
            return new PlannedDay(date, date, HasYear: true);
        }

        var day = PlannedDay.Read(cell.Heading, year);
        if (day is null)
        {
            Reject(row, meaning, "det är ingen dag eller period: 2026-04-30, kvartal 4, v 40 eller augusti 2026");
        }

        return day;
    }

    private ActivityStatus? Status(SourceRow row)
    {
        if (Text(row, "status") is not { } text)
        {
            return null;
        }

        var status = ActivityStatuses.ReadWords(text);
        if (status is null)
        {
            Reject(row, "status", $"statusen är ingen av {string.Join(", ", ActivityStatuses.Words.Select(word => word.Word))}");
        }

        return status;
    }

    private string? Named(SourceRow row, string meaning, Func<string, string?> find, string reason)
    {
        if (Text(row, meaning) is not { } words)
        {
            return null;
        }

        var found = find(words);
        if (found is null)
        {
            Reject(row, meaning, reason);
        }

        return found;
    }

    private void Reject(SourceRow row, string meaning, string reason, bool restIsTaken = true) => setAside.Add(new SetAside(
        new CellPlace(sheet, row.Number, columns.GetValueOrDefault(meaning)), ForeignText.Cut(Cell(row, meaning).Text, MostQuoted), reason, IndicatorId: null)
    { RestIsTaken = restIsTaken });
}
