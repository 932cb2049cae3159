using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Commands.Doctor;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Inspect;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Storage.Sources;

namespace IndicatorSync.Worker.Commands.Output;

/// <summary>Makes and prints the documents of <c>--json</c>: one on stdout and nothing else.</summary>
internal static class JsonDocuments
{
    /// <summary>Readable as it stands: å, ä, ö and quotation marks are not for a browser here.</summary>
    private static readonly JsonSerializerOptions Printed = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
        TypeInfoResolver = JsonShapes.Default,
    };

    public static JsonNode Of(RunSummary summary) => JsonSerializer.SerializeToNode(
        new SyncDocument(
            summary.Outcome switch
            {
                RunOutcome.Succeeded => "succeeded",
                RunOutcome.Partial => "partial",
                _ => "failed",
            },
            summary.RunId, summary.Requests, summary.Observations.Received, summary.Observations.New, summary.Observations.Revised,
            summary.Observations.Withdrawn, summary.Observations.Unchanged, summary.Observations.Rejected, summary.Observations.Vanished, summary.Mails,
            new ColourCounts(
                summary.Colours.GetValueOrDefault(Colour.Green), summary.Colours.GetValueOrDefault(Colour.Yellow),
                summary.Colours.GetValueOrDefault(Colour.Red), summary.Colours.GetValueOrDefault(Colour.None)),
            [.. summary.Problems.Select(problem => new ProblemShape(problem.Type, problem.Indicator, problem.Kpi, problem.Message))]),
        JsonShapes.Default.SyncDocument)!;

    public static JsonNode Of(IReadOnlyList<IndicatorStatus> statuses) => new JsonArray([.. statuses.Select(Of)]);

    public static JsonNode Of(IndicatorStatus status) => JsonSerializer.SerializeToNode(Shape(status), JsonShapes.Default.StatusShape)!;

    public static JsonNode Of(IReadOnlyList<(LastReading Reading, IReadOnlyList<StoredFault> Faults)> sources) => JsonSerializer.SerializeToNode(
        new SourcesDocument([.. sources.Select(one => new SourceShape(
            one.Reading.Name, one.Reading.Kind, one.Reading.ReadAt.ToUniversalTime(), one.Reading.Received, one.Reading.Added, one.Reading.Revised, one.Reading.Withdrawn,
            one.Reading.Unchanged, one.Reading.Rejected,
            [.. one.Faults.Select(fault => new FaultShape(
                one.Reading.Kind == SourceKinds.File ? one.Reading.Name : null, fault.Sheet, string.IsNullOrEmpty(fault.Cell) ? null : fault.Cell, fault.Body, fault.Reason))]))]),
        JsonShapes.Default.SourcesDocument)!;

    public static JsonNode Of(IReadOnlyList<DoctorItem> items) => JsonSerializer.SerializeToNode(
        new DoctorDocument([.. items.Select(item => new DoctorItemShape(item.Name, item.Ok, item.Message, item.Remedy))]), JsonShapes.Default.DoctorDocument)!;

    public static JsonNode Of(IReadOnlyList<FoundKpi> found) => new JsonArray([.. found.Select(kpi => JsonSerializer.SerializeToNode(
        new KpiShape(
            kpi.Kpi.KpiId.Value, kpi.Kpi.Title, kpi.Unit, kpi.Kpi.IsDividedByGender, kpi.Kpi.MunicipalityType, kpi.NewestYear, Bare(kpi.Value), Bare(kpi.Country),
            kpi.NextPublication, kpi.IsDiscontinued, kpi.Kpi.Description),
        JsonShapes.Default.KpiShape))]);

    /// <summary>An object, as promised; for an indicator of several genders a list of them.</summary>
    public static JsonNode Of(IReadOnlyList<IndicatorExplanation> explanations) =>
        explanations is [var one] ? Of(one) : new JsonArray([.. explanations.Select(Of)]);

    public static void Write(TextWriter output, JsonNode document)
    {
        output.Write(document.ToJsonString(Printed));
        output.Write('\n');
    }

    private static JsonNode Of(IndicatorExplanation explained)
    {
        var document = Of(explained.Status).AsObject();
        var more = JsonSerializer.SerializeToNode(
            new ExplanationShape(
                new OtherRuleShape(explained.Status.Judged.OtherRuleColour.Code()),
                [.. explained.Bands.Select(band => new BandShape(band.ValidFrom, band.ValidTo, band.Green, band.Yellow, band.Line, band.Decision, explained.Status.File))],
                [.. explained.Changes.Select(change => new ChangeShape(
                    change.At.UtcDateTime, change.From.Code(), change.To.Code(), change.Cause.Code(), change.Period?.Year, PartOf(change.Period), Bare(change.Value), change.RunId))],
                [.. explained.Revisions.Select(revision => new RevisionShape(
                    revision.At.UtcDateTime, revision.Period.Year, PartOf(revision.Period), Bare(revision.OldValue), Bare(revision.NewValue), revision.Kind, revision.RunId))],
                [.. explained.ByHand.Select(made => new JudgementShape(made.Period.Year, PartOf(made.Period), made.Colour?.Code(), made.Note, made.By, made.At.UtcDateTime))]),
            JsonShapes.Default.ExplanationShape)!.AsObject();
        foreach (var (name, value) in more.ToList())
        {
            more.Remove(name);
            document[name] = value;
        }

        return document;
    }

    private static StatusShape Shape(IndicatorStatus status) => new(
        status.PlanId, status.Name, status.Kpi, status.Area, status.Gender.Code(), status.Judged.Period?.Year, Bare(status.Judged.Value),
        Bare(status.Judged.Compared), status.Unit, status.Judged.Colour.Code(), status.Judged.Basis.Code(), status.Judged.RuleSensitive,
        status.Green, status.Yellow, Bare(status.Judged.DistanceToGreen), status.Since, status.Cause?.Code(),
        status.Previous is { } previous ? new PreviousShape(previous.Period.Year, Bare(previous.Value), previous.Colour.Code()) : null,
        status.Reference.ToDictionary(area => area.Key, area => Bare(area.Value)), status.Preliminary, status.Overdue, status.Alarm,
        PartOf(status.Judged.Period), status.Judged.Period is { } period ? status.Print(period) : null, status.OwnUnit.Length > 0 ? status.OwnUnit : null,
        status.Judged.Colour == Colour.None ? null : status.IsQualitative ? "manual" : "limit", status.Margin?.Certainty.Code(), status.Footnote, status.File is null ? null : status.Plan);

    /// <summary>Null for a year.</summary>
    private static string? PartOf(Period? period) => period is { Part: { Length: > 0 } part } ? part : null;

    /// <summary>Without the zeros that a DECIMAL(28,10) column appends, so that both engines print the same.</summary>
    private static decimal? Bare(decimal? value) => value / 1.0000000000000000000000000000m;
}
