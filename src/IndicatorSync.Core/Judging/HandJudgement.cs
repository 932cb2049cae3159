using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Judging;

/// <summary>What a person has said of a target in words (<c>kvalitativt mål</c>, docs/contract.md 1.10).</summary>
/// <param name="Gender">As judged.</param>
/// <param name="Period">What it is said of.</param>
/// <param name="Colour">Null where an earlier judgement was taken back.</param>
/// <param name="Note">Why; empty where nothing was given.</param>
/// <param name="By">Who answers for it.</param>
/// <param name="At">When it was said, UTC.</param>
public sealed record HandJudgement(Gender Gender, Period Period, Colour? Colour, string Note, string By, DateTimeOffset At);
