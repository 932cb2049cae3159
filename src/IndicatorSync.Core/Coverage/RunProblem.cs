using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Coverage;

/// <summary>The codes of problems, as <c>sync --json</c> prints them and <c>Datakvalitet</c> shows them.</summary>
public static class ProblemTypes
{
    public const string SourceDown = "source_down";
    public const string NotFetched = "not_fetched";
    public const string MetadataNotFetched = "metadata_not_fetched";
    public const string LostRows = "lost_rows";
    public const string Absent = "absent";
    public const string KpiGone = "kpi_gone";
    public const string KpiRetitled = "kpi_retitled";
    public const string KpiRedefined = "kpi_redefined";
    public const string KpiDiscontinued = "kpi_discontinued";
    public const string KpiAreaType = "kpi_area_type";
    public const string KpiGenders = "kpi_genders";
    public const string AreaGone = "area_gone";
    public const string AreaRetitled = "area_retitled";
    public const string MembersChanged = "members_changed";
    public const string Rejected = "rejected";
    public const string RowMissing = "row_missing";
    public const string InvalidBand = "invalid_band";
    public const string ContractNote = "contract_note";
    public const string UnitMismatch = "unit_mismatch";
    public const string PublicationDiffers = "publication_differs";
    public const string ImplausibleBand = "implausible_band";
    public const string CatalogueInvalid = "catalogue_invalid";
    public const string Removed = "removed";
    public const string MailWaiting = "mail_waiting";
    public const string MailTransport = "mail_transport";

    /// <summary>The run is stored and its mails are on their way, but the site could not be written.</summary>
    public const string SiteNotWritten = "site_not_written";

    /// <summary>The program itself failed, over one indicator or in the whole run: what nobody foresaw, worth reporting.</summary>
    public const string InternalError = "internal_error";

    /// <summary>Told when it is over: while it lasts there is nowhere to write it.</summary>
    public const string DatabaseAway = "database_away";

    /// <summary>The administrator gets one mail when it opens and one when it closes (docs/contract.md 1.6).</summary>
    public static bool TellsAdmin(string type) =>
        type is SourceDown or CatalogueInvalid or InternalError or InvalidBand or LostRows or KpiGone or KpiRetitled or KpiRedefined or KpiDiscontinued or AreaGone;

    /// <summary>Something that happened, not something that lasts: it stands open for a month, and its end is no news.</summary>
    public static bool IsEvent(string type) => type is KpiRetitled or KpiRedefined or AreaRetitled or MembersChanged;

    /// <summary>
    /// It stands in <c>Datakvalitet</c> and in <c>validate --data</c>, but a run does not list it: Kolada moves its dates all year, and
    /// what is told every morning is read by nobody.
    /// </summary>
    public static bool IsQuiet(string type) => type == PublicationDiffers;
}

/// <summary>Something that a run found and could not mend.</summary>
/// <param name="Type">One of <see cref="ProblemTypes"/>.</param>
/// <param name="Subject">What it is about, so that the same problem is known again: an indicator, a KPI, an area.</param>
/// <param name="Indicator">The indicator concerned, if one.</param>
/// <param name="Kpi">The KPI concerned, if one.</param>
/// <param name="Message">Swedish, one line: what, where, what to do.</param>
public sealed record RunProblem(string Type, string Subject, string? Indicator, KpiId? Kpi, string Message);
