using System.Text;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Mail;
using MimeKit;
using static IndicatorSync.Worker.Tests.Mail.MailSamples;

namespace IndicatorSync.Worker.Tests.Mail;

public sealed class PickupTransportTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("indicatorsync");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_mail_is_one_whole_file_however_often_it_is_written()
    {
        var options = new MailOptions { PickupDirectory = Path.Combine(folder.FullName, "out", "box") };
        var transport = new PickupTransport(options);
        var message = MimeMail.Compose(Queued("ab12"), Written, Written, options);

        Assert.Equal(Delivery.Filed, await transport.DeliverAsync(message, TestContext.Current.CancellationToken));
        Assert.Equal(Delivery.Filed, await transport.DeliverAsync(message, TestContext.Current.CancellationToken));

        var file = Assert.Single(Directory.GetFiles(options.PickupDirectory));
        Assert.Equal("ab12.eml", Path.GetFileName(file));
        Assert.Equal("ab12@indicatorsync", (await MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken)).MessageId);
        var text = await File.ReadAllTextAsync(file, Encoding.ASCII, TestContext.Current.CancellationToken);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_condemns_no_mail()
    {
        var file = Path.Combine(folder.FullName, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        var options = new MailOptions { PickupDirectory = Path.Combine(file, "outbox") };

        var delivery = await new PickupTransport(options).DeliverAsync(
            MimeMail.Compose(Queued(), Written, Written, options), TestContext.Current.CancellationToken);

        Assert.Equal(DeliveryOutcome.Unavailable, delivery.Outcome);
        Assert.Contains("Mail:PickupDirectory", delivery.Error, StringComparison.Ordinal);
    }
}
