using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Sources;

/// <summary>What a value of the municipality's own is a value of.</summary>
/// <param name="IndicatorId">The indicator's id in the catalogue.</param>
/// <param name="Gender">Never the gap.</param>
/// <param name="Unit">One of the indicator's own units (<c>enheter</c>); empty for the total.</param>
/// <param name="Period">The period it was measured over.</param>
public readonly record struct OwnKey(string IndicatorId, Gender Gender, string Unit, Period Period);

/// <summary>What a source says of one key: a number, or that the value is taken back (<see cref="Value"/> null).</summary>
/// <param name="Key">What it is said of.</param>
/// <param name="Value">At most 10 decimals and 15 significant digits; null takes the value back.</param>
/// <param name="Decimals">How many decimals the number was given with, for printing it as it was given.</param>
/// <param name="IsPreliminary">The source says that the value may still change.</param>
/// <param name="Note">What a person wrote who reported it by hand; null for none, and where it comes from a table, whose remarks are analyses.</param>
/// <param name="Place">Where it is in the file; null when it comes from no file.</param>
public sealed record OwnStatement(OwnKey Key, decimal? Value, int Decimals, bool IsPreliminary, string? Note, CellPlace? Place);

/// <summary>
/// What a table writes about an outcome (columns <c>Analys</c>, <c>Kommentar</c>, <c>Notering</c>), of an indicator from Kolada as well, or a
/// person with a reported value.
/// </summary>
/// <param name="Key">The outcome: the newest that the row gives, or the one that its period names.</param>
/// <param name="Text">At most 4 000 characters.</param>
/// <param name="Author">Who answers for it; null for the source itself.</param>
public sealed record AnalysisStatement(OwnKey Key, string Text, string? Author = null);

/// <summary>Something in a table that was not taken as a value, and why.</summary>
/// <param name="Place">The cell.</param>
/// <param name="Text">What is there, at most 80 characters.</param>
/// <param name="Reason">Swedish, without a full stop.</param>
/// <param name="IndicatorId">The indicator that the row names; null where it names none that is known.</param>
public sealed record SetAside(CellPlace Place, string Text, string Reason, string? IndicatorId);

/// <summary>A value that a table gives for an indicator whose values come from Kolada: compared, never stored.</summary>
public sealed record KoladaStatement(string IndicatorId, Gender Gender, Period Period, decimal Value, int Decimals, CellPlace Place);

/// <summary>Everything one table says.</summary>
public sealed record TableReading
{
    /// <summary>False when no header row was found in the first rows: then nothing was read.</summary>
    public required bool HasHeader { get; init; }

    /// <summary>Rows below the header that are not empty.</summary>
    public required int Rows { get; init; }

    /// <summary>In the table's order. A key may occur more than once: what then holds is decided over all sources.</summary>
    public required IReadOnlyList<OwnStatement> Statements { get; init; }

    public required IReadOnlyList<KoladaStatement> FromKolada { get; init; }

    /// <summary>In the table's order.</summary>
    public IReadOnlyList<AnalysisStatement> Analyses { get; init; } = [];

    public required IReadOnlyList<SetAside> SetAside { get; init; }

    /// <summary>Swedish sentences about the table as a whole, such as hidden rows that were read.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }
}
