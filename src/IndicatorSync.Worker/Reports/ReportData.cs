using IndicatorSync.Core.Catalogue;
using IndicatorSync.Worker.Storage.Judgements;
using IndicatorSync.Worker.Storage.Reading;
using IndicatorSync.Worker.Storage.Views;

namespace IndicatorSync.Worker.Reports;

/// <summary>All that a report is made of, read in one go: the views, in the plan's order, and the catalogue in force.</summary>
internal sealed record ReportData
{
    private string? only;

    /// <summary>Null where the stored catalogue is one that this version of the program cannot read.</summary>
    public IndicatorCatalogue? Catalogue { get; init; }

    /// <summary>When a source last gave a whole answer, in Swedish local time, as a sentence.</summary>
    public string Fetched => Now.Rows.Select(row => row.Text("HamtadTid")).Append("").Max(StringComparer.Ordinal) is { Length: > 0 } at ? $"Senast hämtat {at}, svensk tid." : "Inget har hämtats än.";

    /// <summary>The plan's name; of several plans their names in few words.</summary>
    public string Plan => only ?? Catalogue?.Plan ?? "Indikatorer";

    /// <summary>Readers have to be told which plan something belongs to.</summary>
    public bool HasSeveralPlans => PlanNames().Skip(1).Any();

    /// <summary>It is one of <see cref="Plans"/> of a catalogue that has several.</summary>
    public bool IsOneOfSeveral => only is not null;

    /// <summary>Each plan with its rows, in the order of the catalogue; where there is one plan, all of it.</summary>
    public IReadOnlyList<ReportData> Plans => HasSeveralPlans ? [.. PlanNames().Select(Of)] : [this];

    /// <summary>Activities of no plan: tables alone have them, and tie them to nothing.</summary>
    public IReadOnlyList<ViewRow> Loose => HasSeveralPlans ? [.. Activities.Rows.Where(row => PlanOf(row).Length == 0)] : [];

    public required ViewTable Now { get; init; }

    /// <summary>Own values are printed with them.</summary>
    public GivenDecimals Given { get; init; } = GivenDecimals.None;

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

    /// <summary>The name of the plan that a row belongs to; empty where no run has told it yet.</summary>
    public static string PlanOf(ViewRow row) => row.Text(ReportColumn.Plan);

    private IEnumerable<string> PlanNames() => Now.Rows.Concat(Goals.Rows).Concat(Activities.Rows).Select(PlanOf).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal);

    private ReportData Of(string plan)
    {
        return this with { only = plan, Now = Rows(Now), PlanTable = Rows(PlanTable), Goals = Rows(Goals), Activities = Rows(Activities) };

        ViewTable Rows(ViewTable table) => table.With(table.Rows.Where(row => PlanOf(row) == plan));
    }
}
