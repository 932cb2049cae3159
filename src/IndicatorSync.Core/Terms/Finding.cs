namespace IndicatorSync.Core.Terms;

/// <summary>
/// How far a finding reaches: <see cref="Structural"/> stops the command, <see cref="Band"/> stops one indicator
/// (<c>validate</c> still exits 2), <see cref="Warning"/> stops nothing.
/// </summary>
public enum FindingKind
{
    Structural,
    Band,
    Warning,
}

/// <summary>One thing to mend in the catalogue, in Swedish, with the place where it is (1-based).</summary>
public sealed record Finding(
    FindingKind Kind,
    string File,
    int Line,
    int Column,
    string? Indicator,
    string Message,
    string? Suggestion = null);
