using IndicatorSync.Core.Judging;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>When a judgement was made, and how far its source had been read then.</summary>
/// <param name="Run">The run that judged.</param>
/// <param name="Mark">The newest revision seen.</param>
/// <param name="Source">How far the source had been read.</param>
internal sealed record JudgedMoment(RunMoment Run, long Mark, SourceState Source);
