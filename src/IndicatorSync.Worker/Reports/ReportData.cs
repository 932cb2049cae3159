using IndicatorSync.Core.Catalogue;
using IndicatorSync.Worker.Storage.Judgements;
using IndicatorSync.Worker.Storage.Reading;

namespace IndicatorSync.Worker.Reports;

/// <summary>All that a report is made of, read in one go: the views, in the plan's order, and the catalogue in force.</summary>
internal sealed record ReportData
{
    /// <summary>Null where the stored catalogue is one that this version of the program cannot read.</summary>
    public IndicatorCatalogue? Catalogue { get; init; }

    /// <summary>Swedish local time of the last whole answer from a source, <c>yyyy-MM-dd HH:mm:ss</c>; empty when there is none.</summary>
    public string FetchedAt => Now.Rows.Select(row => row.Text("HamtadTid")).Append("").Max(StringComparer.Ordinal)!;

    public string Plan => Catalogue?.Plan ?? "Indikatorer";

    public required ViewTable Now { get; init; }

    public required ViewTable PlanTable { get; init; }

    public required ViewTable History { get; init; }

    public required ViewTable Comparison { get; init; }

    public required ViewTable Bands { get; init; }

    public required ViewTable Changes { get; init; }

    public required ViewTable Revisions { get; init; }

    public required ViewTable Alarms { get; init; }

    /// <summary>Every analysis that was ever written.</summary>
    public required ViewTable Analyses { get; init; }

    public required ViewTable Quality { get; init; }

    /// <summary>The goal tree, a goal before those under it.</summary>
    public required ViewTable Goals { get; init; }

    public required ViewTable Activities { get; init; }

    /// <summary>In the order of the days.</summary>
    public required IReadOnlyList<ComingRow> Coming { get; init; }

    public required ViewTable Dictionary { get; init; }
}
