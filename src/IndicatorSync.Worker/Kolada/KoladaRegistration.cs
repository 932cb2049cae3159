using System.Net;
using System.Reflection;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Foundation.Telemetry;
using IndicatorSync.Worker.Kolada.Recordings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Refit;

namespace IndicatorSync.Worker.Kolada;

internal static class KoladaRegistration
{
    /// <summary>
    /// A <see cref="KoladaClient"/> per resolution, that is per run. Recording and replay sit below Refit, retries and parser, so
    /// that a replay goes through the same code as a live run. Every <see cref="IExchangeKeeper"/> registered keeps every exchange.
    /// </summary>
    /// <param name="services">Must hold a <see cref="TimeProvider"/>, the clock that delays and limits run on, and the metrics.</param>
    /// <param name="options">Where and how gently to ask; in a replay the recording's own address is asked.</param>
    /// <param name="contact">Whom the source may write to; is in the User-Agent.</param>
    /// <param name="replay">Answers come from this recording and the network is never touched.</param>
    public static IServiceCollection AddKolada(
        this IServiceCollection services,
        KoladaOptions options,
        string? contact = null,
        Recording? replay = null)
    {
        var baseUrl = replay?.BaseUrl ?? options.BaseUrl;
        services.AddRefitGeneratedClient<IKoladaApi>()
            .ConfigureHttpClient(client =>
            {
                client.BaseAddress = new Uri(baseUrl.AbsoluteUri.TrimEnd('/'));
                client.Timeout = Timeout.InfiniteTimeSpan; // RetryPolicy owns time
                client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent(contact));
                client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
            })
            .ConfigurePrimaryHttpMessageHandler(() => replay is null ? Network(options) : new ReplayHandler(replay))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // Network lets go of old connections; a timer here would keep the whole program for two minutes after its end
            .ConfigureAdditionalHttpMessageHandlers((handlers, provider) =>
            {
                foreach (var keeper in provider.GetServices<IExchangeKeeper>())
                {
                    handlers.Add(new RecordHandler(keeper, provider.GetRequiredService<TimeProvider>()));
                }

                if (replay is null)
                {
                    handlers.Add(new CountingHandler(provider.GetRequiredService<IndicatorSyncMetrics>()));
                }
            })
            .RemoveAllLoggers();
        return services.AddTransient(provider =>
        {
            var time = provider.GetRequiredService<TimeProvider>();
            var pages = new PageReader(
                provider.GetRequiredService<IKoladaApi>(),
                new RetryPolicy(options, time, waits: replay is null),
                time,
                provider.GetRequiredService<ILogger<PageReader>>());
            return new KoladaClient(pages, new RequestReader(pages, baseUrl), provider.GetRequiredService<ILogger<KoladaClient>>());
        });
    }

    /// <summary><c>IndicatorSync/1.2.3 (+drift@example.se)</c>.</summary>
    internal static string UserAgent(string? contact)
    {
        var version = typeof(KoladaRegistration).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return $"IndicatorSync/{version?.Split('+')[0]}" + (contact is null ? "" : $" (+{contact})");
    }

    /// <summary>The system's proxy with the account's own credentials, or the one named; certificates by the system's store.</summary>
    internal static SocketsHttpHandler Network(KoladaOptions options) => new()
    {
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
        AllowAutoRedirect = false, // an answer from elsewhere is not Kolada's
        UseCookies = false,
        UseProxy = !options.BaseUrl.IsLoopback,
        Proxy = options.ProxyUrl is { } proxy ? new WebProxy(proxy) { UseDefaultCredentials = true } : null,
        DefaultProxyCredentials = CredentialCache.DefaultCredentials,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
