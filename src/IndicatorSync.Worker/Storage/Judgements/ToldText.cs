using System.Text.Json;
using System.Text.Json.Serialization;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>
/// A judgement as addressees were last told it, kept as JSON beside the one that is shown: its definition, as <see cref="DefinitionText"/> writes
/// it, and what it came to.
/// </summary>
internal static partial class ToldText
{
    public static string Write(PriorJudgement told) => JsonSerializer.Serialize(
        new Stored(
            DefinitionText.Write(told.Definition),
            told.Mark,
            told.JudgedOn,
            told.Source,
            told.Judged.Colour.Code(),
            told.Judged.Basis.Code(),
            told.Judged.Period?.Year,
            told.Judged.Period?.Part,
            told.Judged.Value,
            told.Judged.Compared,
            told.Judged.RuleSensitive,
            told.Judged.OtherRuleColour.Code(),
            told.Judged.DistanceToGreen,
            told.Judged.BeyondYellow,
            told.Since,
            told.Cause?.Code(),
            told.Preliminary,
            told.Overdue),
        ToldJson.Default.Stored);

    /// <param name="text">As <see cref="Write"/> wrote it.</param>
    /// <param name="gender">The gender judged.</param>
    /// <param name="indicatorId">Names the series where it is not Kolada's.</param>
    public static PriorJudgement Read(string text, Gender gender, string indicatorId)
    {
        var stored = JsonSerializer.Deserialize(text, ToldJson.Default.Stored)!;
        return new PriorJudgement(
            DefinitionText.Read(stored.Definition, gender, indicatorId),
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

    private sealed record Stored(
        string Definition,
        long Mark,
        DateOnly JudgedOn,
        SourceState Source,
        string Colour,
        string Basis,
        int? Year,
        string? Part,
        decimal? Value,
        decimal? Compared,
        bool RuleSensitive,
        string OtherRuleColour,
        decimal? DistanceToGreen,
        decimal BeyondYellow,
        DateOnly? Since,
        string? Cause,
        bool Preliminary,
        bool Overdue);

    [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
    [JsonSerializable(typeof(Stored))]
    private sealed partial class ToldJson : JsonSerializerContext;
}
