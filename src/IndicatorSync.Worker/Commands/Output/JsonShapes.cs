using System.Text.Json.Serialization;

namespace IndicatorSync.Worker.Commands.Output;

/// <summary>The documents of docs/contract.md 1.8; names and order are read by other programs.</summary>
internal sealed record SyncDocument(
    string Outcome, long? RunId, int Requests, int Received, int New, int Revised, int Withdrawn, int Unchanged, int Rejected, int Vanished,
    int Mails, ColourCounts Colours, IReadOnlyList<ProblemShape> Problems);

internal sealed record ColourCounts(int Green, int Yellow, int Red, int None);

internal sealed record ProblemShape(string Type, string? Indicator, string? Kpi, string Message);

/// <summary><see cref="Plan"/> is there only where the catalogue is a folder of plans: of one plan the document is what it always was.</summary>
internal sealed record StatusShape(
    string Id, string Name, string? Kpi, string Area, string Gender, int? Period, decimal? Value, decimal? Compared, string? Unit, string Colour,
    string Basis, bool RuleSensitive, string? Green, string? Yellow, decimal? DistanceToGreen, DateOnly? Since, string? Cause,
    PreviousShape? Previous, IReadOnlyDictionary<string, decimal?> Reference, bool Preliminary, bool Overdue, string? Alarm,
    string? Part, string? PeriodLabel, string? UnitName, string? Judged, string? Certainty, string? Footnote,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Plan);

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
internal sealed record KpiShape(
    string Id, string Title, string? Unit, bool Genders, string? Type, int? NewestYear, decimal? Value, decimal? Riket, DateOnly? NextPublication,
    bool Discontinued, string? Description);

/// <summary>What <c>doctor --json</c> prints.</summary>
internal sealed record DoctorDocument(IReadOnlyList<DoctorItemShape> Items);

internal sealed record DoctorItemShape(string Name, bool Ok, string Message, string? Remedy);

/// <summary>What <c>sources --json</c> prints.</summary>
internal sealed record SourcesDocument(IReadOnlyList<SourceShape> Sources);

internal sealed record SourceShape(
    string Name, string Kind, DateTimeOffset LastRead, int Received, int New, int Revised, int Withdrawn, int Unchanged, int Rejected, IReadOnlyList<FaultShape> Faults);

internal sealed record FaultShape(string? File, string? Sheet, string? Cell, string Text, string Reason);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SyncDocument))]
[JsonSerializable(typeof(StatusShape))]
[JsonSerializable(typeof(ExplanationShape))]
[JsonSerializable(typeof(DoctorDocument))]
[JsonSerializable(typeof(KpiShape))]
[JsonSerializable(typeof(SourcesDocument))]
internal sealed partial class JsonShapes : JsonSerializerContext;
