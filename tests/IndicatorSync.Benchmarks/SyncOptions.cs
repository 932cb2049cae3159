using System.Globalization;

namespace IndicatorSync.Benchmarks;

/// <summary><c>sync [--values N | --indicators N] [--program DIR] [--gate]</c>.</summary>
/// <param name="Set">What is synced; 100 000 values unless told otherwise.</param>
/// <param name="Program">A folder that holds the published program; null: published here first.</param>
/// <param name="IsGate">Fail when the program has become much slower than its limits.</param>
internal sealed record SyncOptions(SyncSet Set, string? Program, bool IsGate)
{
    /// <summary>Null when an argument is not understood.</summary>
    public static SyncOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new SyncOptions(SyncSet.OfValues(100_000), null, false);
        for (var index = 0; index < arguments.Count; index++)
        {
            var next = index + 1 < arguments.Count ? arguments[index + 1] : "";
            switch (arguments[index])
            {
                case "--gate":
                    options = options with { IsGate = true };
                    continue;
                case "--program" when next.Length > 0:
                    options = options with { Program = Path.GetFullPath(next) };
                    break;
                case "--values" when Number(next) is { } values:
                    options = options with { Set = SyncSet.OfValues(values) };
                    break;
                case "--indicators" when Number(next) is { } indicators:
                    options = options with { Set = SyncSet.OfIndicators(indicators) };
                    break;
                default:
                    return null;
            }

            index++;
        }

        return options;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
