using IndicatorSync.Core.Sources;
using IndicatorSync.Worker.Sources.Reading;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Sources;

namespace IndicatorSync.Worker.Runs;

/// <summary>
/// What a source's newest reading set aside for a conflict that is over, though the source itself was not read again: such a fault is no fault
/// any more, and its cell is where the value that now holds stands.
/// </summary>
/// <param name="Remaining">What is still set aside.</param>
/// <param name="Placed">The sayings, each with its cell where a fault told it.</param>
internal sealed record LiftedFaults(IReadOnlyList<SourceFault> Remaining, IReadOnlyList<RememberedSaying> Placed)
{
    public static async Task<LiftedFaults> OfAsync(UnitOfWork unit, long source, IReadOnlyList<RememberedSaying> settled)
    {
        var remaining = (await SourceStore.FaultsAsync(unit, source)).Select(SourceFaults.Read).ToList();
        var placed = new List<RememberedSaying>();
        foreach (var saying in settled)
        {
            var fault = remaining.Find(one => one.Reason == SourcePass.Reason && one.IndicatorId == saying.Key.IndicatorId && (one.Text.Length == 0 || one.Text == SourceFaults.Printed(saying)));
            remaining.RemoveAll(one => ReferenceEquals(one, fault));
            placed.Add(saying with { InConflict = false, Place = string.IsNullOrEmpty(fault?.Cell) ? null : (fault.Sheet, fault.Cell) });
        }

        return new LiftedFaults(remaining, placed);
    }
}
