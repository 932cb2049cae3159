using IndicatorSync.Core.Alerting;

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
    IReadOnlyList<string> Footer)
{
    /// <summary>What of <see cref="Intro"/> holds when the mail is gathered with a later one.</summary>
    public IReadOnlyList<string> IntroThen { get; init; } = [];

    /// <summary>Not all of the indicators that the mail counts are from Kolada.</summary>
    public bool CountsOwn { get; init; }

    /// <summary>What the subject is made of (<see cref="GatheredSubject.Told"/>).</summary>
    public IReadOnlyList<SubjectRow>? Told { get; init; }

    /// <summary>Whom a reply goes to.</summary>
    public IReadOnlyList<MailContact> Contacts { get; init; } = [];
}

/// <param name="Words">As a mail names whom to ask.</param>
/// <param name="Address">Where a reply goes.</param>
internal sealed record MailContact(string Words, string Address);

/// <summary>A heading, what is said under it, and rows about indicators or notices about problems.</summary>
internal sealed record MailSection(string Heading, IReadOnlyList<string> Lead, IReadOnlyList<MailRow> Rows, IReadOnlyList<MailNotice> Notices)
{
    /// <summary>How many rows did not fit.</summary>
    public int LeftOut { get; init; }

    /// <summary>It says what the state was when the mail was written: of several mails the last one holds, under the heading that <see cref="HeadingThen"/> begins.</summary>
    public bool IsState { get; init; }

    /// <summary>The heading with a day after it, for what is reported later; null: as <see cref="Heading"/>.</summary>
    public string? HeadingThen { get; init; }

    /// <summary>A line for what did not fit.</summary>
    public string? Rest => LeftOut switch
    {
        <= 0 => null,
        1 => "Ytterligare 1 indikator får inte plats här. Fråga den som sköter uppföljningen efter hela listan.",
        _ => $"Ytterligare {LeftOut} indikatorer får inte plats här. Fråga den som sköter uppföljningen efter hela listan.",
    };
}

internal sealed record MailNotice(string About, string Text);

/// <summary>One indicator in a mail.</summary>
internal sealed record MailRow
{
    /// <summary>The indicator's name, with gender where it is not the total.</summary>
    public required string Name { get; init; }

    /// <summary>The colour now.</summary>
    public required Badge Badge { get; init; }

    /// <summary>Why the row is in this mail, now.</summary>
    public required string Why { get; init; }

    /// <summary>The value with unit and year.</summary>
    public required string Value { get; init; }

    /// <summary>Whose value it is; null when there is none. The colour is our own and never under this line.</summary>
    public required string? Source { get; init; }

    /// <summary>Label and text, in reading order.</summary>
    public required IReadOnlyList<MailFact> Facts { get; init; }

    /// <summary>Bars, oldest first; the numbers are among the facts. Empty when there is nothing to compare.</summary>
    public required IReadOnlyList<TrendBar> Trend { get; init; }

    /// <summary>What the line through the bars marks; null where there is none.</summary>
    public required string? Limit { get; init; }

    /// <summary>Where Kolada shows the KPI.</summary>
    public required string? Link { get; init; }

    /// <summary>Its id.</summary>
    public required string? Kpi { get; init; }

    /// <summary>How it is sorted among rows of other mails.</summary>
    public RowWeight Weight { get; init; } = RowWeight.None;
}

/// <summary>How bad a row is, the worst first: by what happened, then by colour, then by how far beyond the limit.</summary>
/// <param name="Event">The worst event is 0.</param>
/// <param name="Colour">Red is the greatest.</param>
/// <param name="Beyond">Beyond yellow's far limit, in widths of yellow.</param>
/// <param name="Ordinal">The catalogue's order.</param>
internal sealed record RowWeight(int Event, int Colour, decimal Beyond, int Ordinal) : IComparable<RowWeight>
{
    public static readonly RowWeight None = new(int.MaxValue, 0, 0m, 0);

    public int CompareTo(RowWeight? other) => other is null
        ? -1
        : (Event, -Colour, -Beyond, Ordinal).CompareTo((other.Event, -other.Colour, -other.Beyond, other.Ordinal));
}

internal sealed record MailFact(string Label, string Text);

/// <summary>One year as a bar: its pieces from the top down, which together are as high as every other bar's.</summary>
internal sealed record TrendBar(string Year, IReadOnlyList<BarPiece> Pieces);

/// <summary>A piece of a bar: <see cref="Height"/> in pixels; <see cref="Fill"/> is null where the page shows through.</summary>
internal sealed record BarPiece(int Height, string? Fill);
