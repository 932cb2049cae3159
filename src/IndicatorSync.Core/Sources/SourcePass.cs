namespace IndicatorSync.Core.Sources;

/// <summary>What a source said of a key when it was last read.</summary>
/// <param name="Source">The source's key: a file's path, a query's name, or the way a person reported.</param>
/// <param name="Key">What it spoke of.</param>
/// <param name="Value">Null when it took the value back.</param>
/// <param name="Decimals">How many decimals the number was given with.</param>
/// <param name="IsPreliminary">The source said that the value may still change.</param>
/// <param name="InConflict">Another source said something else in the same pass, and neither was taken.</param>
public sealed record RememberedSaying(string Source, OwnKey Key, decimal? Value, int Decimals, bool IsPreliminary, bool InConflict)
{
    /// <summary>The sheet, null for a file without sheets, and the cell (<c>C12</c>) that says it; null where it comes from no file.</summary>
    public (string? Sheet, string Cell)? Place { get; init; }
}

/// <summary>All that one source says now.</summary>
/// <param name="Source">See <see cref="RememberedSaying.Source"/>.</param>
/// <param name="Statements">In its own order; a key may occur more than once.</param>
public sealed record SourceSays(string Source, IReadOnlyList<OwnStatement> Statements);

/// <summary>A statement that was not taken, since another one says something else.</summary>
public sealed record Conflict(string Source, OwnStatement Statement, string Reason);

/// <summary>The result of a pass over the sources.</summary>
/// <param name="Taken">The statements that hold, at most one per key, each with its source.</param>
/// <param name="Conflicts">Those set aside; what is stored for their keys remains.</param>
/// <param name="Remembered">What is to be remembered from now on, beside or instead of what was.</param>
/// <param name="Forgotten">Contested sayings whose source no longer says anything of the key.</param>
public sealed record PassResult(
    IReadOnlyList<(string Source, OwnStatement Statement)> Taken,
    IReadOnlyList<Conflict> Conflicts,
    IReadOnlyList<RememberedSaying> Remembered,
    IReadOnlyList<RememberedSaying> Forgotten);

/// <summary>
/// Decides which statements of a pass over the changed sources hold (docs/contract.md 1.9). A source answers for a key only where it says
/// something else than it last said itself, and the later pass wins. Two values for one key within a pass are both set aside; from then on
/// the key is contested, and is settled when all sources that mention it say the same.
/// </summary>
public static class SourcePass
{
    private const string Reason = "två värden för samma indikator, kön och period: inget av dem läses in";

    /// <param name="read">The sources that were read in this pass, each once.</param>
    /// <param name="memory">Everything that any source is remembered to have said.</param>
    public static PassResult Decide(IReadOnlyList<SourceSays> read, IReadOnlyCollection<RememberedSaying> memory)
    {
        var result = new PassBuilder([.. read.Select(one => one.Source)]);
        var before = memory.ToLookup(one => one.Key);
        var now = read.SelectMany(one => one.Statements.Select(statement => new Voice(one.Source, statement))).ToLookup(one => one.Statement.Key);
        var contested = memory.Where(one => one.InConflict && result.WasRead(one.Source)).Select(one => one.Key);
        foreach (var key in now.Select(group => group.Key).Concat(contested).Distinct())
        {
            result.Decide(now[key] as IReadOnlyList<Voice> ?? [.. now[key]], before.Contains(key) ? [.. before[key]] : []);
        }

        return result.Build();
    }

    private readonly record struct Voice(string Source, OwnStatement Statement);

    private sealed class PassBuilder(HashSet<string> sources)
    {
        private readonly List<(string, OwnStatement)> taken = [];
        private readonly List<Conflict> conflicts = [];
        private readonly List<RememberedSaying> remembered = [];
        private readonly List<RememberedSaying> forgotten = [];

        public bool WasRead(string source) => sources.Contains(source);

        public PassResult Build() => new(taken, conflicts, remembered, forgotten);

        public void Decide(IReadOnlyList<Voice> now, IReadOnlyList<RememberedSaying> before)
        {
            // Nearly all of a file that is new: one voice, and nothing remembered.
            if (before.Count == 0 && now is [var only])
            {
                taken.Add((only.Source, only.Statement));
                remembered.Add(Remember(only, inConflict: false));
                return;
            }

            var isContested = before.Any(one => one.InConflict);
            var absent = isContested ? before.Where(one => one.InConflict && !WasRead(one.Source)).ToList() : [];
            var voices = isContested
                ? [.. absent.Select(AsVoice), .. now]
                : now.Where(voice => Speaks(voice, before.FirstOrDefault(one => one.Source == voice.Source))).ToList();
            var agree = voices.Select(voice => voice.Statement.Value).Distinct().Count() <= 1;
            if (agree && voices.Count > 0)
            {
                taken.Add((voices[^1].Source, voices[^1].Statement));
            }

            conflicts.AddRange((agree ? [] : voices.Where(voice => WasRead(voice.Source))).Select(voice => new Conflict(voice.Source, voice.Statement, Reason)));
            remembered.AddRange(now.GroupBy(voice => voice.Source).Select(said => said.Last()).Select(voice => Remember(voice, inConflict: !agree)));
            remembered.AddRange((agree ? absent : []).Select(one => one with { InConflict = false }));
            forgotten.AddRange(before.Where(one => one.InConflict && WasRead(one.Source) && now.All(voice => voice.Source != one.Source)));
        }

        private static bool Speaks(Voice voice, RememberedSaying? last) =>
            last is null
            || last.Value != voice.Statement.Value
            || last.Decimals != voice.Statement.Decimals
            || last.IsPreliminary != voice.Statement.IsPreliminary;

        private static Voice AsVoice(RememberedSaying one) => new(one.Source, new OwnStatement(one.Key, one.Value, one.Decimals, one.IsPreliminary, null, null));

        private static RememberedSaying Remember(Voice voice, bool inConflict) =>
            new(voice.Source, voice.Statement.Key, voice.Statement.Value, voice.Statement.Decimals, voice.Statement.IsPreliminary, inConflict)
            {
                Place = voice.Statement.Place is { } place ? (place.Sheet, place.Reference) : null,
            };
    }
}
