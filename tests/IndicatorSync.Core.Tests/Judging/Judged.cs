using System.Collections.Concurrent;
using System.Globalization;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Judging;

/// <summary>Inputs of a judgement, said short: <c>"2024 60, 2025 -"</c>; <c>-</c> is a null, <c>~60</c> a struck 60.</summary>
internal static class Judged
{
    public static readonly KpiId Kpi = KpiId.Parse("U23471");
    public static readonly AreaId Norsjo = AreaId.Parse("2417");
    public static readonly DateOnly Today = new(2026, 10, 5);

    /// <summary>Tens of thousands of stories are told with a dozen phrases.</summary>
    private static readonly ConcurrentDictionary<(string? Green, string? Yellow), BandReading> Readings = new();

    public static JudgedDefinition Definition(string? green = "82 eller högre", string? yellow = "74–81", ReadingRule rule = ReadingRule.Continuous, int staleAfter = 3) =>
        new(Kpi, Norsjo, Gender.T, rule, BandsOf((null, null, green, yellow)), [], staleAfter, null);

    public static BandSet BandsOf(params (int? From, int? To, string? Green, string? Yellow)[] entries) =>
        new([.. entries.Select(entry => new BandEntry(entry.From, entry.To, null, entry.Green, entry.Yellow, 1, Readings.GetOrAdd((entry.Green, entry.Yellow), words => BandReader.Read(words.Green, words.Yellow))))]);

    public static JudgeInput Input(string own, JudgedDefinition? definition = null, string? riket = null, SourceState source = SourceState.Fetched, DateOnly? today = null) =>
        new(definition ?? Definition(), Series(own), new Dictionary<AreaId, Series> { [AreaId.Riket] = Series(riket ?? "") }, source, today ?? Today);

    public static Series Series(string points) => new(points
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(point => point.Split(' '))
        .Select(parts => new SeriesPoint(Period.OfYear(int.Parse(parts[0], CultureInfo.InvariantCulture)), Number(parts[1]), Number(parts[1].TrimStart('~')))));

    /// <summary><c>red value 2025 60</c>.</summary>
    public static string Said(Judgement judged) => string.Join(' ', new object?[]
    {
        judged.Colour.Code(), judged.Basis.Code(), judged.Period, judged.Value,
    }.Where(part => part is not null));

    private static decimal? Number(string text) => text[0] is '-' or '~' ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
