namespace IndicatorSync.Worker.Configuration;

/// <summary>Section <c>Catalogue</c>.</summary>
internal sealed record CatalogueOptions
{
    public string Path { get; init; } = "indikatorer.yaml";
}

/// <summary>Section <c>Heartbeat</c>. The address is often a secret in itself: it is never logged.</summary>
internal sealed record HeartbeatOptions
{
    public Uri? Url { get; init; }
}

/// <summary>Section <c>Archive</c>: where compressed raw answers are kept; null: they are not.</summary>
internal sealed record ArchiveOptions
{
    public string? Directory { get; init; }
}

/// <summary>Section <c>Retention</c>: how long each kind is kept; zero: for ever. Values and revisions are never weeded.</summary>
internal sealed record RetentionOptions
{
    public TimeSpan Runs { get; init; } = TimeSpan.FromDays(1095);

    public TimeSpan Rejected { get; init; } = TimeSpan.FromDays(365);

    public TimeSpan Archive { get; init; } = TimeSpan.FromDays(365);

    public TimeSpan Mails { get; init; } = TimeSpan.FromDays(1095);
}

/// <summary>Section <c>Report</c>.</summary>
internal sealed record ReportOptions
{
    /// <summary>The site that every run keeps fresh; null: none.</summary>
    public string? Directory { get; init; }

    /// <summary>A <c>.docx</c> of the municipality's own for the report; null: a plain document.</summary>
    public string? Template { get; init; }
}

/// <summary>Section <c>Clock</c>.</summary>
internal sealed record ClockOptions
{
    /// <summary>The time that rules and records see; null: the time it is.</summary>
    public DateTimeOffset? Now { get; init; }
}
