namespace IndicatorSync.Worker.Foundation;

internal enum RunOutcome
{
    Succeeded,
    Partial,
    Failed,
}
