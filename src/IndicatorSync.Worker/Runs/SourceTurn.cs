using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Sources;
using IndicatorSync.Worker.Sources.Reading;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Judgements;
using IndicatorSync.Worker.Storage.Observations;
using IndicatorSync.Worker.Storage.Runs;
using IndicatorSync.Worker.Storage.Sources;

namespace IndicatorSync.Worker.Runs;

/// <summary>One pass over the sources within a transaction: which are new, what then holds, and what is written of it.</summary>
internal sealed class SourceTurn
{
    private readonly UnitOfWork unit;
    private readonly IndicatorCatalogue catalogue;
    private readonly DateOnly today;
    private readonly Dictionary<string, long> numbers;
    private readonly List<(long Id, SourceReading Reading)> changed = [];
    private readonly List<RunProblem> problems = [];
    private HashSet<string> gone = [];
    private long newestReport;

    private SourceTurn(UnitOfWork unit, IndicatorCatalogue catalogue, DateOnly today, IEnumerable<StoredSource> stored)
    {
        (this.unit, this.catalogue, this.today) = (unit, catalogue, today);
        numbers = stored.ToDictionary(KeyOf, source => source.SourceId);
    }

    /// <summary>A source says something that it did not say when it was last read, or somebody has reported a value.</summary>
    public bool HasNews => changed.Count > 0;

    /// <summary>Whether a turn would find anything new, without writing.</summary>
    public static async Task<bool> HasNewsAsync(UnitOfWork unit, IndicatorCatalogue catalogue, IReadOnlyList<SourceContent> contents)
    {
        var definitions = SourceStage.DefinitionsHash(catalogue);
        var stored = await SourceStore.SourcesAsync(unit);
        return await ReportStore.AnyNewAsync(unit) || Matched(stored, contents).Any(one => one.Content.WasRead && IsNew(one.Content, one.Before, definitions));
    }

    /// <summary>Finds what is new.</summary>
    public static async Task<SourceTurn> BeginAsync(UnitOfWork unit, IndicatorCatalogue catalogue, IReadOnlyList<SourceContent> contents, DateOnly today)
    {
        var stored = await SourceStore.SourcesAsync(unit);
        var turn = new SourceTurn(unit, catalogue, today, stored);
        var definitions = SourceStage.DefinitionsHash(catalogue);
        var names = (new IndicatorNames(catalogue.Indicators), new ActivityNames(catalogue));
        foreach (var (content, before) in Matched(stored, contents))
        {
            await turn.LookAtAsync(content, before, definitions, names);
        }

        turn.gone = turn.Gone(stored, contents);
        await turn.AddReportsAsync();
        return turn;
    }

    /// <summary>Writes what the sources say now, what was set aside, and what is remembered of it.</summary>
    public async Task<SourcesRead> StoreAsync(RunMoment moment)
    {
        if (changed.Count == 0 && !await ContestsAreLeftAsync())
        {
            return new SourcesRead(ObservationCounts.None, problems);
        }

        // A report is a saying of its own: that the same was once reported before does not silence it, nor does it contest what is said later.
        var memory = await SourceStore.SayingsAsync(unit, numbers.ToDictionary(pair => pair.Value, pair => pair.Key));
        var speaks = memory.Where(saying => saying.Source != SourceKinds.ReportName);
        var pass = SourcePass.Decide([.. changed.Select(one => new SourceSays(KeyOf(one.Id), one.Reading.Statements))], [.. speaks], gone);
        var activities = await ActivityTurn.BeginAsync(unit, [.. changed.Select(one => one.Reading)]);
        var counts = ObservationCounts.None;
        foreach (var (id, reading) in changed)
        {
            counts += await StoreAsync(id, reading, (pass, activities), moment);
        }

        var placed = new List<RememberedSaying>();
        var names = pass.Settled.Count == 0 ? [] : (await SourceStore.SourcesAsync(unit)).ToDictionary(source => source.SourceId, source => source.Name);
        foreach (var source in pass.Settled.GroupBy(saying => saying.Source))
        {
            counts += await SettleAsync((numbers[source.Key], names[numbers[source.Key]]), [.. source], pass, placed, moment);
        }

        await SourceStore.RememberAsync(unit, numbers, memory, pass with { Remembered = [.. placed.Concat(pass.Remembered).DistinctBy(saying => (saying.Source, saying.Key))] });
        await ReportStore.TakeAsync(unit, newestReport, moment.RunId);
        return new SourcesRead(counts, problems)
        {
            Hidden = [.. changed.Select(one => (one.Reading.Name, one.Reading.Hidden.Sum(sheet => sheet.Rows))).Where(one => one.Item2 > 0)],
            Indicators = pass.Taken.Select(one => one.Statement.Key.IndicatorId).ToHashSet(),
        };
    }

    /// <summary>The files that are no longer there; none when it cannot be told, since the folder, or one in it, does not answer.</summary>
    private HashSet<string> Gone(IEnumerable<StoredSource> stored, IReadOnlyList<SourceContent> contents)
    {
        if (contents.Any(content => content is { WasRead: false, IsLeft: false, IsFile: true }))
        {
            return [];
        }

        var present = contents.Select(KeyOf).ToHashSet();
        return [.. stored.Where(source => source.Kind == SourceKinds.File).Select(KeyOf).Where(key => !present.Contains(key) && numbers.ContainsKey(key))];
    }

    /// <summary>A file is gone whose values other sources contested: what they say may hold now.</summary>
    private async Task<bool> ContestsAreLeftAsync() =>
        gone.Count > 0 && (await SourceStore.ContestingAsync(unit)).Any(id => gone.Contains(KeyOf(id)));

    /// <summary>What people reported by hand since the last pass: of two reports for one key the later is what they mean.</summary>
    private async Task AddReportsAsync()
    {
        var reports = await ReportStore.NewAsync(unit);
        if (reports.Statements.Count == 0)
        {
            return;
        }

        newestReport = reports.Newest;
        var id = numbers.TryGetValue(SourceKinds.ReportName, out var known)
            ? known
            : await SourceStore.KeepAsync(unit, new StoredSource { Kind = SourceKinds.Report, Name = SourceKinds.ReportName, ContentHash = "", DefinitionsHash = "" });
        numbers[SourceKinds.ReportName] = id;
        var latest = reports.Statements.GroupBy(statement => statement.Key).Select(same => same.Last()).ToLookup(IsPlausible);
        changed.Add((id, new SourceReading(SourceKinds.ReportName, reports.Statements.Count, [.. latest[true]], [], [.. latest[false].Select(SourceFaults.Implausible)], Hidden: []) { Analyses = reports.Analyses }));
    }

    /// <summary>Each content with what was stored of it. The same content under another name, whose old name is gone, is the same file renamed.</summary>
    private static IEnumerable<(SourceContent Content, StoredSource? Before)> Matched(IReadOnlyList<StoredSource> stored, IReadOnlyList<SourceContent> contents)
    {
        var present = contents.Select(KeyOf).ToHashSet();
        var gone = stored.Where(source => source.Kind == SourceKinds.File && !present.Contains(KeyOf(source))).ToList();
        var byKey = stored.ToDictionary(KeyOf);
        foreach (var content in contents.Where(content => !content.IsLeft))
        {
            var before = byKey.GetValueOrDefault(KeyOf(content)) ?? (content is { WasRead: true, IsFile: true } ? gone.Find(source => source.ContentHash == content.Hash) : null);
            yield return (content, before);
            gone.RemoveAll(source => source == before);
        }
    }

    private static bool IsNew(SourceContent content, StoredSource? before, string definitions) =>
        before is null || before.ContentHash != content.Hash || before.DefinitionsHash != definitions;

    /// <summary>The command has looked already; the database's procedure knows no catalogue.</summary>
    private bool IsPlausible(OwnStatement statement) =>
        statement.Value is not { } value || catalogue.Indicators.FirstOrDefault(one => one.Id == statement.Key.IndicatorId)?.Plausible is not { } range || range.Contains(value);

    private async Task LookAtAsync(SourceContent content, StoredSource? before, string definitions, (IndicatorNames Indicators, ActivityNames Activities) names)
    {
        if (!content.WasRead)
        {
            problems.AddRange(SourceFaults.Problem(content.Name, [SourceFault.OfWhole(content.Table.Fault!)]));
            return;
        }

        var isNew = IsNew(content, before, definitions);
        if (!isNew)
        {
            problems.AddRange(SourceFaults.Problem(content.Name, [.. (await SourceStore.FaultsAsync(unit, before!.SourceId)).Select(SourceFaults.Read)]));
        }

        if (isNew || before!.Name != content.Name)
        {
            var now = new StoredSource
            {
                SourceId = before?.SourceId ?? 0,
                Kind = content.IsFile ? SourceKinds.File : SourceKinds.Query,
                Name = StoredText.Cut(content.Name, 400),
                ContentHash = content.Hash,
                DefinitionsHash = definitions,
            };
            var id = await SourceStore.KeepAsync(unit, now);
            numbers.Remove(before is null ? "" : KeyOf(before));
            numbers[KeyOf(now)] = id;
            if (isNew)
            {
                changed.Add((id, SourceReading.Of(content, names.Indicators, names.Activities, catalogue.MunicipalityName, today)));
            }
        }
    }

    private async Task<ObservationCounts> StoreAsync(long id, SourceReading reading, (PassResult Values, ActivityTurn Activities) pass, RunMoment moment)
    {
        var key = KeyOf(id);
        var taken = pass.Values.Taken.Where(one => one.Source == key).ToList();
        var conflicts = pass.Values.Conflicts.Where(one => one.Source == key).ToList();
        var stored = await OwnValueStore.StoreAsync(unit, catalogue, taken, moment.RunId, moment.Now);
        var counts = stored with
        {
            Unchanged = stored.Unchanged + reading.Statements.Count - taken.Count - conflicts.Count,
            Rejected = stored.Rejected + reading.Faults.Count(fault => fault is { Cell: not null, RestIsTaken: false }) + conflicts.Count,
        };
        List<SourceFault> faults = [.. reading.Faults.Concat(conflicts.Select(SourceFaults.Of)).Select(Told), .. pass.Activities.Faults(reading), .. await PlanComparison.DifferencesAsync(unit, catalogue, reading.FromKolada)];

        await AnalysisStore.SayAsync(unit, reading.Analyses, (key, key), moment.Now);

        // A run counts values; the reading of a table counts its activities too.
        var read = counts + await pass.Activities.StoreAsync(unit, reading, moment);
        await SourceStore.AddReadingAsync(unit, new MadeReading(id, reading.Name, reading.Rows, read, [.. faults.Concat(reading.Hidden.Select(one => SourceFault.OfHidden(one.Sheet, one.Rows))).Select(SourceFaults.Keep)]), moment);
        problems.AddRange(SourceFaults.Problem(reading.Name, faults));
        return counts;
    }

    /// <summary>
    /// What a source said in a conflict that is over is read now, though the source is as it was: that is a reading of its own, with its receipt,
    /// and what was set aside for the conflict is no fault any more.
    /// </summary>
    private async Task<ObservationCounts> SettleAsync((long Id, string Name) source, IReadOnlyList<RememberedSaying> settled, PassResult pass, List<RememberedSaying> placed, RunMoment moment)
    {
        var (id, name) = source;
        var taken = pass.Taken.Where(one => one.Source == settled[0].Source).ToList();
        var stored = await OwnValueStore.StoreAsync(unit, catalogue, taken, moment.RunId, moment.Now);
        var counts = stored with { Unchanged = stored.Unchanged + settled.Count - taken.Count };
        var lifted = await LiftedFaults.OfAsync(unit, id, settled);
        placed.AddRange(lifted.Placed);
        await SourceStore.AddReadingAsync(unit, new MadeReading(id, name, settled.Count, counts, [.. lifted.Remaining.Select(SourceFaults.Keep)]), moment);
        if (problems.RemoveAll(problem => problem.Type == ProblemTypes.SourceFault && problem.Subject.StartsWith(SourceFaults.SubjectOf(name), StringComparison.Ordinal)) > 0)
        {
            problems.AddRange(SourceFaults.Problem(name, lifted.Remaining));
        }

        return counts;
    }

    /// <summary>What was set aside of an indicator whose values may have to be hidden is reported by its cell and reason alone.</summary>
    private SourceFault Told(SourceFault fault) =>
        catalogue.Indicators.FirstOrDefault(one => one.Id == fault.IndicatorId) is { } indicator && SmallNumbers.MayHide(indicator) ? fault with { Text = "" } : fault;

    /// <summary>What a source is called where values tell where they come from.</summary>
    private static string KeyOf(StoredSource source) => source.Kind == SourceKinds.Query ? $"fråga {source.Name}" : source.Name;

    private static string KeyOf(SourceContent content) => content.IsFile ? StoredText.Cut(content.Name, 400) : $"fråga {content.Name}";

    private string KeyOf(long id) => numbers.First(pair => pair.Value == id).Key;
}
