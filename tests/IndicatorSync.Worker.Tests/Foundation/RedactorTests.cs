using System.Collections.Concurrent;
using System.Diagnostics;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Foundation.Logging;
using IndicatorSync.Worker.Foundation.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace IndicatorSync.Worker.Tests.Foundation;

public class RedactorTests
{
    [Theory]
    [InlineData("HTTPS_PROXY", "http://user:planterad@proxy.example.se:8080", "CONNECT planterad")]
    [InlineData("all_proxy", "user:planterad@proxy.example.se:8080", "planterad")]
    [InlineData("HTTP_PROXY", "http://user:pl%40nterad@proxy", "pl@nterad")]
    [InlineData("Mail:Password", "planterad", "535 wrong password: planterad")]
    [InlineData("Mail:Password", "planterad", "334 cGxhbnRlcmFk")]
    [InlineData("Mail:Password", "plan\"terad", """{"message":"plan\"terad"}""")]
    [InlineData("Mail:OAuth:ClientSecret", "planterad", "planterad")]
    [InlineData("Database:ConnectionString", "Server=a;User ID=sa;Password='plan;terad'", "plan;terad")]
    [InlineData("Sources:Sql:hr:ConnectionString", "Server=a;Pwd=planterad", "planterad")]
    [InlineData("Heartbeat:Url", "https://hc.example.se/planterad-nyckel", "GET /planterad-nyckel/fail")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "api-key=planterad,x=y", "planterad")]
    [InlineData("SOME_TOKEN", "planterad", "planterad")]
    public void What_configuration_and_environment_hold_is_masked_whoever_says_it(string key, string value, string told)
    {
        var redactor = Knowing(key, value);

        Assert.NotEqual(told, redactor.Clean(told));
        Assert.DoesNotContain("terad", redactor.Clean(told), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mail:OAuth:TokenEndpoint", "https://login.example.se/token")]
    [InlineData("Secrets:Directory", "/etc/indicatorsync/secrets")]
    [InlineData("Kolada:BaseUrl", "https://api.kolada.se/v3")]
    [InlineData("Mail:Password", "abc")]
    public void What_is_no_secret_stands(string key, string value) => Assert.Equal(value, Knowing(key, value).Clean(value));

    [Fact]
    public void The_login_of_any_address_is_masked_known_or_not() =>
        Assert.Equal("proxy http://***@proxy:8080 failed", new Redactor().Clean("proxy http://user:x@proxy:8080 failed"));

    [Fact]
    public void A_scope_of_the_log_passes_it_with_its_text_and_its_properties()
    {
        var scopes = new Scopes();
        using var factory = new RedactingLoggerFactory(LoggerFactory.Create(logging => logging.AddProvider(scopes)), Knowing("Mail:Password", "planterad"));
        var logger = factory.CreateLogger("test");

        using (logger.BeginScope("in planterad"))
        using (logger.BeginScope("{Address} {Number}", "http://h/?key=planterad", 7))
        using (logger.BeginScope("{Number}", 8))
        {
            logger.LogTrace("-");
        }

        Assert.Equal(["in ***", "http://h/?key=*** 7", "8"], scopes.Begun.Select(scope => scope.ToString()));
        Assert.Contains(new KeyValuePair<string, object?>("Address", "http://h/?key=***"), (IEnumerable<KeyValuePair<string, object?>>)scopes.Begun[1]);
        Assert.Contains(new KeyValuePair<string, object?>("Number", 7), (IEnumerable<KeyValuePair<string, object?>>)scopes.Begun[1]);
    }

    [Fact]
    public void A_span_passes_it_before_it_is_exported()
    {
        var ended = new Spans();
        var services = new ServiceCollection().AddSingleton(Knowing("Mail:Password", "planterad"))
            .AddTelemetry(new ConfigurationBuilder().AddInMemoryCollection([new(TelemetryRegistration.EndpointKey, $"http://127.0.0.1:{Commands.LoopbackServer.ClosedPort()}")]).Build());
        services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddProcessor(ended));
        using var provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<TracerProvider>();

        using (var span = Tracing.Source.StartActivity("run planterad"))
        {
            span!.SetTag("url.full", "http://user:x@h/?key=planterad").SetTag("number", 7).SetStatus(ActivityStatusCode.Error, "wrong: planterad");
        }

        var seen = Assert.Single(ended.Ended, one => one.GetTagItem("number") is 7);
        Assert.Equal(("run ***", "http://***@h/?key=***", "wrong: ***"), (seen.DisplayName, (string?)seen.GetTagItem("url.full"), seen.StatusDescription));
    }

    private sealed class Spans : BaseProcessor<Activity>
    {
        private readonly ConcurrentQueue<Activity> ended = new();

        public IReadOnlyList<Activity> Ended => [.. ended];

        public override void OnEnd(Activity data) => ended.Enqueue(data);
    }

    private sealed class Scopes : ILoggerProvider, ILogger
    {
        public List<object> Begun { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Begun.Add(state);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => false;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }

        public void Dispose()
        {
        }
    }

    private static Redactor Knowing(string key, string value)
    {
        var redactor = new Redactor();
        foreach (var secret in SecretValues.In(new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build()))
        {
            redactor.Add(secret);
        }

        return redactor;
    }
}
