namespace IndicatorSync.Worker.Mail;

/// <summary>
/// Everything a template may print, as finished Swedish text: the text and the HTML template get the same page, so they say the same.
/// Templates see the members in snake case (<c>row.is_alert</c>).
/// </summary>
internal sealed record MailPage(
    string Title,
    string Plan,
    IReadOnlyList<string> Intro,
    IReadOnlyList<MailSection> Sections,
    IReadOnlyList<string> Footer);

/// <summary>A heading, what is said under it, and rows about indicators or notices about problems.</summary>
internal sealed record MailSection(string Heading, IReadOnlyList<string> Lead, IReadOnlyList<MailRow> Rows, IReadOnlyList<MailNotice> Notices)
{
    /// <summary>A line for what did not fit.</summary>
    public string? Rest { get; init; }
}

internal sealed record MailNotice(string About, string Text);

/// <param name="Name">The indicator's name, with gender where it is not the total.</param>
/// <param name="Badge">The colour now.</param>
/// <param name="Why">Why the row is in this mail, now.</param>
/// <param name="Value">The value with unit and year.</param>
/// <param name="Source">Whose value it is; null when there is none. The colour is our own and never under this line.</param>
/// <param name="Facts">Label and text, in reading order.</param>
/// <param name="Trend">Bars, oldest first; the numbers stand among the facts. Empty when there is nothing to compare.</param>
/// <param name="Limit">What the line through the bars stands for; null where there is none.</param>
/// <param name="Link">Where Kolada shows the KPI.</param>
/// <param name="Kpi">Its id.</param>
internal sealed record MailRow(
    string Name,
    Badge Badge,
    string Why,
    string Value,
    string? Source,
    IReadOnlyList<MailFact> Facts,
    IReadOnlyList<TrendBar> Trend,
    string? Limit,
    string? Link,
    string? Kpi);

internal sealed record MailFact(string Label, string Text);

/// <summary>One year as a bar: its pieces from the top down, which together are as high as every other bar's.</summary>
internal sealed record TrendBar(string Year, IReadOnlyList<BarPiece> Pieces);

/// <summary>A piece of a bar: <see cref="Height"/> in pixels; <see cref="Fill"/> is null where the page shows through.</summary>
internal sealed record BarPiece(int Height, string? Fill);
