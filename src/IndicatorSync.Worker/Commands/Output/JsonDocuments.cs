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
    /// <summary>Readable as printed: å, ä, ö and quotation marks are not for a browser here.</summary>
    private static readonly JsonSerializerOptions Printed = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
        TypeInfoResolver = JsonShapes.Default,
    };

    public static JsonNode Of(RunSummary summary) => JsonSerializer.SerializeToNode(
        new SyncDocument
        {
            Outcome = summary.Outcome switch
            {
                RunOutcome.Succeeded => "succeeded",
                RunOutcome.Partial => "partial",
                _ => "failed",
            },
            RunId = summary.RunId,
            Requests = summary.Requests,
            Received = summary.Observations.Received,
            New = summary.Observations.New,
            Revised = summary.Observations.Revised,
            Withdrawn = summary.Observations.Withdrawn,
            Unchanged = summary.Observations.Unchanged,
            Rejected = summary.Observations.Rejected,
            Vanished = summary.Observations.Vanished,
            Mails = summary.Mails,
            Colours = new ColourCounts(
                summary.Colours.GetValueOrDefault(Colour.Green), summary.Colours.GetValueOrDefault(Colour.Yellow),
                summary.Colours.GetValueOrDefault(Colour.Red), summary.Colours.GetValueOrDefault(Colour.None)),
            Problems = [.. summary.Problems.Select(problem => new ProblemShape(problem.Type, problem.Indicator, problem.Kpi, problem.Message))],
        },
        JsonShapes.Default.SyncDocument)!;

    public static JsonNode Of(IReadOnlyList<IndicatorStatus> statuses) => new JsonArray([.. statuses.Select(Of)]);

    public static JsonNode Of(IndicatorStatus status) => JsonSerializer.SerializeToNode(Shape(status), JsonShapes.Default.StatusShape)!;

    public static JsonNode Of(IReadOnlyList<(LastReading Reading, IReadOnlyList<StoredFault> Faults)> sources) => JsonSerializer.SerializeToNode(
        new SourcesDocument([.. sources.Select(one => new SourceShape
        {
            Name = one.Reading.Name,
            Kind = one.Reading.Kind,
            LastRead = one.Reading.ReadAt.ToUniversalTime(),
            Received = one.Reading.Received,
            New = one.Reading.Added,
            Revised = one.Reading.Revised,
            Withdrawn = one.Reading.Withdrawn,
            Unchanged = one.Reading.Unchanged,
            Rejected = one.Reading.Rejected,
            Faults = [.. one.Faults.Select(fault => new FaultShape(
                one.Reading.Kind == SourceKinds.File ? one.Reading.Name : null, fault.Sheet, string.IsNullOrEmpty(fault.Cell) ? null : fault.Cell, fault.Body, fault.Reason))],
        })]),
        JsonShapes.Default.SourcesDocument)!;

    public static JsonNode Of(IReadOnlyList<DoctorItem> items) => JsonSerializer.SerializeToNode(
        new DoctorDocument([.. items.Select(item => new DoctorItemShape(item.Name, item.Ok, item.Message, item.Remedy))]), JsonShapes.Default.DoctorDocument)!;

    public static JsonNode Of(IReadOnlyList<FoundKpi> found) => new JsonArray([.. found.Select(kpi => JsonSerializer.SerializeToNode(
        new KpiShape
        {
            Id = kpi.Kpi.KpiId.Value,
            Title = kpi.Kpi.Title,
            Unit = kpi.Unit,
            Genders = kpi.Kpi.IsDividedByGender,
            Type = kpi.Kpi.MunicipalityType,
            NewestYear = kpi.NewestYear,
            Value = Bare(kpi.Value),
            Riket = Bare(kpi.Country),
            NextPublication = kpi.NextPublication,
            Discontinued = kpi.IsDiscontinued,
            Description = kpi.Kpi.Description,
        },
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

    private static StatusShape Shape(IndicatorStatus status) => new()
    {
        Id = status.PlanId,
        Name = status.Name,
        Kpi = status.Kpi,
        Area = status.Area,
        Gender = status.Gender.Code(),
        Period = status.Judged.Period?.Year,
        Value = Bare(status.Judged.Value),
        Compared = Bare(status.Judged.Compared),
        Unit = status.Unit,
        Colour = status.Judged.Colour.Code(),
        Basis = status.Judged.Basis.Code(),
        RuleSensitive = status.Judged.RuleSensitive,
        Green = status.Green,
        Yellow = status.Yellow,
        DistanceToGreen = Bare(status.Judged.DistanceToGreen),
        Since = status.Since,
        Cause = status.Cause?.Code(),
        Previous = status.Previous is { } previous ? new PreviousShape(previous.Period.Year, Bare(previous.Value), previous.Colour.Code()) : null,
        Reference = status.Reference.ToDictionary(area => area.Key, area => Bare(area.Value)),
        Preliminary = status.Preliminary,
        Overdue = status.Overdue,
        Alarm = status.Alarm,
        Part = PartOf(status.Judged.Period),
        PeriodLabel = status.Judged.Period is { } period ? status.Print(period) : null,
        UnitName = status.OwnUnit.Length > 0 ? status.OwnUnit : null,
        Judged = status.Judged.Colour == Colour.None ? null : status.IsQualitative ? "manual" : "limit",
        Certainty = status.Margin?.Certainty.Code(),
        Footnote = status.Footnote,
        Plan = status.File is null ? null : status.Plan,
    };

    /// <summary>Null for a year.</summary>
    private static string? PartOf(Period? period) => period is { Part: { Length: > 0 } part } ? part : null;

    /// <summary>Without the zeros that a DECIMAL(28,10) column appends, so that both engines print the same.</summary>
    private static decimal? Bare(decimal? value) => value / 1.0000000000000000000000000000m;
}
