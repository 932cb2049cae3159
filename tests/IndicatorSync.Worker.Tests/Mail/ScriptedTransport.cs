using IndicatorSync.Worker.Mail;
using MimeKit;

namespace IndicatorSync.Worker.Tests.Mail;

/// <summary>A way out that answers per address as told, and remembers what it took.</summary>
internal sealed class ScriptedTransport(Func<string, Delivery> answer) : IMailTransport
{
    private readonly List<MimeMessage> taken = [];

    public static ScriptedTransport TakingAll => new(_ => Delivery.Sent);

    public int Tries { get; private set; }

    public int HungUp { get; private set; }

    public IReadOnlyList<MimeMessage> Taken => taken;

    public IEnumerable<string> Addresses => taken.Select(message => message.To.Mailboxes.Single().Address);

    public IEnumerable<string?> MessageIds => taken.Select(message => message.MessageId);

    public Func<CancellationToken, Task> Before { get; set; } = _ => Task.CompletedTask;

    public async Task<Delivery> DeliverAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        Tries++;
        await Before(cancellationToken);
        var delivery = answer(message.To.Mailboxes.Single().Address);
        if (delivery.Outcome is DeliveryOutcome.Sent or DeliveryOutcome.Filed)
        {
            // The sender lets go of the message afterwards.
            var copy = new MemoryStream();
            await message.WriteToAsync(copy, cancellationToken);
            copy.Position = 0;
            taken.Add(await MimeMessage.LoadAsync(copy, cancellationToken));
        }

        return delivery;
    }

    public Task HangUpAsync()
    {
        HungUp++;
        return Task.CompletedTask;
    }
}
