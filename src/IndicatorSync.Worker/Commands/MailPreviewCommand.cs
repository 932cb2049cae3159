using System.CommandLine;
using System.Globalization;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Inspect;
using IndicatorSync.Worker.Mail;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace IndicatorSync.Worker.Commands;

/// <summary>The mails that would go out now, as files to look at; nothing is sent or stored.</summary>
internal sealed class MailPreviewCommand : Command
{
    private readonly CommandContext context;
    private const string DefaultFolder = "mail-preview";

    private readonly Option<string?> output = new("--output")
    {
        HelpName = "DIR",
        Description = $"Where the files go; default: {DefaultFolder}, of an installed program in the service's own folder.",
    };

    public MailPreviewCommand(CommandContext context)
        : base("preview", "Writes the mails that would go out now as .eml and .html, and sends nothing.")
    {
        this.context = context;
        Add(output);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (builder, settings) = context.CreateHost(parsed);
        using var host = builder.Build();
        var mails = await host.Services.GetRequiredService<MailPreview>().MailsAsync(cancellationToken);
        if (mails.Count == 0)
        {
            context.ProcessContext.Out.WriteLine("There is no mail to preview: nothing has been judged yet, or no indicator has a recipient. Run sync first.");
            return 0;
        }

        var directory = Path.GetFullPath(context.ProcessContext.Resolve(parsed.GetValue(output) ?? Path.Combine(StateDirectory.Of(context) ?? "", DefaultFolder)));
        foreach (var (index, mail) in mails.Index())
        {
            var path = await WriteAsync(directory, index + 1, mail, settings.Mail, cancellationToken);
            context.ProcessContext.Out.WriteLine($"{Word(mail.Kind)}: {mail.Mail.Address}: {mail.Mail.Subject}\n  {path}.eml and .html");
        }

        context.ProcessContext.Out.WriteLine("Nothing was sent.");
        return 0;
    }

    private static async Task<string> WriteAsync(string directory, int number, PreviewedMail mail, MailOptions options, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(directory);
            var address = string.Concat(mail.Mail.Address.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));
            var path = Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"{number:00}-{address}"));
            using var message = MimeMail.Compose(mail.Mail, mail.WrittenAt, mail.WrittenAt, options);
            await message.WriteToAsync(path + ".eml", cancellationToken);
            var html = message.BodyParts.OfType<TextPart>().First(part => part.IsHtml).Text;
            await File.WriteAllTextAsync(path + ".html", html, cancellationToken);
            return path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ExpectedFailure(FailureKind.Failed, $"the preview could not be written in {directory}: {failure.Message}", failure);
        }
        catch (Exception failure) when (failure is FormatException or InvalidDataException)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"the mail to {mail.Mail.Address} cannot be put together: {failure.Message}", failure);
        }
    }

    private static string Word(PreviewKind kind) => kind switch
    {
        PreviewKind.Waiting => "waits in the outbox",
        PreviewKind.Next => "the next run would send",
        _ => "nothing to tell now; how things stand",
    };
}
