using System.Security.Cryptography;
using System.Text;
using IndicatorSync.Core.Observations;

namespace IndicatorSync.Worker.Storage.Sources;

/// <summary>What kind of source it is: a row's <c>kind</c>.</summary>
internal static class SourceKinds
{
    public const string File = "file";
    public const string Query = "query";
    public const string Report = "report";

    /// <summary>The one source of all that people report by hand.</summary>
    public const string ReportName = "Rapportera";
}

/// <summary>A source as it was last read.</summary>
internal sealed record StoredSource
{
    public long SourceId { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>Case matters in a path, whatever the server's collation says.</summary>
    public string NameHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Name)));

    public required string ContentHash { get; init; }

    public required string DefinitionsHash { get; init; }
}

/// <summary>The codes of <see cref="StoredFault.Kind"/>.</summary>
internal static class FaultKinds
{
    public const string Fault = "fault";
    public const string Remark = "remark";
}

/// <summary>Something that a reading set aside, or a remark about it, as it is kept.</summary>
internal sealed record StoredFault
{
    public required string? Sheet { get; init; }

    public required string? Cell { get; init; }

    public required string Body { get; init; }

    public required string Reason { get; init; }

    public string? IndicatorId { get; init; }

    /// <summary>One of <see cref="FaultKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>It tells of something that was read.</summary>
    public bool IsRemark => Kind == FaultKinds.Remark;
}

/// <summary>A reading of a source that had something new.</summary>
/// <param name="SourceId">Of which.</param>
/// <param name="Name">Its name then.</param>
/// <param name="Rows">Below the headers.</param>
/// <param name="Counts">In values; those set aside are <see cref="ObservationCounts.Rejected"/>.</param>
/// <param name="Faults">What was set aside.</param>
internal sealed record MadeReading(long SourceId, string Name, int Rows, ObservationCounts Counts, IReadOnlyList<StoredFault> Faults);

/// <summary>A source with its newest reading, for those who ask how it went.</summary>
internal sealed record LastReading
{
    public long SourceId { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    public DateTimeOffset ReadAt { get; init; }

    public int Added { get; init; }

    public int Revised { get; init; }

    public int Withdrawn { get; init; }

    public int Unchanged { get; init; }

    public int Rejected { get; init; }

    public int Received => Added + Revised + Withdrawn + Unchanged + Rejected;
}
