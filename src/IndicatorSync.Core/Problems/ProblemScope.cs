using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Problems;

/// <summary>Which open problems a run could have found again: only those may close. Silence of the source closes nothing.</summary>
public sealed class ProblemScope(IndicatorCatalogue catalogue, RunFacts facts, bool failed, DateTimeOffset now)
{
    private static readonly TimeSpan EventsStandFor = TimeSpan.FromDays(30);

    /// <summary>The service looks for some problems that a command does not.</summary>
    public bool OfService { get; init; }

    /// <param name="type">Of the open problem.</param>
    /// <param name="subject">Of the open problem.</param>
    /// <param name="indicator">Of the open problem.</param>
    /// <param name="kpi">Of the open problem.</param>
    /// <param name="openedAt">UTC.</param>
    public bool Covers(string type, string subject, string? indicator, string? kpi, DateTimeOffset openedAt) => (ProblemTable.Find(type)?.End ?? ProblemEnd.RunWithValues) switch
    {
        ProblemEnd.AfterAMonth => IsLongAgo(openedAt),
        ProblemEnd.TitleIsKnown => IsLongAgo(openedAt) || (kpi is not null && !IsNamed(kpi)) || facts.Retitled.Any(again => ProblemSubjects.OfTitle(again.Kpi, again.OldTitle) == subject),
        ProblemEnd.RunOfService => OfService,
        ProblemEnd.AnyRun => true,
        _ when failed => false,
        ProblemEnd.AnswerForSeries => Find(indicator) is not { } known || WasAnswered(known),
        ProblemEnd.AnswerAboutKpi => kpi is null || !IsNamed(kpi) || WasToldOf(kpi),
        ProblemEnd.AnswerAboutArea => !facts.Failed.Any(question => !question.IsData && question.Areas.Any(area => area.Value == subject)),
        ProblemEnd.AnswersWithKpi => !facts.Failed.Any(question => question.IsData && (kpi is null || question.Kpis.Any(asked => asked.Value == kpi))),
        _ => true,
    };

    private bool IsLongAgo(DateTimeOffset openedAt) => now - openedAt >= EventsStandFor;

    private Indicator? Find(string? id) => catalogue.Indicators.FirstOrDefault(indicator => indicator.Id == id);

    private bool IsNamed(string kpi) => catalogue.Indicators.Any(indicator => indicator.Kpi?.Value == kpi);

    private bool WasAnswered(Indicator indicator) => indicator.Kpi is not { } kpi || facts.Rows.ContainsKey((kpi, indicator.Area));

    private bool WasToldOf(string kpi) =>
        facts.Kpis?.Keys.Any(id => id.Value == kpi) == true || facts.GoneKpis.Any(id => id.Value == kpi);
}
