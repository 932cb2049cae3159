using System.Security.Cryptography;
using System.Text;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Sources.Reading;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Runs;

/// <summary>What the other sources came to in a run.</summary>
/// <param name="Counts">In values; of sources with nothing new, none.</param>
/// <param name="Problems">What is in the way of reading, also from earlier readings.</param>
internal sealed record SourcesRead(ObservationCounts Counts, IReadOnlyList<RunProblem> Problems)
{
    public static readonly SourcesRead Nothing = new(ObservationCounts.None, []);

    /// <summary>Ids of the indicators of which a source said something new.</summary>
    public IReadOnlySet<string> Indicators { get; init; } = new HashSet<string>();
}

/// <summary>
/// Takes up what other sources than Kolada say (docs/contract.md 1.9). Everything is read before the transaction opens; the values, what each
/// source said and what was set aside are then written in one, so that a process that is killed leaves nothing half.
/// </summary>
internal sealed class SourceStage(SourceReader reader, RunSource source)
{
    /// <param name="unattended">The service leaves a file that is being written to its next look; a command waits for it.</param>
    /// <param name="cancellationToken">Stops between sources.</param>
    public async Task<IReadOnlyList<SourceContent>> ReadAsync(bool unattended, CancellationToken cancellationToken)
    {
        if (source.Replay is { } replay)
        {
            return await SourceReader.ReadKeptAsync(replay.SourcesPath, cancellationToken);
        }

        var contents = await reader.ReadAsync(waits: !unattended, cancellationToken);
        if (source.Recorder is { } recorder)
        {
            foreach (var content in contents.Where(content => content.WasRead))
            {
                recorder.KeepSource(SourceReader.KeptName(content), content.Bytes);
            }
        }

        return contents;
    }

    /// <param name="unit">A transaction under the writer's lease.</param>
    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="contents">What the sources hold now; each that is there, also one that could not be read.</param>
    /// <param name="moment">The run and its time.</param>
    public static async Task<SourcesRead> StoreAsync(UnitOfWork unit, IndicatorCatalogue catalogue, IReadOnlyList<SourceContent> contents, RunMoment moment)
    {
        if (HasNothing(catalogue, contents))
        {
            return SourcesRead.Nothing;
        }

        var pass = await SourceTurn.BeginAsync(unit, catalogue, contents, moment.Today);
        return await pass.StoreAsync(moment);
    }

    /// <summary>The same in a transaction of its own; none where there is nothing to read, so that a run asks the database no more than it must.</summary>
    public static Task<SourcesRead> StoreAsync(
        WriterLease lease, IndicatorCatalogue catalogue, IReadOnlyList<SourceContent> contents, RunMoment moment, CancellationToken cancellationToken) =>
        HasNothing(catalogue, contents) ? Task.FromResult(SourcesRead.Nothing) : lease.WriteAsync(unit => StoreAsync(unit, catalogue, contents, moment), cancellationToken);

    private static bool HasNothing(IndicatorCatalogue catalogue, IReadOnlyList<SourceContent> contents) =>
        contents.Count == 0 && catalogue.Indicators.All(indicator => indicator.IsFromKolada);

    /// <summary>Tells whether the catalogue would read the same cells in another way.</summary>
    internal static string DefinitionsHash(IndicatorCatalogue catalogue)
    {
        var text = new StringBuilder(catalogue.MunicipalityName);
        foreach (var one in catalogue.Indicators)
        {
            text.Append('\n').AppendJoin('\u001F', one.Id, one.Name, one.ShortName, one.Kpi?.Value, one.Source, one.Area.Value, one.Unit, one.IsAccumulated, one.IsQualitative, one.Plausible, string.Join('|', one.Units));
        }

        foreach (var plan in catalogue.Parts)
        {
            text.Append('\n').AppendJoin('\u001F', plan.File, plan.Name, plan.MunicipalityName);
        }

        foreach (var named in catalogue.Activities.Select(activity => (activity.Id, activity.Name)).Concat(catalogue.Goals.Select(goal => (goal.Id, goal.Name))))
        {
            text.Append('\n').AppendJoin('\u001F', named.Id, named.Name);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
