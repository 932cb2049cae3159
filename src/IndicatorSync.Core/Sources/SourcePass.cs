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
    /// <summary>
    /// The sheet, null for a file without sheets, and the cell (<c>C12</c>) where the source said what was last taken of it: what is set aside
    /// does not take its place. Null where nothing was taken, and where it comes from no file.
    /// </summary>
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
/// <param name="Forgotten">Contested sayings of which nothing was ever taken, whose source is gone or no longer says anything of the key.</param>
public sealed record PassResult(
    IReadOnlyList<(string Source, OwnStatement Statement)> Taken,
    IReadOnlyList<Conflict> Conflicts,
    IReadOnlyList<RememberedSaying> Remembered,
    IReadOnlyList<RememberedSaying> Forgotten)
{
    /// <summary>Sayings that were set aside by an earlier pass and hold now, though their source was not read in this one.</summary>
    public IReadOnlyList<RememberedSaying> Settled { get; init; } = [];
}

/// <summary>
/// Decides which statements of a pass over the changed sources hold (docs/contract.md 1.9). A source answers for a key only where it says
/// something else than it last said itself, and the later pass wins. Two values for one key within a pass are both set aside; from then on
/// the key is contested. That ends when a source says something new of it in a later pass, or when the sources that still mention it say
/// the same. A source that is gone, or no longer mentions the key, has no voice.
/// </summary>
public static class SourcePass
{
    /// <summary>Why a statement is set aside.</summary>
    public const string Reason = "två värden för samma indikator, kön och period: inget av dem läses in";

    /// <param name="read">The sources that were read in this pass, each once.</param>
    /// <param name="memory">Everything that any source is remembered to have said.</param>
    /// <param name="gone">The sources in <paramref name="memory"/> that are no longer there.</param>
    public static PassResult Decide(IReadOnlyList<SourceSays> read, IReadOnlyCollection<RememberedSaying> memory, IReadOnlySet<string> gone)
    {
        var result = new PassBuilder([.. read.Select(one => one.Source)], gone);
        var before = memory.ToLookup(one => one.Key);
        var now = read.SelectMany(one => one.Statements.Select(statement => new Voice(one.Source, statement))).ToLookup(one => one.Statement.Key);
        var contested = memory.Where(one => one.InConflict && (result.WasRead(one.Source) || gone.Contains(one.Source))).Select(one => one.Key);
        foreach (var key in now.Select(group => group.Key).Concat(contested).Distinct())
        {
            result.Decide(now[key] as IReadOnlyList<Voice> ?? [.. now[key]], before.Contains(key) ? [.. before[key]] : []);
        }

        return result.Build();
    }

    private readonly record struct Voice(string Source, OwnStatement Statement);

    private sealed class PassBuilder(HashSet<string> sources, IReadOnlySet<string> gone)
    {
        private readonly List<(string, OwnStatement)> taken = [];
        private readonly List<Conflict> conflicts = [];
        private readonly List<RememberedSaying> remembered = [];
        private readonly List<RememberedSaying> forgotten = [];
        private readonly List<RememberedSaying> settled = [];

        public bool WasRead(string source) => sources.Contains(source);

        public PassResult Build() => new(taken, conflicts, remembered, forgotten) { Settled = settled };

        public void Decide(IReadOnlyList<Voice> now, IReadOnlyList<RememberedSaying> before)
        {
            // Nearly all of a file that is new: one voice, and nothing remembered.
            if (before.Count == 0 && now is [var only])
            {
                taken.Add((only.Source, only.Statement));
                remembered.Add(Remember(only, null, inConflict: false));
                return;
            }

            var last = before.ToDictionary(one => one.Source);
            var said = now.ToLookup(voice => voice.Source);
            var absent = before.Where(one => one.InConflict && !WasRead(one.Source) && !gone.Contains(one.Source)).ToList();
            List<Voice> voices = [.. said.Where(source => Speaks(source, last.GetValueOrDefault(source.Key))).SelectMany(source => source)];
            if (voices.Count == 0)
            {
                // Nothing new is said: what was contested is settled where those that still say it agree.
                voices = [.. absent.Select(AsVoice), .. now.Where(voice => last[voice.Source].InConflict)];
            }

            var agree = voices.Select(voice => voice.Statement.Value).Distinct().Count() <= 1;
            if (agree && voices.Count > 0)
            {
                Take(voices[^1], absent);
            }

            conflicts.AddRange((agree ? [] : voices.Where(voice => WasRead(voice.Source))).Select(voice => new Conflict(voice.Source, voice.Statement, Reason)));
            var contested = agree ? [] : voices.Select(voice => voice.Source).ToHashSet();
            remembered.AddRange(said.Select(source => Remember(
                source.Last(), last.GetValueOrDefault(source.Key), !agree && (contested.Contains(source.Key) || last.GetValueOrDefault(source.Key)?.InConflict == true))));
            Forget([.. before.Where(one => one.InConflict && (gone.Contains(one.Source) || (WasRead(one.Source) && !said.Contains(one.Source))))]);
        }

        /// <summary>Nobody contests it any more.</summary>
        private void Take(Voice voice, List<RememberedSaying> absent)
        {
            taken.Add((voice.Source, voice.Statement));
            remembered.AddRange(absent.Select(one => one with { InConflict = false }));
            settled.AddRange(absent.Where(one => one.Value == voice.Statement.Value));
        }

        /// <summary>Where something of it was taken before, that is what values may still rest on: the cell stays known.</summary>
        private void Forget(IReadOnlyList<RememberedSaying> silent)
        {
            forgotten.AddRange(silent.Where(one => one.Place is null));
            remembered.AddRange(silent.Where(one => one.Place is not null).Select(one => one with { InConflict = false }));
        }

        /// <summary>A source that says two things of a key says something else than the one it is remembered by.</summary>
        private static bool Speaks(IEnumerable<Voice> said, RememberedSaying? last) =>
            last is null || said.Any(voice =>
                last.Value != voice.Statement.Value || last.Decimals != voice.Statement.Decimals || last.IsPreliminary != voice.Statement.IsPreliminary);

        private static Voice AsVoice(RememberedSaying one) => new(one.Source, new OwnStatement(one.Key, one.Value, one.Decimals, one.IsPreliminary, null, null));

        private static RememberedSaying Remember(Voice voice, RememberedSaying? last, bool inConflict) =>
            new(voice.Source, voice.Statement.Key, voice.Statement.Value, voice.Statement.Decimals, voice.Statement.IsPreliminary, inConflict)
            {
                Place = inConflict ? last?.Place : voice.Statement.Place is { } place ? (place.Sheet, place.Reference) : null,
            };
    }
}
