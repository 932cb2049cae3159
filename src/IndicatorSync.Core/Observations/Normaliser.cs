using System.Globalization;
using System.Text;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Observations;

/// <summary>
/// Collects what one request brought, over all its pages: items become observations, or are rejected with their raw text. What was
/// not asked for is rejected too: an API that leaves out a filter must not fill the store.
/// </summary>
public sealed class Normaliser
{
    /// <summary>More faulty items than this share of a request mean that the contract is broken, not the item.</summary>
    public const decimal FaultyShare = 0.05m;

    private const int MaxRaw = 2_000;
    private const int MaxStatus = 50;

    private readonly Dictionary<string, KpiId>? kpis;
    private readonly Dictionary<string, AreaId>? areas;
    private readonly HashSet<int>? years;
    private readonly bool passesOverOthers;
    private readonly Dictionary<ObservationKey, (Observation Observation, int Page)> observations = [];
    private readonly Dictionary<ObservationKey, int> contradicted = [];
    private readonly List<RejectedItem> rejected = [];
    private int page = 1;

    /// <param name="kpis">Those asked for.</param>
    /// <param name="areas">Those asked for.</param>
    public Normaliser(IReadOnlyList<KpiId> kpis, IReadOnlyList<AreaId> areas)
    {
        this.kpis = kpis.ToDictionary(kpi => kpi.Value);
        this.areas = areas.ToDictionary(area => area.Value);
    }

    /// <summary>Every municipality is asked for; groups and regions may come along and are passed over.</summary>
    public Normaliser(KpiId kpi, IEnumerable<int> years) => (kpis, this.years, passesOverOthers) = (new() { [kpi.Value] = kpi }, years.ToHashSet(), true);

    /// <summary>A part of a mirror: what it does not name may be any.</summary>
    public Normaliser(MirrorRequest request)
    {
        kpis = request.Kpis.Count == 0 ? null : request.Kpis.ToDictionary(kpi => kpi.Value);
        areas = request.Areas.Count == 0 ? null : request.Areas.ToDictionary(area => area.Value);
        years = request.Years.Count == 0 ? null : request.Years.ToHashSet();
        passesOverOthers = request.RegionType is not null;
    }

    public int Items { get; private set; }

    public int FaultyItems { get; private set; }

    public bool TooManyFaults => FaultyItems > Items * FaultyShare;

    /// <summary>
    /// A value came that an earlier page had. Pages divide the rows between them, so a server that sends one twice has most likely
    /// left another out: what is missing from such an answer is not known to be gone.
    /// </summary>
    public bool RepeatsEarlierPage { get; private set; }

    /// <summary>What follows is on this page of the answer (1-based).</summary>
    public void TurnTo(int number) => page = number;

    public void Add(RawItem item)
    {
        if (passesOverOthers && AreaId.TryParse(item.Area, out var other) && other.Kind != AreaKind.Municipality)
        {
            return;
        }

        var before = rejected.Count;
        Items++;
        Read(item);
        if (rejected.Count > before)
        {
            FaultyItems++;
        }
    }

    /// <summary>Items that need not be read, since they are known from before: none of them was faulty then.</summary>
    /// <param name="count">How many.</param>
    public void PassOver(int count) => Items += count;

    public DataAnswer Answer() => new([.. observations.Values.Select(kept => kept.Observation)], rejected);

    private void Read(RawItem item)
    {
        if (item.DoubleKey is { } twice)
        {
            RejectWhole(item, $"'{Cut(twice, MaxStatus)}' stands twice in one object");
        }
        else if (!IsAskedFor(item.Kpi, out KpiId kpi))
        {
            RejectWhole(item, item.Kpi is null ? "kpi is missing" : $"kpi '{Cut(item.Kpi, MaxStatus)}' was not asked for");
        }
        else if (!IsAskedFor(item.Area, out AreaId area))
        {
            RejectWhole(item, item.Area is null ? "area is missing" : $"area '{Cut(item.Area, MaxStatus)}' was not asked for");
        }
        else if (!int.TryParse(item.Period, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || !Period.TryCreate(PeriodKind.Year, year, 1, out var period))
        {
            RejectWhole(item, "period is not a year");
        }
        else if (years?.Contains(year) == false)
        {
            RejectWhole(item, string.Create(CultureInfo.InvariantCulture, $"year {year} was not asked for"));
        }
        else if (item.Values is null)
        {
            RejectWhole(item, "values is not a list");
        }
        else
        {
            foreach (var value in item.Values)
            {
                Read(item, value, kpi, area, period);
            }
        }
    }

    private bool IsAskedFor(string? id, out KpiId kpi)
    {
        kpi = default;
        return id is not null && (kpis?.TryGetValue(id, out kpi) ?? KpiId.TryParse(id, out kpi));
    }

    private bool IsAskedFor(string? id, out AreaId area)
    {
        area = default;
        return id is not null && (areas?.TryGetValue(id, out area) ?? AreaId.TryParse(id, out area));
    }

    private void Read(RawItem item, RawValue raw, KpiId kpi, AreaId area, Period period)
    {
        if (!TryReadGender(raw.Gender, out var gender))
        {
            Reject(item, raw.Gender is null ? "gender is missing" : $"gender '{Cut(raw.Gender, MaxStatus)}' is not T, K or M");
        }
        else if (raw.IsDeleted is not (null or "null" or "true" or "false"))
        {
            Reject(item, "isdeleted is not true or false");
        }
        else if (raw.IsDeleted == "true")
        {
            Keep(item, new ObservationKey(kpi, area, gender, period), null, raw);
        }
        else if (raw.Value is null)
        {
            Reject(item, "value is missing");
        }
        else if (raw.Value == "null")
        {
            Keep(item, new ObservationKey(kpi, area, gender, period), null, raw);
        }
        else if (NormaliserNumber.TryRead(raw.Value, out var number))
        {
            Keep(item, new ObservationKey(kpi, area, gender, period), number, raw);
        }
        else
        {
            Reject(item, $"value {Cut(raw.Value, MaxStatus)} is not a number below 10^15");
        }
    }

    /// <summary>The same row twice is one; two that differ are neither, since nothing says which is right.</summary>
    private void Keep(RawItem item, ObservationKey key, decimal? value, RawValue raw)
    {
        var observation = new Observation(key, value, ForeignText.Line(raw.Status?.Trim() ?? "", MaxStatus), raw.Count, raw.IsDeleted == "true");
        if (contradicted.TryGetValue(key, out var onPage))
        {
            RepeatsEarlierPage |= onPage < page;
            Reject(item, $"a further value for {Name(key)}, which had two that differ");
        }
        else if (!observations.TryAdd(key, (observation, page)))
        {
            var (first, firstPage) = observations[key];
            RepeatsEarlierPage |= firstPage < page;
            if (first.Value == value && first.IsDeleted == observation.IsDeleted)
            {
                return;
            }

            observations.Remove(key);
            contradicted.Add(key, firstPage);
            Reject(item, $"two values for {Name(key)}: {Print(first)} and {Print(observation)}", values: 2);
        }
    }

    private void RejectWhole(RawItem item, string reason) => Reject(item, reason, Math.Max(1, item.Values?.Count ?? 1));

    private void Reject(RawItem item, string reason, int values = 1) => rejected.Add(new RejectedItem(
        KpiId.TryParse(item.Kpi, out var kpi) ? kpi : null,
        AreaId.TryParse(item.Area, out var area) ? area : null,
        values,
        ForeignText.Lines(Encoding.UTF8.GetString(item.Json.Span), MaxRaw),
        reason));

    /// <summary>The gap between K and M is ours, never Kolada's.</summary>
    private static bool TryReadGender(string? letter, out Gender gender) =>
        GenderCodes.TryParse(letter, out gender) && gender != Gender.Gap;

    private static string Name(ObservationKey key) =>
        string.Create(CultureInfo.InvariantCulture, $"{key.Measure} {key.Area} {key.Period} {key.Gender.Code()}");

    private static string Print(Observation observation) =>
        observation.IsDeleted ? "deleted" : observation.Value?.ToString(CultureInfo.InvariantCulture) ?? "null";

    private static string Cut(string text, int length) => ForeignText.Line(text, length);
}
