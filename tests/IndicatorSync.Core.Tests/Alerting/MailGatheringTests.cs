using CsCheck;
using IndicatorSync.Core.Alerting;

namespace IndicatorSync.Core.Tests.Alerting;

public class MailGatheringTests
{
    private static readonly Gen<WaitingMail[]> Outboxes = Gen.Select(Gen.Int[0, 2].Select(i => new[] { "a@example.se", "A@example.se", "b@example.se" }[i]), Gen.Bool).Array[0, 12]
        .Select(mails => mails.Select((mail, i) => new WaitingMail(i + 1, mail.Item1, mail.Item2)).ToArray());

    [Fact]
    public void No_mail_is_told_twice_and_none_that_goes_alone_is_told_together() => Outboxes.Sample(outbox =>
    {
        var gathered = MailGathering.Of(outbox).SelectMany(mails => mails).ToList();
        return gathered.Distinct().Count() == gathered.Count && !gathered.Any(mail => mail.GoesAlone);
    });

    [Fact]
    public void An_address_gets_one_mail_of_all_that_can_be_told_together() => Outboxes.Sample(outbox =>
        MailGathering.Of(outbox).All(mails =>
            mails.Count > 1
            && mails.SequenceEqual(outbox.Where(mail => !mail.GoesAlone && mail.Address.Equals(mails[0].Address, StringComparison.OrdinalIgnoreCase)))));

    [Fact]
    public void The_identity_of_the_one_mail_hangs_on_which_mails_it_tells_and_not_on_their_order()
    {
        Assert.Equal(MessageIdentity.OfGathered(["a", "b"], "Chef@example.se"), MessageIdentity.OfGathered(["b", "a"], "chef@example.se"));
        Assert.NotEqual(MessageIdentity.OfGathered(["a", "b"], "chef@example.se"), MessageIdentity.OfGathered(["a", "b", "c"], "chef@example.se"));
        Assert.NotEqual(MessageIdentity.OfGathered(["a", "b"], "chef@example.se"), MessageIdentity.OfGathered(["a", "b"], "annan@example.se"));
    }
}
