using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Storage.Outbox;

namespace IndicatorSync.Worker.Tests.Mail;

/// <summary>Digests with the figures of the Norsjö plan, and mails made of them.</summary>
internal static class MailSamples
{
    public static readonly DateTimeOffset Written = new(2026, 11, 23, 5, 15, 0, TimeSpan.Zero);

    public static readonly MailRenderer Renderer = new(MailTemplates.Load());

    public static Digest Digest(MailKind kind, params IReadOnlyList<DigestRow> alerts) => new()
    {
        Address = "chef@example.se",
        Kind = kind,
        Place = "Norsjö",
        Plan = "Norsjö kommun, verksamhetsplan omsorg 2026",
        WrittenAt = Written,
        Alerts = alerts,
        AllAlerts = alerts,
        Count = new ColourCount(7, 17, 17, IsLate: false, []),
    };

    public static DigestRow Hvb(DigestEvent happened = DigestEvent.TurnedRed) => Stepped(new()
    {
        Event = happened,
        Ordinal = 2,
        ShortName = "Placerade på HVB",
        Before = new Judgement(Colour.Yellow, Basis.Value, Period.OfYear(2023), 3.3m, 3.3m, false, Colour.Yellow, 1.9m, 0m),
        Status = new IndicatorStatus
        {
            Ordinal = 10,
            Id = "placerade-hvb",
            Name = "Barn och unga 0–20 år placerade på HVB",
            Kpi = "N33816",
            Area = "2417",
            Gender = Gender.T,
            Judged = new Judgement(Colour.Red, Basis.Value, Period.OfYear(2024), 6.7m, 6.7m, false, Colour.Red, 5.3m, 1.6m),
            Unit = "antal/1000 inv.",
            Decimals = 1,
            Limits = [1.4m, 3.5m],
            Green = "1,4 eller lägre",
            Yellow = "1,5–3,5",
            Since = new DateOnly(2026, 11, 23),
            Cause = Cause.NewValue,
            Previous = new PeriodValue(Period.OfYear(2023), 3.3m, Colour.Yellow),
            Reference = new Dictionary<string, decimal?> { ["0000"] = 2.1m },
            Preliminary = true,
        },
        Trend =
        [
            new(Period.OfYear(2020), 1.2m, Colour.Green), new(Period.OfYear(2021), null, Colour.None), new(Period.OfYear(2022), 2.9m, Colour.Yellow),
            new(Period.OfYear(2023), 3.3m, Colour.Yellow), new(Period.OfYear(2024), 6.7m, Colour.Red),
        ],
        Link = "https://www.kolada.se/verktyg/fri-sokning/?kpis=N33816",
    });

    public static DigestRow Helhetssyn(DigestEvent happened, Colour colour, decimal? value, decimal? before) => Stepped(new()
    {
        Event = happened,
        Ordinal = 3,
        ShortName = "Helhetssyn SÄBO",
        Before = before is { } earlier ? new Judgement(Colour.Red, Basis.Value, Period.OfYear(2025), earlier, earlier, false, Colour.Red, 82m - earlier, 1m) : null,
        Status = new IndicatorStatus
        {
            Ordinal = 5,
            Id = "helhetssyn-sarskilt-boende",
            Name = "Helhetssyn särskilt boende",
            Kpi = "U23471",
            Area = "2417",
            Gender = Gender.K,
            Judged = value is { } now
                ? new Judgement(colour, Basis.Value, Period.OfYear(2025), now, now, false, colour, Math.Max(0m, 82m - now), 0m)
                : Judgement.Unjudged(Basis.Withdrawn, Period.OfYear(2025)),
            Unit = "andel (%)",
            Limits = [82m, 74m],
            Green = "82 eller högre",
            Yellow = "74–81",
        },
        Acknowledged = new Acknowledgement("Bemanningen brast i somras", "Ny schemamodell", "Områdeschefen", new DateOnly(2026, 9, 1), false),
    });

    /// <summary>The step that would have brought the row's event.</summary>
    private static DigestRow Stepped(DigestRow row) => CauseOf(row.Event) is not { } cause || row.Before is not { } before ? row : row with
    {
        Step = new JudgementStep(cause, before, row.Status.Judged)
        {
            Facts = new StepFacts
            {
                Values = cause is Cause.NewValue or Cause.RevisedValue or Cause.Withdrawn
                    ? [new(row.Status.Judged.Period!.Value, cause == Cause.NewValue ? null : before.Value, row.Status.Judged.Value)]
                    : [],
                Words = cause == Cause.BandChanged ? (new("80 eller högre", row.Status.Yellow, true), new(row.Status.Green, row.Status.Yellow, IsReadable(row.Event))) : null,
            },
        },
    };

    private static bool IsReadable(DigestEvent happened) => happened != DigestEvent.BandUnreadable;

    private static Cause? CauseOf(DigestEvent happened) => happened switch
    {
        DigestEvent.TurnedRed or DigestEvent.TurnedYellow or DigestEvent.StillRedNewPeriod or DigestEvent.LeftRed or DigestEvent.ChangedOtherwise => Cause.NewValue,
        DigestEvent.RevisedNowRed or DigestEvent.RevisedStillRed or DigestEvent.RevisedNoLongerRed => Cause.RevisedValue,
        DigestEvent.BandChanged or DigestEvent.BandUnreadable or DigestEvent.BandMended => Cause.BandChanged,
        DigestEvent.ReferenceChanged => Cause.ReferenceRevised,
        DigestEvent.Withdrawn => Cause.Withdrawn,
        DigestEvent.BecameUnjudged or DigestEvent.TurnedUnjudged => Cause.Aged,
        _ => null,
    };

    public static RenderedMail Queued(string id = "aa11", string address = "chef@example.se") =>
        new($"{id}@indicatorsync", address, "[Norsjö] 1 indikator har blivit röd: Placerade på HVB", "Hej på er: 6,7 åäö\n", "<html><body style=\"margin:0\"><p>Hej på er: 6,7 åäö</p></body></html>", []);
}
