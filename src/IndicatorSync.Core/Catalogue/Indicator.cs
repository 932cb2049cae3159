using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Catalogue;

/// <summary>What an alarm is mailed for (<c>larma vid</c>).</summary>
public enum AlertLevel
{
    /// <summary><c>röd</c>.</summary>
    Red,

    /// <summary><c>gul</c>: yellow as well.</summary>
    Yellow,

    /// <summary><c>säkerställd röd</c>: a red within the source's own margin is not mailed until it is sure.</summary>
    CertainRed,
}

/// <summary>One indicator of the plan as the catalogue defines it, defaults filled in.</summary>
public sealed record Indicator
{
    /// <summary>1-based place in the catalogue.</summary>
    public required int Ordinal { get; init; }

    /// <summary>A slug; of one of the own units (<see cref="Rows"/>) it is a <see cref="RowKey"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The id in the catalogue, whichever unit this is.</summary>
    public string PlanId => RowKey.IdOf(Id);

    /// <summary>The own unit that this is a row of; empty for the total.</summary>
    public string OwnUnit => RowKey.UnitOf(Id);

    public required string Name { get; init; }

    /// <summary><c>kortnamn</c>, or the name cut at 40 characters.</summary>
    public required string ShortName { get; init; }

    /// <summary>Null when <see cref="IsFromKolada"/> is false.</summary>
    public KpiId? Kpi { get; init; }

    /// <summary><c>källa</c>: <c>kolada</c> or free text.</summary>
    public string Source { get; init; } = "kolada";

    public bool IsFromKolada => !IsQualitative && string.Equals(Source, "kolada", StringComparison.OrdinalIgnoreCase);

    /// <summary>The target is words (<c>kvalitativt mål</c>): a person sets the colour.</summary>
    public bool IsQualitative => Bands.Entries.Any(entry => entry.Reading.IsQualitative);

    /// <summary>What its stored values are values of.</summary>
    public MeasureId Measure => IsQualitative ? MeasureId.OfJudgements(PlanId) : IsFromKolada && Kpi is { } kpi ? MeasureId.Of(kpi) : MeasureId.OfIndicator(PlanId);

    /// <summary><c>hämtas från</c>: what the plan prints as source.</summary>
    public required string FetchedFrom { get; init; }

    /// <summary>The municipality or unit whose value is judged.</summary>
    public required AreaId Area { get; init; }

    /// <summary>The genders judged one by one, never <see cref="Gender.Gap"/>; at least one unless only the gap is judged.</summary>
    public required IReadOnlyList<Gender> Genders { get; init; }

    /// <summary><c>könsgap</c>: the band for the absolute difference between K and M, judged as <see cref="Gender.Gap"/>.</summary>
    public BandEntry? GenderGap { get; init; }

    public string? BusinessArea { get; init; }

    public string? OverarchingGoal { get; init; }

    /// <summary>The goal of the plan's tree that it measures: <c>mål</c>, else the one that <c>övergripande mål</c> names.</summary>
    public string? GoalId { get; init; }

    public string? Responsible { get; init; }

    public string? Footnote { get; init; }

    /// <summary><c>kontakt</c> of the indicator, else of its <c>verksamhetsområde</c>, else of the plan: whom to ask, and who acknowledges.</summary>
    public Contact? Contact { get; init; }

    /// <summary><c>måttenhet</c>; null for the tail of Kolada's title.</summary>
    public string? Unit { get; init; }

    public int? Decimals { get; init; }

    public required BandSet Bands { get; init; }

    public required ReadingRule Rule { get; init; }

    /// <summary>Areas fetched and shown beside our own value (<c>jämför</c>).</summary>
    public IReadOnlyList<AreaId> Compare { get; init; } = [];

    /// <summary>Years at which the series breaks: the year named and later ones are not compared with earlier ones.</summary>
    public IReadOnlyList<int> SeriesBreaks { get; init; } = [];

    /// <summary><c>inaktuellt efter</c>, calendar years.</summary>
    public int StaleAfterYears { get; init; } = 3;

    /// <summary><c>publiceras</c>, as written.</summary>
    public string? Publishes { get; init; }

    /// <summary>Addresses of the groups in <c>larm</c> (or the default group), each once.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary><c>larma vid</c>.</summary>
    public AlertLevel AlertsOn { get; init; }

    public bool AlertOnYellow => AlertsOn == AlertLevel.Yellow;

    /// <summary><c>tystat till</c>: no mail up to and including this day.</summary>
    public DateOnly? MutedUntil { get; init; }

    public string? MuteReason { get; init; }

    /// <summary>The indicator's own, else the plan's; null: nobody is told of it.</summary>
    public Escalation? Escalation { get; init; }

    /// <summary><c>landet: ja</c>: keep this KPI for every municipality.</summary>
    public bool WholeCountry { get; init; }

    /// <summary><c>mätfrekvens</c>: the periods that are judged.</summary>
    public MeasurementFrequency Frequency { get; init; } = MeasurementFrequency.Yearly;

    /// <summary><c>ackumulerat: ja</c>: each value counts from the beginning of its year.</summary>
    public bool IsAccumulated { get; init; }

    /// <summary><c>lämnas senast</c>: when a period's value should be there; null when nothing is expected.</summary>
    public DeliveryDeadline? Deadline { get; init; }

    /// <summary><c>uppgiftslämnare</c>: addresses of those who are asked for the number, each once.</summary>
    public IReadOnlyList<string> Reporters { get; init; } = [];

    /// <summary><c>rimligt</c>: a value outside is set aside when it is read; null for no limit.</summary>
    public PlausibleRange? Plausible { get; init; }

    /// <summary><c>enheter</c>: the municipality's own units, judged beside the total.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary><c>antal personer</c>: what the values rest on; null where the catalogue does not say.</summary>
    public PersonCount? Persons { get; init; }

    /// <summary><c>dölj under</c>, the indicator's own or the plan's: values that count or rest on fewer are hidden; 0 hides none.</summary>
    public int HideBelow { get; init; }

    /// <summary>Of a row of an own unit: all own units of the indicator, itself among them; else none.</summary>
    public IReadOnlyList<string> Siblings { get; init; } = [];

    /// <summary>What is judged one by one: the total, then each own unit by the same definition (docs/contract.md 1.9).</summary>
    public IEnumerable<Indicator> Rows => Units.Select(unit => this with { Id = RowKey.Of(Id, unit), Units = [], Siblings = Units }).Prepend(this);

    /// <summary>The plan that it is in; null where the catalogue is one file.</summary>
    public PlanHead? Plan { get; init; }

    /// <summary>Where a line of its is: <c>rad 12</c>, or in a folder <c>norsjo.yaml rad 12</c>.</summary>
    public string Where(int line) => FormattableString.Invariant($"{(Plan?.File is { } file ? $"{file} " : "")}rad {line}");

    /// <summary>1-based line of the indicator in its file.</summary>
    public int Line { get; init; }

    /// <summary>The same, with phrases that end in this unit readable; itself where that changes none.</summary>
    public Indicator WithUnit(string? unit)
    {
        var (bands, gap) = (Bands.WithUnit(unit), GenderGap?.WithUnit(unit));
        return ReferenceEquals(bands, Bands) && ReferenceEquals(gap, GenderGap) ? this : this with { Bands = bands, GenderGap = gap };
    }

    /// <summary>The genders judged, the gap last.</summary>
    public IEnumerable<Gender> JudgedGenders => GenderGap is null ? Genders : Genders.Append(Gender.Gap);
}
