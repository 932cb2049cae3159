namespace IndicatorSync.Worker.Inspect.AsOf;

/// <summary>A table whose rows tell when they came, and which of them were there at <c>@at</c>.</summary>
internal sealed record PastTable(string Name, string Where)
{
    public string Statement => $"SELECT * FROM {Name} WHERE {Where}";
}

/// <summary>
/// What each table gives to the database as it was. Every table of the schema is named here, once: a new one has to say how it is read
/// as of a day.
/// </summary>
internal static class PastTables
{
    /// <summary>What judging rests on.</summary>
    public static IReadOnlyList<PastTable> Ground { get; } =
    [
        new("run", "started_at <= @at"),
        new("catalogue", "version = @version"),
        new("observation_revision", "seen_at <= @at AND kpi_id IN (SELECT kpi_id FROM coverage UNION SELECT measure_id FROM indicator)"),
        new("coverage", "first_whole_at IS NULL OR first_whole_at <= @at"),
        new("country_reading", "read_at <= @at"),
        new("kpi", "1 = 1"),
        new("kpi_margin", "1 = 1"),
        new("kpi_version", "valid_from_at <= @at"),
        new("area", "1 = 1"),
        new("area_version", "valid_from_at <= @at"),
        new("area_member", "valid_from <= @at"),
        new("acknowledgement", "made_at <= @at"),
        new("analysis", "made_at <= @at"),
        new("reported_value", "made_at <= @at"),
        new("activity_saying", "said_at <= @at"),
    ];

    /// <summary>What was recorded of judgements: it takes the place of what judging anew would record.</summary>
    public static IReadOnlyList<PastTable> Records { get; } =
    [
        new("colour_change", "changed_at <= @at"),
        new("alarm_transition", "changed_at <= @at"),
        new("acknowledgement_lapse", "lapsed_at <= @at"),
        new("activity_change", "valid_from_at <= @at"),
        new("band", "valid_from_at <= @at"),
        new("problem", "opened_at <= @at"),
        new("escalation", "escalated_at <= @at"),
    ];

    /// <summary>Made by judging under the catalogue of the day, or from the revisions.</summary>
    public static IReadOnlyList<string> Made { get; } =
    [
        "observation", "indicator", "indicator_area", "indicator_state", "period_judgement", "plan_table_row", "goal", "goal_within", "activity", "coming_event",
    ];

    /// <summary>Nothing that is shown as of a day: the program's own bookkeeping, what sources said (their values are in the revisions) and were asked for, mails, packs, the days that every database has, what limits are held against, when the mirror was read, and tables that are no longer written.</summary>
    public static IReadOnlyList<string> LeftOut { get; } =
    [
        "schema_migration", "origin", "lease", "rejected_item", "outbox", "outbox_about", "plan_row", "kpi_catalogue", "kpi_catalogue_reading",
        "source", "source_reading", "source_fault", "source_saying", "source_receipt", "asked_value", "indicator_rest",
        "frozen_pack", "frozen_cell", "frozen_archive", "frozen_removal",
        "calendar_day", "holiday", "country_value", "country_value_reading", "margin_value", "indicator_margin", "mirror_reading",
    ];
}
