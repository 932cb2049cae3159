using System.Text.Json.Serialization;

namespace IndicatorSync.Worker.Commands.Output;

/// <summary>The documents of docs/contract.md 1.8; names and order are read by other programs.</summary>
internal sealed record SyncDocument
{
    public required string Outcome { get; init; }

    public required long? RunId { get; init; }

    public required int Requests { get; init; }

    public required int Received { get; init; }

    public required int New { get; init; }

    public required int Revised { get; init; }

    public required int Withdrawn { get; init; }

    public required int Unchanged { get; init; }

    public required int Rejected { get; init; }

    public required int Vanished { get; init; }

    public required int Mails { get; init; }

    public required ColourCounts Colours { get; init; }

    public required IReadOnlyList<ProblemShape> Problems { get; init; }
}

internal sealed record ColourCounts(int Green, int Yellow, int Red, int None);

internal sealed record ProblemShape(string Type, string? Indicator, string? Kpi, string Message);

/// <summary><see cref="Plan"/> is there only where the catalogue is a folder of plans: of one plan the document is what it always was.</summary>
internal sealed record StatusShape
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string? Kpi { get; init; }

    public required string Area { get; init; }

    public required string Gender { get; init; }

    public required int? Period { get; init; }

    public required decimal? Value { get; init; }

    public required decimal? Compared { get; init; }

    public required string? Unit { get; init; }

    public required string Colour { get; init; }

    public required string Basis { get; init; }

    public required bool RuleSensitive { get; init; }

    public required string? Green { get; init; }

    public required string? Yellow { get; init; }

    public required decimal? DistanceToGreen { get; init; }

    public required DateOnly? Since { get; init; }

    public required string? Cause { get; init; }

    public required PreviousShape? Previous { get; init; }

    public required IReadOnlyDictionary<string, decimal?> Reference { get; init; }

    public required bool Preliminary { get; init; }

    public required bool Overdue { get; init; }

    public required string? Alarm { get; init; }

    public required string? Part { get; init; }

    public required string? PeriodLabel { get; init; }

    public required string? UnitName { get; init; }

    public required string? Judged { get; init; }

    public required string? Certainty { get; init; }

    public required string? Footnote { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? Plan { get; init; }
}

internal sealed record PreviousShape(int Period, decimal? Value, string Colour);

/// <summary>What <c>explain</c> adds to a <see cref="StatusShape"/>.</summary>
internal sealed record ExplanationShape(
    OtherRuleShape OtherRule, IReadOnlyList<BandShape> Bands, IReadOnlyList<ChangeShape> Changes, IReadOnlyList<RevisionShape> Revisions,
    IReadOnlyList<JudgementShape> Judgements);

/// <summary>A colour that a person set; <see cref="Colour"/> null where an earlier one was taken back.</summary>
internal sealed record JudgementShape(int Period, string? Part, string? Colour, string Note, string By, DateTime At);

internal sealed record OtherRuleShape(string Colour);

/// <summary><see cref="File"/> as <see cref="StatusShape.Plan"/>.</summary>
internal sealed record BandShape(int? ValidFrom, int? ValidTo, string? Green, string? Yellow, int Line, string? Decision,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? File);

internal sealed record ChangeShape(DateTime At, string From, string To, string Cause, int? Period, string? Part, decimal? Value, long RunId);

internal sealed record RevisionShape(DateTime At, int Period, string? Part, decimal? OldValue, decimal? NewValue, string Kind, long RunId);

/// <summary>One KPI of <c>kpi --json</c>; <see cref="Type"/> is K for municipalities, L for regions.</summary>
internal sealed record KpiShape
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string? Unit { get; init; }

    public required bool Genders { get; init; }

    public required string? Type { get; init; }

    public required int? NewestYear { get; init; }

    public required decimal? Value { get; init; }

    public required decimal? Riket { get; init; }

    public required DateOnly? NextPublication { get; init; }

    public required bool Discontinued { get; init; }

    public required string? Description { get; init; }
}

/// <summary>What <c>doctor --json</c> prints.</summary>
internal sealed record DoctorDocument(IReadOnlyList<DoctorItemShape> Items);

internal sealed record DoctorItemShape(string Name, bool Ok, string Message, string? Remedy);

/// <summary>What <c>sources --json</c> prints.</summary>
internal sealed record SourcesDocument(IReadOnlyList<SourceShape> Sources);

internal sealed record SourceShape
{
    public required string Name { get; init; }

    public required string Kind { get; init; }

    public required DateTimeOffset LastRead { get; init; }

    public required int Received { get; init; }

    public required int New { get; init; }

    public required int Revised { get; init; }

    public required int Withdrawn { get; init; }

    public required int Unchanged { get; init; }

    public required int Rejected { get; init; }

    public required IReadOnlyList<FaultShape> Faults { get; init; }
}

internal sealed record FaultShape(string? File, string? Sheet, string? Cell, string Text, string Reason);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SyncDocument))]
[JsonSerializable(typeof(StatusShape))]
[JsonSerializable(typeof(ExplanationShape))]
[JsonSerializable(typeof(DoctorDocument))]
[JsonSerializable(typeof(KpiShape))]
[JsonSerializable(typeof(SourcesDocument))]
internal sealed partial class JsonShapes : JsonSerializerContext;
