namespace IndicatorSync.Core.Problems;

/// <summary>Who gets a mail about a problem, and when (docs/contract.md 1.6).</summary>
public enum ProblemMail
{
    /// <summary>Nobody: it is in <c>Datakvalitet</c> and in what the run prints.</summary>
    None,

    /// <summary>The administrator, once: it is something that happened, and its end is no news.</summary>
    Once,

    /// <summary>The administrator, when it begins and when it is over.</summary>
    OnChange,

    /// <summary>The administrator and the recipients of the indicator, when it begins and when it is over.</summary>
    OnChangeAlsoToRecipients,

    /// <summary>The administrator, when the day's last attempt has failed over it too, and when it is over.</summary>
    AfterLastAttempt,

    /// <summary>The administrator, past the outbox, when the day's last attempt has failed over it too; its end makes no mail.</summary>
    WhileItLasts,

    /// <summary>The administrator, when it is over: while it lasts no mail can go.</summary>
    WhenOver,
}

/// <summary>Until when a problem is open, and so shown in <c>Datakvalitet</c>.</summary>
public enum ProblemEnd
{
    /// <summary>It is never kept as open: it is over when it is reported.</summary>
    NotKept,

    /// <summary>An event: shown for a month.</summary>
    AfterAMonth,

    /// <summary>As <see cref="AfterAMonth"/>, or the title is another again, or a catalogue that no longer names the KPI.</summary>
    TitleIsKnown,

    /// <summary>The next run of any kind that does not find it.</summary>
    AnyRun,

    /// <summary>The next run of the service that does not find it; a command does not look for it.</summary>
    RunOfService,

    /// <summary>The next run that got values and does not find it.</summary>
    RunWithValues,

    /// <summary>An answer for the indicator's KPI and area.</summary>
    AnswerForSeries,

    /// <summary>An answer about the KPI, or a catalogue that no longer names it.</summary>
    AnswerAboutKpi,

    /// <summary>An answer about the area.</summary>
    AnswerAboutArea,

    /// <summary>Whole answers with the KPI's values.</summary>
    AnswersWithKpi,
}

/// <summary>A type of problem.</summary>
/// <param name="Code">One of <see cref="ProblemTypes"/>; at most 50 characters.</param>
/// <param name="Mail">Who is told.</param>
/// <param name="End">What closes it.</param>
public sealed record ProblemType(string Code, ProblemMail Mail, ProblemEnd End)
{
    /// <summary>It is something that happened: when it is over nobody has mended anything, it is only no longer shown.</summary>
    public bool IsEvent => End is ProblemEnd.AfterAMonth or ProblemEnd.TitleIsKnown;

    /// <summary>Swedish, for docs/drift.md: what it means.</summary>
    public required string Meaning { get; init; }

    /// <summary>Swedish, for docs/drift.md: what to do.</summary>
    public required string Remedy { get; init; }

    /// <summary>
    /// It is in <c>Datakvalitet</c>, but a run does not list it: Kolada moves its dates all year, mail may be tried out for months, and
    /// what is reported every morning is read by nobody.
    /// </summary>
    public bool IsQuiet { get; init; }

    /// <summary>It opens when the day's last attempt has met it: an attempt that another follows says nothing yet.</summary>
    public bool OpensAtLastAttempt { get; init; }
}
