using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Mail;

internal static class MailServices
{
    private const string TokenClient = "mail-oauth";

    /// <summary>Bytes; a token is a few kB.</summary>
    private const long MaxTokenAnswer = 1_048_576;

    /// <summary>
    /// Rendering and sending. Needs <see cref="MailOptions"/>, <see cref="Database"/>, <see cref="SenderName"/> and the real clock as
    /// <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddMail(this IServiceCollection services) => services
        .AddSingleton(provider => MailTemplates.Load(provider.GetRequiredService<MailOptions>().TemplateDirectory))
        .AddSingleton<MailRenderer>()
        .AddHttpClient(TokenClient, client => (client.Timeout, client.MaxResponseContentBufferSize) = (TimeSpan.FromSeconds(30), MaxTokenAnswer)).RemoveAllLoggers().Services
        .AddSingleton(provider => new MailSender(
            provider.GetRequiredService<Database>(),
            Transport(provider),
            provider.GetRequiredService<MailOptions>(),
            provider.GetRequiredService<SenderName>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<MailSender>>())
        {
            Calendar = provider.GetRequiredService<SendCalendar>(),
            Templates = provider.GetRequiredService<MailTemplates>(),
        });

    /// <summary>Null with <see cref="MailTransportKind.None"/>.</summary>
    public static IMailTransport? Transport(IServiceProvider provider) => provider.GetRequiredService<MailOptions>() switch
    {
        { Transport: MailTransportKind.Smtp } options => new SmtpTransport(options, tokens: Tokens(provider, options)),
        { Transport: MailTransportKind.Pickup } options => new PickupTransport(options),
        _ => null,
    };

    private static OAuthTokens? Tokens(IServiceProvider provider, MailOptions options) => options.OAuth is { } oauth
        ? new OAuthTokens(oauth, provider.GetRequiredService<IHttpClientFactory>().CreateClient(TokenClient), provider.GetRequiredService<TimeProvider>(), provider.GetService<Redactor>())
        : null;
}
