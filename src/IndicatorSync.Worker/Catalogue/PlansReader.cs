using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>Reads the plans of a folder as one catalogue: each with its own defaults, and what only shows when they are compared.</summary>
internal static class PlansReader
{
    /// <param name="content">The files.</param>
    /// <param name="folder">Where they lie; findings bear it.</param>
    /// <param name="context">The date and the administrator.</param>
    public static CatalogueReading Read(CatalogueContent content, string folder, CatalogueReaderContext context)
    {
        var opened = content.Files.Select(file => (file.File, file.Unreadable, Reader: PlanReader.Open(file.Text, Path.Combine(folder, file.File)))).ToList();
        var administered = context with { AdminAddress = context.AdminAddress ?? Administrators(opened.Select(one => one.Reader)) };
        var plans = opened.Select(one => (one.File, one.Unreadable, Reading: one.Unreadable is null ? one.Reader.Read(administered) : null)).ToList();
        List<(string File, PlanReading Reading)> read = [.. plans.Where(one => one.Reading is not null).Select(one => (one.File, one.Reading!))];
        BetweenPlans.Check(read);
        IReadOnlyList<Finding> findings = [.. plans.SelectMany(one => one.Unreadable is { } unreadable ? [unreadable] : one.Reading!.Log.InOrder)];
        var isSound = findings.All(finding => finding.Kind != FindingKind.Structural);
        return new CatalogueReading(isSound ? JoinedPlans.Of([.. read.Select(one => (one.File, one.Reading.Plan!))], content.Version) : null, findings) { PassedOver = content.PassedOver };
    }

    /// <summary>One administrator is enough for an installation, whichever plan names it.</summary>
    private static string? Administrators(IEnumerable<PlanReader> plans) =>
        plans.SelectMany(plan => plan.Administrators).Distinct(StringComparer.OrdinalIgnoreCase).ToList() is { Count: > 0 } all ? string.Join(';', all) : null;
}
