namespace IndicatorSync.Core.Catalogue;

/// <summary>Who is told of a red indicator that nobody acknowledges (<c>eskalera efter</c>, <c>eskalera till</c>; docs/contract.md 1.14).</summary>
/// <param name="Workdays">After so many of them, from 1.</param>
/// <param name="Addresses">Each once; at least one.</param>
public sealed record Escalation(int Workdays, IReadOnlyList<string> Addresses);
