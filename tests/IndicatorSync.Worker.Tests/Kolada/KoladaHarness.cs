using System.Diagnostics.Metrics;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Foundation.Telemetry;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Kolada.Recordings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace IndicatorSync.Worker.Tests.Kolada;

/// <summary>The client as the program registers it, on a swift clock. Requests are seen as they go out, escaping included.</summary>
internal sealed class KoladaHarness : IDisposable
{
    private readonly ServiceProvider provider;

    public KoladaHarness(
        Uri baseUrl,
        double requestsPerSecond = 0,
        HttpMessageHandler? network = null,
        Recording? replay = null,
        Func<SwiftTime, RecordingWriter>? record = null,
        Uri? proxy = null,
        IExchangeKeeper? keeper = null)
    {
        var options = new KoladaOptions { BaseUrl = baseUrl, RequestsPerSecond = requestsPerSecond, ProxyUrl = proxy };
        Time = new SwiftTime(new DateTimeOffset(2026, 3, 25, 6, 0, 0, TimeSpan.Zero), options.AttemptTimeout, options.TotalTimeout);
        Writer = record?.Invoke(Time);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Time)
            .AddMetrics().AddSingleton<IndicatorSyncMetrics>()
            .AddKolada(options, "drift@example.se", replay);
        if ((keeper ?? Writer) is { } keeps)
        {
            services.AddSingleton(keeps);
        }

        services.ConfigureAll<HttpClientFactoryOptions>(factory => factory.HttpMessageHandlerBuilderActions.Add(builder =>
        {
            builder.PrimaryHandler = network ?? builder.PrimaryHandler;
            builder.AdditionalHandlers.Add(new Spy(Sent));
        }));
        provider = services.BuildServiceProvider(validateScopes: true);
        Client = provider.GetRequiredService<KoladaClient>();
    }

    public SwiftTime Time { get; }

    public IMeterFactory Meters => provider.GetRequiredService<IMeterFactory>();

    public KoladaClient Client { get; private set; }

    public RecordingWriter? Writer { get; }

    /// <summary>As they left the program.</summary>
    public List<HttpRequestMessage> Sent { get; } = [];

    public IEnumerable<string> SentPaths => Sent.Select(request => request.RequestUri!.PathAndQuery);

    /// <summary>What the next run of the same process would use.</summary>
    public void NewRun() => Client = provider.GetRequiredService<KoladaClient>();

    public async Task<List<FetchResult>> FetchAsync(params PlannedRequest[] plan) =>
        await Client.FetchAsync(plan, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    public async Task<Fetched> FetchDataAsync(string kpis = "U23471", string areas = "2417") =>
        Assert.IsType<Fetched>(Assert.Single(await FetchAsync(Data(kpis, areas))));

    public async Task<FetchFailed> FailAsync(string kpis = "U23471", string areas = "2417") =>
        Assert.IsType<FetchFailed>(Assert.Single(await FetchAsync(Data(kpis, areas))));

    public static DataRequest Data(string kpis, string areas) =>
        new([.. kpis.Split(',').Select(KpiId.Parse)], [.. areas.Split(',').Select(AreaId.Parse)]);

    public void Dispose() => provider.Dispose();

    private sealed class Spy(List<HttpRequestMessage> sent) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            sent.Add(request);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
