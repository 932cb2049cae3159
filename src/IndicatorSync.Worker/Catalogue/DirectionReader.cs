using IndicatorSync.Core.Bands;

namespace IndicatorSync.Worker.Catalogue;

/// <summary><c>riktning</c>: which way is better where the plan prints a bare number.</summary>
internal static class DirectionReader
{
    public static Direction? Read(Section section) => section.Word<Direction?>(
        "riktning",
        null,
        ("lägre", Direction.LowerIsBetter),
        ("högre", Direction.HigherIsBetter),
        ("lägre är bättre", Direction.LowerIsBetter),
        ("högre är bättre", Direction.HigherIsBetter));
}
