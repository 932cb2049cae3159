namespace IndicatorSync.Core.Problems;

/// <summary>The codes of problems, as <c>sync --json</c> prints them and <c>Datakvalitet</c> shows them; what each is: <see cref="ProblemTable"/>.</summary>
public static class ProblemTypes
{
    public const string SourceDown = "source_down";
    public const string NotFetched = "not_fetched";
    public const string MirrorIncomplete = "mirror_incomplete";
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

    /// <summary>Something of a source other than Kolada could not be taken up.</summary>
    public const string SourceFault = "source_fault";
    public const string UnitMismatch = "unit_mismatch";
    public const string PublicationDiffers = "publication_differs";
    public const string ImplausibleBand = "implausible_band";
    public const string CatalogueInvalid = "catalogue_invalid";
    public const string Removed = "removed";
    public const string MailWaiting = "mail_waiting";
    public const string MailTransport = "mail_transport";
    public const string SiteNotWritten = "site_not_written";
    public const string ClockWrong = "clock_wrong";
    public const string NewDatabase = "new_database";
    public const string InternalError = "internal_error";
    public const string DatabaseAway = "database_away";
}
