using IndicatorSync.Worker.Foundation.Configuration;
using MimeKit;

namespace IndicatorSync.Worker.Mail;

/// <summary>
/// Writes each mail as <c>.eml</c>, whole or not at all: to a temporary name first, then renamed. The name follows from the
/// <c>Message-ID</c>, so that a mail written twice is one file.
/// </summary>
internal sealed class PickupTransport(MailOptions options) : IMailTransport
{
    private static readonly FormatOptions Crlf = CrlfFormat();

    public async Task<Delivery> DeliverAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var directory = Path.GetFullPath(options.PickupDirectory);
        var name = Name(message);
        var temporary = Path.Combine(directory, name + ".tmp");
        try
        {
            Directory.CreateDirectory(directory);
            await using (var file = File.Create(temporary))
            {
                await message.WriteToAsync(Crlf, file, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, Path.Combine(directory, name + ".eml"), overwrite: true);
            return Delivery.Filed;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(DeliveryOutcome.Unavailable, $"Mejlet gick inte att skriva i mappen i Mail:PickupDirectory: {failure.Message}");
        }
    }

    public Task HangUpAsync() => Task.CompletedTask;

    // Our own identities are hex and pass unchanged; anything else is made a name that every file system takes.
    private static string Name(MimeMessage message) =>
        string.Concat(message.MessageId!.Split('@')[0].Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));

    private static FormatOptions CrlfFormat()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        return format;
    }
}
