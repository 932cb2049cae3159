using System.Data.Common;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Observations;

/// <summary>
/// Reads the columns of <see cref="CoverageStore.SelectKnown"/>. There is a row for each pair of a KPI and an area that was ever asked for, and
/// what is read is held while a run fetches: an id that is in thousands of them is made once.
/// </summary>
/// <param name="known">What they are added to.</param>
internal sealed class KnownAnswerReader(KnownAnswers known)
{
    private readonly Once<string, KpiId?> kpis = new(text => MeasureId.Parse(text).Kpi);
    private readonly Once<string, AreaId> areas = new(AreaId.Parse);
    private readonly Once<string, DateTimeOffset> instants = new(StoredTime.Instant);

    /// <summary>One that cannot be read is not known: its answer is compared.</summary>
    public void Add(DbDataReader row)
    {
        if (kpis.Of(row.GetString(0)) is { } kpi && Fingerprint.TryParse(row.GetString(2), out var fingerprint) && !row.IsDBNull(4))
        {
            known.Add(new KnownAnswer(kpi, areas.Of(row.GetString(1)), fingerprint, row.GetInt32(3), InstantOf(row.GetValue(4))));
        }
    }

    private DateTimeOffset InstantOf(object value) => value is string text ? instants.Of(text) : StoredTime.Instant(value);
}
