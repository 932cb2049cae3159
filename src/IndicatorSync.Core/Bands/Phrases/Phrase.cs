namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>What a phrase says on its own, before green and yellow are laid side by side.</summary>
internal abstract record Phrase
{
    /// <summary>The largest number of decimals printed in its limits.</summary>
    public int Decimals { get; init; }

    /// <summary>The unit as written, null when there is none.</summary>
    public string? Unit { get; init; }

    /// <summary>It is about percentage points, which only a share in per cent has.</summary>
    public bool InPoints { get; init; }

    /// <summary>What the words left open, and how they were read; Swedish (<c>"genomsnittet" läses som riket</c>).</summary>
    public IReadOnlyList<string> ReadAs { get; init; } = [];
}

/// <summary>One side of a limit: <c>82 eller högre</c>, <c>under 7</c>, <c>minst riket</c>, <c>ska minska årligen</c>.</summary>
/// <param name="Direction">The side meant.</param>
/// <param name="Bound">The limit.</param>
/// <param name="Words">The limit as written, without direction; null where the direction is part of it.</param>
internal sealed record SidePhrase(Direction Direction, Bound Bound, string? Words) : Phrase;

/// <summary>Two numbers in the order written: <c>74–81</c>.</summary>
internal sealed record RangePhrase(decimal First, decimal Last, string FirstWords, string LastWords) : Phrase;

/// <summary>A limit without direction: <c>82</c>, <c>Gul nivå 76</c>, <c>riket</c>.</summary>
internal sealed record LevelPhrase(Term Term, string Words) : Phrase;

/// <summary><c>oförändrad</c>: the same as the year before.</summary>
internal sealed record UnchangedPhrase : Phrase;

/// <summary><c>inom 5 %</c>: yellow reaches that share of the green limit beyond it.</summary>
/// <param name="Percent">Above 0.</param>
internal sealed record TolerancePhrase(decimal Percent) : Phrase;
