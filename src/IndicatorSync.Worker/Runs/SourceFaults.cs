using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Sources;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Sources.Reading;
using IndicatorSync.Worker.Storage.Sources;

namespace IndicatorSync.Worker.Runs;

/// <summary>What sources say that could not be taken, as it is kept and as it is reported.</summary>
internal static class SourceFaults
{
    private const int MostTold = 5;

    public static StoredFault Keep(SourceFault fault) => new()
    {
        Sheet = fault.Sheet,
        Cell = fault.Cell,
        Body = fault.Text,
        Reason = fault.Reason,
        IndicatorId = fault.IndicatorId,
        Kind = fault.IsRemark ? FaultKinds.Remark : FaultKinds.Fault,
    };

    public static SourceFault Read(StoredFault fault) => new(fault.Sheet, fault.Cell, fault.Body, fault.Reason) { IndicatorId = fault.IndicatorId, IsRemark = fault.IsRemark };

    /// <summary>A reported value outside what the catalogue calls plausible (<c>rimligt</c>).</summary>
    public static SourceFault Implausible(OwnStatement statement) => new(
        null, "", SwedishNumber.Print(statement.Value!.Value, statement.Decimals), $"värdet är utanför det rimliga ({statement.Key.IndicatorId}, {PeriodText.Print(statement.Key.Period)})")
    {
        IndicatorId = statement.Key.IndicatorId,
    };

    /// <summary>A value that another one contradicts.</summary>
    public static SourceFault Of(Conflict conflict) => new(
        conflict.Statement.Place?.Sheet,
        conflict.Statement.Place?.Reference ?? "",
        Printed(conflict.Statement.Value, conflict.Statement.Decimals),
        conflict.Reason)
    {
        IndicatorId = conflict.Statement.Key.IndicatorId,
    };

    /// <summary>What was said, as a fault shows it.</summary>
    public static string Printed(RememberedSaying saying) => Printed(saying.Value, saying.Decimals);

    /// <summary>None for a source without faults. Other faults than before are another problem, so that they are reported anew.</summary>
    /// <param name="source">The file's path or the query's name.</param>
    /// <param name="faults">All that are open; remarks among them are none.</param>
    public static IEnumerable<RunProblem> Problem(string source, IReadOnlyList<SourceFault> faults)
    {
        faults = [.. faults.Where(fault => !fault.IsRemark)];
        if (faults.Count == 0)
        {
            yield break;
        }

        var lines = faults.Select(Line).ToList();
        var print = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..8];
        var rest = faults.Count > MostTold ? string.Create(CultureInfo.InvariantCulture, $"; och {faults.Count - MostTold} till") : "";
        yield return new RunProblem(ProblemTypes.SourceFault, $"{SubjectOf(source)}{print}", null, null, $"{source}: {string.Join("; ", lines.Take(MostTold))}{rest}.");
    }

    /// <summary>How the subject of every problem of a source begins.</summary>
    public static string SubjectOf(string source) => source + " ";

    public static string Line(SourceFault fault)
    {
        var place = string.Join('!', new[] { fault.Sheet, fault.Cell }.Where(part => !string.IsNullOrEmpty(part)));
        var text = fault.Text.Length > 0 ? $"”{fault.Text}”: " : "";
        return place.Length > 0 ? $"{place} {text}{fault.Reason}" : $"{text}{fault.Reason}";
    }

    private static string Printed(decimal? value, int decimals) => value is { } number ? SwedishNumber.Print(number, decimals) : "struket";
}
