using CsCheck;
using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Alerting;

internal static class MessageIdentityDigests
{
    public static Digest Mail(MailKind kind) => new()
    {
        Address = "chef@example.se",
        Kind = kind,
        Place = "Norsjö",
        Plan = "Verksamhetsplan omsorg 2026",
        WrittenAt = new DateTimeOffset(2026, 11, 23, 5, 0, 0, TimeSpan.Zero),
    };

    public static Digest Alert(params IReadOnlyList<DigestRow> rows) => Mail(MailKind.Alert) with { Alerts = rows, AllAlerts = rows };

    public static DigestRow Row(
        string id,
        DigestEvent happened,
        Colour colour = Colour.Red,
        Gender gender = Gender.T,
        long ordinal = 1,
        string? shortName = null) => new()
        {
            Event = happened,
            Ordinal = ordinal,
            ShortName = shortName ?? id.ToUpperInvariant(),
            Status = new IndicatorStatus
            {
                Ordinal = 1,
                Id = id,
                Name = id,
                Kpi = "N33816",
                Area = "2417",
                Gender = gender,
                Judged = new Judgement(colour, Basis.Value, Period.OfYear(2024), 6.7m, 6.7m, false, colour, 5.3m, 1m),
            },
        };

    private static readonly Gen<DigestRow> AnyRow = Gen.Select(
        Gen.Char['a', 'f'].Array[1, 3],
        Gen.Enum<DigestEvent>(),
        Gen.Enum<Colour>(),
        Gen.Enum<Gender>(),
        Gen.Long[1, 5],
        Gen.String[0, 90],
        (id, happened, colour, gender, ordinal, name) => Row(new string(id), happened, colour, gender, ordinal, "N" + name));

    private static readonly Gen<ProblemNotice> AnyProblem = Gen.Select(
        Gen.Bool.Select(first => first ? "source_down" : "kpi_gone"),
        Gen.Bool.Select(first => first ? "U23471" : "N33816"),
        Gen.Long[1, 3],
        Gen.Bool,
        Gen.String[0, 200],
        (type, subject, ordinal, opened, text) => new ProblemNotice(type, subject, ordinal, opened, "P" + text));

    public static readonly Gen<Digest> AnyDigest = Gen.Select(
        Gen.Enum<MailKind>(),
        AnyRow.Array[0, 8],
        AnyRow.Array[0, 4],
        AnyProblem.Array[0, 3],
        Gen.Int[0, 17],
        (kind, alerts, rides, problems, red) => Alert(alerts) with
        {
            Kind = kind,
            RidesAlong = rides,
            Problems = problems,
            Count = new ColourCount(red, 17, 17, IsLate: false, []),
        });
}
