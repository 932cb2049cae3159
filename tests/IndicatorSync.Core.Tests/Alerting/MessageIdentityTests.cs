using CsCheck;
using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using static IndicatorSync.Core.Tests.Alerting.MessageIdentityDigests;

namespace IndicatorSync.Core.Tests.Alerting;

public class MessageIdentityTests
{
    private static readonly Digest One = Alert(Row("hvb", DigestEvent.TurnedRed));

    [Fact]
    public void It_is_a_hash_at_indicatorsync() => Assert.Matches("^[0-9a-f]{64}@indicatorsync$", MessageIdentity.Of(One));

    [Fact]
    public void It_stays_the_same_between_versions_of_the_program() => Assert.Equal(
        "a33ef82bcab25d51e81e2fff2325c2b54293b1b3d82acad8077954d0b2cd9ca4@indicatorsync",
        MessageIdentity.Of(One));

    [Fact]
    public void The_order_of_rows_and_problems_does_not_matter() => AnyDigest.Sample(digest =>
        MessageIdentity.Of(digest) == MessageIdentity.Of(digest with
        {
            Alerts = [.. digest.Alerts.Reverse()],
            AllAlerts = [.. digest.AllAlerts.Reverse()],
            RidesAlong = [.. digest.RidesAlong.Reverse()],
            Problems = [.. digest.Problems.Reverse()],
        }));

    [Fact]
    public void Neither_time_nor_wording_nor_values_matter()
    {
        var row = One.Alerts[0];
        var later = One with
        {
            WrittenAt = One.WrittenAt.AddDays(3),
            Place = "Norsjö kommun",
            Plan = "En annan plan",
            Count = new ColourCount(5, 17, 17, IsLate: false, []),
            References = ["x@indicatorsync"],
            Alerts = [row with { ShortName = "Annat namn", Remark = "Något", Status = row.Status with { Name = "Annat namn", Decimals = 2 } }],
        };

        Assert.Equal(MessageIdentity.Of(One), MessageIdentity.Of(later));
        Assert.Equal(MessageIdentity.Of(One), MessageIdentity.Of(One with { Address = " CHEF@example.se" }));
    }

    [Fact]
    public void Rows_that_did_not_fit_belong_to_the_mail() =>
        Assert.NotEqual(MessageIdentity.Of(One), MessageIdentity.Of(One with { AllAlerts = [.. One.Alerts, Row("x", DigestEvent.TurnedRed)] }));

    public static TheoryData<string, Digest> Others => new()
    {
        { "address", One with { Address = "annan@example.se" } },
        { "kind", One with { Kind = MailKind.Start } },
        { "ordinal of the mail", One with { Ordinal = 2 } },
        { "indicator", Alert(Row("hemtjanst", DigestEvent.TurnedRed)) },
        { "gender", Alert(Row("hvb", DigestEvent.TurnedRed, gender: Gender.K)) },
        { "ordinal of the row", Alert(Row("hvb", DigestEvent.TurnedRed, ordinal: 2)) },
        { "event class", Alert(Row("hvb", DigestEvent.Reminder)) },
        { "another row", Alert(Row("hvb", DigestEvent.TurnedRed), Row("x", DigestEvent.TurnedRed)) },
        { "problem", One with { Problems = [new ProblemNotice("t", "s", 1, true, "d")] } },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Another_mail_has_another_identity(string differsIn, Digest other) =>
        Assert.True(MessageIdentity.Of(One) != MessageIdentity.Of(other), differsIn);

    [Theory]
    [InlineData("t", "s", 2, true)]
    [InlineData("t", "s", 1, false)]
    [InlineData("t", "z", 1, true)]
    [InlineData("z", "s", 1, true)]
    public void A_problem_is_told_by_type_subject_ordinal_and_whether_it_opened(string type, string subject, long ordinal, bool opened)
    {
        var admin = Mail(MailKind.Admin) with { Problems = [new ProblemNotice("t", "s", 1, true, "Beskrivning")] };

        Assert.Equal(MessageIdentity.Of(admin), MessageIdentity.Of(admin with { Problems = [admin.Problems[0] with { Description = "Annan" }] }));
        Assert.NotEqual(
            MessageIdentity.Of(admin),
            MessageIdentity.Of(admin with { Problems = [new ProblemNotice(type, subject, ordinal, opened, "Beskrivning")] }));
    }
}
