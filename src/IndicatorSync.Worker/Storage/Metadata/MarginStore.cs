using System.Data.Common;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Metadata;

/// <summary>Which KPI gives the margin of which (docs/contract.md 1.13), as told from the newest catalogue of KPIs.</summary>
internal static class MarginStore
{
    internal const string Select = "SELECT kpi_id, margin_kpi_id FROM kpi_margin";

    /// <summary>Makes the stored pairs equal to the staged ones.</summary>
    internal const string Replace = """
        DELETE FROM kpi_margin
        WHERE NOT EXISTS (SELECT 1 FROM [#kpi_margin] s WHERE s.kpi_id = kpi_margin.kpi_id AND s.margin_kpi_id = kpi_margin.margin_kpi_id);
        INSERT INTO kpi_margin (kpi_id, margin_kpi_id)
        SELECT s.kpi_id, s.margin_kpi_id FROM [#kpi_margin] s WHERE NOT EXISTS (SELECT 1 FROM kpi_margin k WHERE k.kpi_id = s.kpi_id)
        """;

    internal static readonly StagingTable<KpiMargin> Staged = new("#kpi_margin",
    [
        new("kpi_id", StagingType.Code, pair => pair.Kpi.Value),
        new("margin_kpi_id", StagingType.Code, pair => pair.Margin.Value),
    ]);

    /// <summary>The KPI of the margin, by the KPI that it belongs to.</summary>
    public static async Task<IReadOnlyDictionary<KpiId, KpiId>> ReadAsync(UnitOfWork unit)
    {
        var margins = new Dictionary<KpiId, KpiId>();
        await unit.ReadAsync(Select, null, row => Add(row, margins));
        return margins;
    }

    /// <summary>A row of <see cref="Select"/>.</summary>
    internal static void Add(DbDataReader row, Dictionary<KpiId, KpiId> margins) => margins.Add(KpiId.Parse(row.GetString(0)), KpiId.Parse(row.GetString(1)));
}
