using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Commands.Doctor;

/// <summary>The boundary of a checked item: whatever goes wrong within it is that item's own fault, and the other items are tried.</summary>
internal static class Guard
{
    /// <param name="name">Of the item, for a fault that nobody foresaw.</param>
    /// <param name="check">Tries the item; may see what it wants as several.</param>
    /// <param name="cancellationToken">A stop is no fault.</param>
    public static async Task<IReadOnlyList<DoctorItem>> RunAsync(string name, Func<Task<IReadOnlyList<DoctorItem>>> check, CancellationToken cancellationToken)
    {
        try
        {
            return await check();
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return [Fault(name, failure)];
        }
    }

    public static DoctorItem Fault(string name, Exception failure) => failure switch
    {
        ExpectedFailure { Swedish: { } words } known => DoctorItem.Bad(name, words.What, words.Remedy, known.Kind),
        ExpectedFailure known => DoctorItem.Bad(name, known.Message, "Se docs/drift.md.", known.Kind),
        _ => DoctorItem.Bad(name, $"Det gick inte att pröva: {Unforeseen.InSwedish(failure)}", "Gör det som raden säger; säger den inget, kör doctor --verbose och anmäl felet.", FailureKind.OfTheProgram),
    };
}
