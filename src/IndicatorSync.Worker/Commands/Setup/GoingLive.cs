using System.CommandLine;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Inspect;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace IndicatorSync.Worker.Commands.Setup;

/// <summary>From trial to live: what each recipient would get is shown, and then mails are no longer sent to the installer instead.</summary>
internal sealed class GoingLive(CommandContext context, InstalledProgram program, SettingsFile file, IAnsiConsole? terminal)
{
    private const string RedirectKey = "Mail:RedirectTo";

    /// <summary>Changes nothing.</summary>
    public async Task<int> ShowAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (builder, settings) = context.With([$"--{RedirectKey}="]).CreateHost(parsed, inSwedish: true);
        using var host = builder.Build();
        var output = context.ProcessContext.Out;
        var catalogue = host.Services.GetRequiredService<CatalogueSource>().Read().Catalogue;
        RefuseSampleAddresses(catalogue);
        if (settings.Mail.Transport != MailTransportKind.Smtp)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"Mail:Transport är {settings.Mail.Transport}, så inga mejl når någon. Kör setup --mail-host SERVER först.");
        }

        var mails = await host.Services.GetRequiredService<MailPreview>().MailsAsync(cancellationToken);
        output.WriteLine("Det här skulle var och en få vid nästa körning:");
        foreach (var (address, groups) in Recipients(catalogue, settings.Alerts.AdminAddresses))
        {
            output.WriteLine($"  {address} ({string.Join(", ", groups)})");
            var theirs = mails.Where(mail => mail.Kind != PreviewKind.Standing && mail.Mail.Address.Equals(address, StringComparison.OrdinalIgnoreCase)).ToList();
            foreach (var mail in theirs)
            {
                output.WriteLine($"    {(mail.Kind == PreviewKind.Waiting ? "väntar" : "nytt")}: {mail.Mail.Subject}");
            }

            if (theirs.Count == 0)
            {
                output.WriteLine("    inget mejl nu");
            }
        }

        output.WriteLine("Hela mejlen, som filer att titta på: mail preview --Mail:RedirectTo=");
        return 0;
    }

    public async Task<int> RunAsync(bool yes, CancellationToken cancellationToken)
    {
        var output = context.ProcessContext.Out;
        if (context.Configuration()[RedirectKey] is not { Length: > 0 })
        {
            output.WriteLine("Mail:RedirectTo är inte satt: mejlen går redan till sina mottagare.");
            return 0;
        }

        if (await program.RunAsync(["setup", "--live", "--show"], cancellationToken) is var shown and not 0)
        {
            return shown;
        }

        if (!yes && terminal is null)
        {
            throw new ExpectedFailure(FailureKind.BadInput, "Ingen är vid tangentbordet för att svara: --yes låter mejlen gå till mottagarna.");
        }

        if (!yes && !await terminal!.PromptAsync(new ConfirmationPrompt("Ska mejlen gå till mottagarna från och med nästa körning?") { Yes = 'j', No = 'n', DefaultValue = false }, cancellationToken))
        {
            output.WriteLine("Inget är ändrat.");
            return 0;
        }

        file.Change(new Dictionary<string, string?> { [RedirectKey] = null });
        var configuration = context.Configuration();
        if (configuration[RedirectKey] is { Length: > 0 } && ConfigurationSources.OriginOf(configuration, RedirectKey) is { } origin)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"Mail:RedirectTo står också i {origin.Swedish}: ta bort den där.");
        }

        output.WriteLine($"Mail:RedirectTo är borttagen ur {file.Path}.");
        output.WriteLine("Starta om tjänsten (Linux: sudo systemctl restart indicatorsync; Windows: Restart-Service IndicatorSync). Nästa körning mejlar mottagarna.");
        return 0;
    }

    /// <exception cref="ExpectedFailure">An address in the catalogue is of a sample.</exception>
    private static void RefuseSampleAddresses(IndicatorCatalogue catalogue)
    {
        var samples = SampleAddress.In(catalogue);
        if (samples.Count > 0)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"Katalogens mottagare är exempel, som ingen läser: {string.Join(", ", samples)}. Skriv era egna adresser under mottagare.");
        }
    }

    private static IEnumerable<(string Address, IReadOnlyList<string> Groups)> Recipients(IndicatorCatalogue catalogue, IReadOnlyList<string> admin) =>
        catalogue.Recipients.SelectMany(group => group.Value, (group, address) => (Address: address, Group: group.Key))
            .Concat(admin.Select(address => (Address: address, Group: "Alerts:AdminAddress")))
            .GroupBy(recipient => recipient.Address, StringComparer.OrdinalIgnoreCase)
            .Select(group => (group.Key, (IReadOnlyList<string>)[.. group.Select(recipient => recipient.Group).Distinct(StringComparer.OrdinalIgnoreCase)]));
}
