using IndicatorSync.Core.Sources;

namespace IndicatorSync.Worker.Sources.Reading;

/// <summary>Something that was not read, as it is reported to its sender.</summary>
/// <param name="Sheet">Null where there are no sheets, or when it is about the whole source.</param>
/// <param name="Cell">As a spreadsheet names it; null when it is about more than a cell.</param>
/// <param name="Text">What is there; empty for none.</param>
/// <param name="Reason">Swedish, without a full stop.</param>
internal sealed record SourceFault(string? Sheet, string? Cell, string Text, string Reason)
{
    /// <summary>The indicator that it is about; null where that is unknown.</summary>
    public string? IndicatorId { get; init; }

    /// <summary>What else its row says is taken, and the row is counted with that.</summary>
    public bool RestIsTaken { get; init; }

    /// <summary>It tells of something that was read.</summary>
    public bool IsRemark { get; init; }

    public static SourceFault OfHidden(string? sheet, int rows) => new(sheet, null, string.Empty, HiddenRows.Swedish(rows)) { IsRemark = true };

    public static SourceFault OfWhole(string reason) => new(null, null, string.Empty, reason);

    public static SourceFault Of(SetAside one) => new(one.Place.Sheet, one.Place.Reference, one.Text, one.Reason) { IndicatorId = one.IndicatorId, RestIsTaken = one.RestIsTaken };
}

/// <summary>What a source says of the catalogue's indicators.</summary>
/// <param name="Name">See <see cref="SourceContent.Name"/>.</param>
/// <param name="Rows">Rows below the headers that are not empty.</param>
/// <param name="Statements">Values of the municipality's own.</param>
/// <param name="FromKolada">Values that a plan's table prints for indicators of Kolada: compared, never stored.</param>
/// <param name="Faults">What was set aside.</param>
/// <param name="Hidden">Sheets with hidden rows, and how many of them were read.</param>
internal sealed record SourceReading(
    string Name,
    int Rows,
    IReadOnlyList<OwnStatement> Statements,
    IReadOnlyList<KoladaStatement> FromKolada,
    IReadOnlyList<SourceFault> Faults,
    IReadOnlyList<(string? Sheet, int Rows)> Hidden)
{
    /// <summary>What its tables say of the plan's activities.</summary>
    public IReadOnlyList<ActivityStatement> Activities { get; init; } = [];

    /// <summary>What its tables write about outcomes.</summary>
    public IReadOnlyList<AnalysisStatement> Analyses { get; init; } = [];

    private static readonly string NoHeader = $"ingen av de {TableReader.HeaderRows} första raderna har rubriker som indikator, period och utfall";

    /// <param name="content">What the source holds.</param>
    /// <param name="names">The catalogue's indicators.</param>
    /// <param name="activities">The catalogue's activities.</param>
    /// <param name="municipality">The municipality's name; null when unknown.</param>
    /// <param name="today">A period that begins later is set aside.</param>
    public static SourceReading Of(SourceContent content, IndicatorNames names, ActivityNames activities, string? municipality, DateOnly today)
    {
        var file = content.Table;
        if (file.Fault is { } fault)
        {
            return Empty(content.Name, fault);
        }

        // A workbook may hold sheets of other things, such as an explanation; one table among them is enough.
        var planned = file.Tables.Select(table => (Table: table, Reading: ActivityTable.Read(table.Sheet, table.Rows, activities, today))).ToList();
        var tables = planned.Where(one => one.Reading is null).Select(one => (one.Table.Sheet, Reading: TableReader.Read(one.Table.Sheet, one.Table.Rows, names, municipality, today))).Where(one => one.Reading.HasHeader).ToList();
        var readings = tables.Select(one => one.Reading).ToList();
        var ofActivities = planned.Select(one => one.Reading).OfType<ActivityReading>().ToList();
        return readings.Count + ofActivities.Count == 0
            ? Empty(content.Name, NoHeader)
            : new SourceReading(
                content.Name,
                readings.Sum(reading => reading.Rows) + ofActivities.Sum(reading => reading.Rows),
                [.. readings.SelectMany(reading => reading.Statements)],
                [.. readings.SelectMany(reading => reading.FromKolada)],
                [.. readings.SelectMany(reading => reading.SetAside).Concat(ofActivities.SelectMany(reading => reading.SetAside)).Select(SourceFault.Of)],
                [.. tables.Select(one => (one.Sheet, Rows: one.Reading.Hidden)).Concat(planned.Select(one => (one.Table.Sheet, Rows: one.Reading?.Hidden ?? 0))).Where(one => one.Rows > 0)])
            {
                Activities = [.. ofActivities.SelectMany(reading => reading.Statements)],
                Analyses = [.. readings.SelectMany(reading => reading.Analyses)],
            };
    }

    private static SourceReading Empty(string name, string fault) => new(name, 0, [], [], [SourceFault.OfWhole(fault)], []);
}
