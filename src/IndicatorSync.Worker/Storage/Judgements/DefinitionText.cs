using System.Text.Json;
using System.Text.Json.Serialization;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>
/// The definition a judgement was made by, kept beside it as JSON: the words of the bands, not what was made of them, so that a
/// newer program reads them by its own rules.
/// </summary>
internal static partial class DefinitionText
{
    private const string Higher = "higher";
    private const string Lower = "lower";

    public static string Write(JudgedDefinition definition) => JsonSerializer.Serialize(
        new Stored
        {
            Kpi = definition.Kpi?.Value,
            Area = definition.Area.Value,
            Rounded = definition.Rule == ReadingRule.Rounded,
            StaleAfter = definition.StaleAfterYears,
            Breaks = [.. definition.SeriesBreaks],
            Faulty = definition.Bands.Faulty,
            Unit = definition.Unit,
            Frequency = definition.Frequency.Equals(MeasurementFrequency.Yearly) ? null : [.. definition.Frequency.Ways.Select(way => way.ToString())],
            StartYear = definition.Frequency.StartYear,
            Decimals = definition.PrintedDecimals,
            Bands = [.. definition.Bands.Entries.Select(entry => new StoredEntry(entry.FromYear, entry.ToYear, entry.Gender?.Code(), entry.Green, entry.Yellow, entry.Reading.Band is not null, DirectionOf(entry.Stated), entry.Reading.IsQualitative))],
        },
        Json.Default.Stored);

    /// <param name="text">As <see cref="Write"/> wrote it.</param>
    /// <param name="gender">The gender judged.</param>
    /// <param name="key">A <see cref="RowKey"/>: names the series where it is not Kolada's.</param>
    public static JudgedDefinition Read(string text, Gender gender, string key)
    {
        var stored = JsonSerializer.Deserialize(text, Json.Default.Stored)!;
        var indicatorId = RowKey.IdOf(key);
        return new JudgedDefinition(
            stored.Bands.Any(entry => entry.Qualitative) ? MeasureId.OfJudgements(indicatorId) : stored.Kpi is { } kpi ? KpiId.Parse(kpi) : MeasureId.OfIndicator(indicatorId),
            AreaId.Parse(stored.Area),
            gender,
            stored.Rounded ? ReadingRule.Rounded : ReadingRule.Continuous,
            new BandSet([.. stored.Bands.Select(entry => Entry(entry, stored.Unit))], stored.Faulty),
            stored.Breaks,
            stored.StaleAfter,
            stored.Unit)
        {
            Frequency = stored.Frequency is { } ways ? new MeasurementFrequency([.. ways.Select(Enum.Parse<Measured>)], stored.StartYear) : MeasurementFrequency.Yearly,
            OwnUnit = RowKey.UnitOf(key),
            PrintedDecimals = stored.Decimals,
        };
    }

    private static BandEntry Entry(StoredEntry entry, string? unit) => new(
        entry.From,
        entry.To,
        entry.Gender is { } gender ? GenderCodes.Of(gender) : null,
        entry.Green,
        entry.Yellow,
        Line: 0,
        entry.Qualitative ? BandReading.Qualitative : entry.Valid ? BandReader.Read(entry.Green, entry.Yellow, unit, DirectionOf(entry.Direction)) : new BandReading(null, []))
    {
        Stated = DirectionOf(entry.Direction),
    };

    private static string? DirectionOf(Direction? stated) => stated switch
    {
        Direction.HigherIsBetter => Higher,
        Direction.LowerIsBetter => Lower,
        _ => null,
    };

    private static Direction? DirectionOf(string? stored) => stored switch
    {
        Higher => Direction.HigherIsBetter,
        Lower => Direction.LowerIsBetter,
        null => null,
        _ => throw new FormatException($"'{stored}' is no direction"),
    };

    private sealed record Stored
    {
        public string? Kpi { get; init; }

        public required string Area { get; init; }

        public bool Rounded { get; init; }

        public int StaleAfter { get; init; }

        public required int[] Breaks { get; init; }

        public bool Faulty { get; init; }

        public string? Unit { get; init; }

        public string[]? Frequency { get; init; }

        public int? StartYear { get; init; }

        /// <summary><c>decimaler</c>.</summary>
        public int? Decimals { get; init; }

        public required StoredEntry[] Bands { get; init; }
    }

    private sealed record StoredEntry(int? From, int? To, string? Gender, string? Green, string? Yellow, bool Valid, string? Direction, bool Qualitative);

    [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
    [JsonSerializable(typeof(Stored))]
    private sealed partial class Json : JsonSerializerContext;
}
