using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Foundation.Telemetry;

namespace IndicatorSync.Worker.Kolada;

/// <summary>
/// The items of one data request, all its pages, as they came: put to their KPI and area and counted into its fingerprint, before
/// anything is made of them. Most nights nothing need be.
/// </summary>
internal sealed class AnswerItems
{
    /// <summary>Another version of the program may read the same bytes in another way: it compares everything once.</summary>
    private static readonly long Seed = (long)XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(Tracing.Version));

    /// <summary>Of a unit; those of KPIs and other areas are shorter.</summary>
    private const int LongestId = 16;

    /// <summary>Bodies that are named of one pair: a pair has a row a year, so one that comes on more pages is no answer of Kolada's.</summary>
    private const int MostBodies = 60;

    private readonly IReadOnlyList<KpiId> kpis;
    private readonly IReadOnlyList<AreaId> areas;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> kpiPlaces;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> areaPlaces;
    private readonly byte[] areaField;
    private readonly Fingerprint[] fingerprints;
    private readonly List<(ReadOnlyMemory<byte> Json, int Pair, int Page)> items = [];
    private readonly List<string> bodies = [];
    private readonly (string? Hash, int Page)[] standsIn;
    private int page = 1;
    private bool strayed;

    /// <param name="kpis">Those asked for.</param>
    /// <param name="areas">Those asked for.</param>
    /// <param name="areaField"><c>municipality</c> or <c>ou</c>.</param>
    public AnswerItems(IReadOnlyList<KpiId> kpis, IReadOnlyList<AreaId> areas, string areaField)
    {
        (this.kpis, this.areas, this.areaField) = (kpis, areas, Encoding.ASCII.GetBytes(areaField));
        kpiPlaces = kpis.Select((kpi, place) => (kpi.Value, place)).ToDictionary().GetAlternateLookup<ReadOnlySpan<char>>();
        areaPlaces = areas.Select((area, place) => (area.Value, place)).ToDictionary().GetAlternateLookup<ReadOnlySpan<char>>();
        fingerprints = new Fingerprint[kpis.Count * areas.Count];
        standsIn = new (string?, int)[fingerprints.Length];
    }

    /// <summary>What follows is on this page.</summary>
    /// <param name="number">1-based.</param>
    /// <param name="envelope">Of the page.</param>
    public void TurnTo(int number, Envelope envelope)
    {
        page = number;
        bodies.Add(envelope.Hash);
        items.EnsureCapacity(items.Count + envelope.Items.Count);
    }

    public void Add(ReadOnlyMemory<byte> json)
    {
        var pair = PairOf(json.Span);
        strayed |= pair < 0;
        if (pair >= 0)
        {
            fingerprints[pair] = fingerprints[pair].With(Hash(json.Span));
            if (standsIn[pair].Page < page)
            {
                standsIn[pair] = (Joined(standsIn[pair].Hash, bodies.LastOrDefault()), page);
            }
        }

        items.Add((json, pair, page));
    }

    /// <summary>
    /// Divides the request: what is the same as before, and the rest, which is a whole table of KPIs and areas so that it can be
    /// compared in one question. With an item that belongs nowhere, everything is the rest.
    /// </summary>
    public DividedAnswer Divide(KnownAnswers known)
    {
        var same = new KnownAnswer?[fingerprints.Length];
        for (var pair = 0; pair < same.Length && !strayed; pair++)
        {
            same[pair] = known.SameAs(kpis[pair / areas.Count], areas[pair % areas.Count], fingerprints[pair]);
        }

        var changed = Enumerable.Range(0, same.Length).Where(pair => same[pair] is null).ToList();
        var rows = changed.Select(pair => pair / areas.Count).ToHashSet();
        var columns = changed.Select(pair => pair % areas.Count).ToHashSet();
        bool IsRest(int pair) => pair < 0 || (rows.Contains(pair / areas.Count) && columns.Contains(pair % areas.Count));
        return new DividedAnswer(
            [.. same.Where((answer, pair) => answer is not null && !IsRest(pair)).Select(answer => answer!.Value)],
            [.. items.Where(item => IsRest(item.Pair)).Select(item => (item.Json, item.Page))],
            strayed ? [] : Enumerable.Range(0, same.Length).Where(IsRest).ToDictionary(pair => (kpis[pair / areas.Count], areas[pair % areas.Count]), pair => fingerprints[pair]));
    }

    /// <summary>
    /// The hash of the body that each pair was in; of all its pages with a space between them where they were more. A pair that the
    /// answer does not mention rests on the whole of it.
    /// </summary>
    public IReadOnlyDictionary<(KpiId, AreaId), string> Bodies()
    {
        var whole = bodies.Distinct().Take(MostBodies).Aggregate((string?)null, Joined) ?? "";
        return Enumerable.Range(0, standsIn.Length).ToDictionary(pair => (kpis[pair / areas.Count], areas[pair % areas.Count]), pair => standsIn[pair].Hash ?? whole);
    }

    private static string? Joined(string? before, string? hash) =>
        before is null ? hash : hash is null || before.Length / (hash.Length + 1) >= MostBodies - 1 ? before : $"{before} {hash}";

    private static UInt128 Hash(ReadOnlySpan<byte> json)
    {
        Span<byte> hash = stackalloc byte[16];
        XxHash128.Hash(json, hash, Seed);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <summary>-1 where the item does not say plainly which KPI and area it is about.</summary>
    private int PairOf(ReadOnlySpan<byte> json)
    {
        int kpi = -1, area = -1, named = 0;
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return -1;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // A name with escapes may be one of ours in another spelling: such an item is read in full.
            if (reader.ValueIsEscaped)
            {
                return -1;
            }

            var isKpi = reader.ValueTextEquals("kpi"u8);
            var isArea = !isKpi && reader.ValueTextEquals(areaField);
            reader.Read();
            if (isKpi)
            {
                (kpi, named) = (Place(reader, kpiPlaces), named + 1);
            }
            else if (isArea)
            {
                (area, named) = (Place(reader, areaPlaces), named + 1);
            }

            reader.Skip();
        }

        return named == 2 && kpi >= 0 && area >= 0 ? (kpi * areas.Count) + area : -1;
    }

    private static int Place(in Utf8JsonReader reader, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> places)
    {
        Span<char> id = stackalloc char[LongestId];
        return reader is { TokenType: JsonTokenType.String, ValueIsEscaped: false } && reader.ValueSpan.Length <= id.Length
            && Encoding.UTF8.TryGetChars(reader.ValueSpan, id, out var length) && places.TryGetValue(id[..length], out var place) ? place : -1;
    }
}

/// <summary>A request's answer, divided into what came before and what has to be read.</summary>
/// <param name="Same">Pairs that are answered with what is stored.</param>
/// <param name="Rest">The items to read, in the order they came, each with its page (1-based).</param>
/// <param name="Fingerprints">Of the pairs to read; empty when an item could not be put to a pair.</param>
internal sealed record DividedAnswer(
    IReadOnlyList<KnownAnswer> Same, IReadOnlyList<(ReadOnlyMemory<byte> Json, int Page)> Rest, IReadOnlyDictionary<(KpiId, AreaId), Fingerprint> Fingerprints);
