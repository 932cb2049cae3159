using System.Diagnostics;
using System.Reflection;
using IndicatorSync.Worker.Foundation.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace IndicatorSync.Worker.Foundation.Telemetry;

/// <summary>Spans of our own: one for the run, one for each stage of it.</summary>
internal static class Tracing
{
    public const string SourceName = "IndicatorSync";

    public static readonly ActivitySource Source = new(SourceName, Version);

    /// <summary>The span of a stage, within that of its run; null when nobody listens.</summary>
    /// <param name="name"><c>plan</c>, <c>fetch</c>, <c>store</c> (within fetch, one for each answer), <c>sources</c>, <c>decide</c>, <c>send</c>, <c>retention</c> or <c>report</c>.</param>
    public static Activity? Stage(string name) => Source.StartActivity(name);

    public static string Version => typeof(Tracing).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
}

internal static class TelemetryRegistration
{
    public const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The exporter passes over a protocol that it does not know.</summary>
    public static readonly string[] ProtocolKeys =
    [
        "OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_METRICS_PROTOCOL", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_LOGS_PROTOCOL",
    ];

    /// <summary>Counts always; exports over OTLP only when an endpoint is configured.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMetrics().AddSingleton<IndicatorSyncMetrics>();
        if (string.IsNullOrWhiteSpace(configuration[EndpointKey]))
        {
            return services;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("IndicatorSync", serviceVersion: Tracing.Version))
            .WithMetrics(metrics => metrics
                .AddMeter(IndicatorSyncMetrics.MeterName, "Quartz")
                .AddHttpClientInstrumentation()
                .AddSqlClientInstrumentation()
                .AddRuntimeInstrumentation())
            .WithTracing(traces => traces
                .AddSource(Tracing.SourceName, "Quartz")
                .AddHttpClientInstrumentation()
                .AddSqlClientInstrumentation()
                .AddProcessor(provider => new RedactingProcessor(provider.GetRequiredService<Redactor>())))
            .WithLogging()
            .UseOtlpExporter();
        return services;
    }
}
