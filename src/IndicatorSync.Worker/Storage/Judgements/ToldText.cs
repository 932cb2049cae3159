using System.Text.Json;
using System.Text.Json.Serialization;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>
/// Judgements as addressees were told them, kept as JSON beside the one that is shown: the last, and while it has no colour the last that had one;
/// of each its definition, as <see cref="DefinitionText"/> writes it, and what it came to.
/// </summary>
internal static partial class ToldText
{
    /// <summary>Null where there is neither.</summary>
    /// <param name="told">What was told, while another is shown; null where it is the same.</param>
    /// <param name="coloured">What was told when it last had a colour, while it has none; null where it has one.</param>
    public static string? Write(PriorJudgement? told, PriorJudgement? coloured) => told is null && coloured is null ? null : JsonSerializer.Serialize(
        (told is null ? new Stored() : Of(told)) with { Coloured = coloured is null ? null : Of(coloured) },
        ToldJson.Default.Stored);

    private static Stored Of(PriorJudgement told) => new()
    {
        Definition = DefinitionText.Write(told.Definition),
        Mark = told.Mark,
        JudgedOn = told.JudgedOn,
        Source = told.Source,
        Colour = told.Judged.Colour.Code(),
        Basis = told.Judged.Basis.Code(),
        Year = told.Judged.Period?.Year,
        Part = told.Judged.Period?.Part,
        Value = told.Judged.Value,
        Compared = told.Judged.Compared,
        RuleSensitive = told.Judged.RuleSensitive,
        OtherRuleColour = told.Judged.OtherRuleColour.Code(),
        DistanceToGreen = told.Judged.DistanceToGreen,
        BeyondYellow = told.Judged.BeyondYellow,
        Since = told.Since,
        Cause = told.Cause?.Code(),
        Preliminary = told.Preliminary,
        Overdue = told.Overdue,
    };

    /// <param name="text">As <see cref="Write"/> wrote it.</param>
    /// <param name="gender">The gender judged.</param>
    /// <param name="indicatorId">Names the series where it is not Kolada's.</param>
    public static (PriorJudgement? Told, PriorJudgement? Coloured) Read(string text, Gender gender, string indicatorId)
    {
        var stored = JsonSerializer.Deserialize(text, ToldJson.Default.Stored)!;
        return (stored.Definition is null ? null : Of(stored, gender, indicatorId), stored.Coloured is { } coloured ? Of(coloured, gender, indicatorId) : null);
    }

    private static PriorJudgement Of(Stored stored, Gender gender, string indicatorId)
    {
        return new PriorJudgement(
            DefinitionText.Read(stored.Definition!, gender, indicatorId),
            stored.Mark,
            stored.JudgedOn,
            stored.Source,
            new Judgement(
                Codes.ColourOf(stored.Colour),
                Codes.BasisOf(stored.Basis),
                stored.Year is { } year ? Period.OfStored(year, stored.Part ?? "") : null,
                stored.Value,
                stored.Compared,
                stored.RuleSensitive,
                Codes.ColourOf(stored.OtherRuleColour),
                stored.DistanceToGreen,
                stored.BeyondYellow),
            stored.Since,
            stored.Cause is { } cause ? Codes.CauseOf(cause) : null,
            stored.Preliminary,
            stored.Overdue);
    }

    private sealed record Stored
    {
        /// <summary>Null where what is shown is what was told.</summary>
        public string? Definition { get; init; }

        public long Mark { get; init; }

        public DateOnly JudgedOn { get; init; }

        public SourceState Source { get; init; }

        public string Colour { get; init; } = "";

        public string Basis { get; init; } = "";

        public int? Year { get; init; }

        public string? Part { get; init; }

        public decimal? Value { get; init; }

        public decimal? Compared { get; init; }

        public bool RuleSensitive { get; init; }

        public string OtherRuleColour { get; init; } = "";

        public decimal? DistanceToGreen { get; init; }

        public decimal BeyondYellow { get; init; }

        public DateOnly? Since { get; init; }

        public string? Cause { get; init; }

        public bool Preliminary { get; init; }

        public bool Overdue { get; init; }

        public Stored? Coloured { get; init; }
    }

    [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
    [JsonSerializable(typeof(Stored))]
    private sealed partial class ToldJson : JsonSerializerContext;
}
