using IndicatorSync.Worker.Configuration;
using IndicatorSync.Worker.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Mail;

internal static class MailServices
{
    /// <summary>
    /// Rendering and sending. Needs <see cref="MailOptions"/>, <see cref="Database"/>, <see cref="SenderName"/> and the real clock as
    /// <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddMail(this IServiceCollection services) => services
        .AddSingleton(provider => MailTemplates.Load(provider.GetRequiredService<MailOptions>().TemplateDirectory))
        .AddSingleton<MailRenderer>()
        .AddSingleton(provider => new MailSender(
            provider.GetRequiredService<Database>(),
            Transport(provider.GetRequiredService<MailOptions>()),
            provider.GetRequiredService<MailOptions>(),
            provider.GetRequiredService<SenderName>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<MailSender>>()));

    /// <summary>Null with <see cref="MailTransportKind.None"/>.</summary>
    public static IMailTransport? Transport(MailOptions options) => options.Transport switch
    {
        MailTransportKind.Smtp => new SmtpTransport(options),
        MailTransportKind.Pickup => new PickupTransport(options),
        _ => null,
    };
}
