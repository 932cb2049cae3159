using System.Buffers;
using System.Globalization;
using System.Text.Json;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Terms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Benchmarks;

/// <summary>Answers v3 data requests on loopback: 25 years and three genders of every KPI and area asked for, from memory.</summary>
internal sealed class LoopbackSource : IAsyncDisposable
{
    private const int Years = 25;
    private const int IdsPerRequest = 25;
    private const int FirstYear = 2001;
    private static readonly string[] Genders = ["K", "M", "T"];

    private readonly WebApplication app;
    private readonly Dictionary<string, byte[]> answers = [];

    private LoopbackSource(WebApplication app, IReadOnlyList<PlannedRequest> plan) => (this.app, Plan) = (app, plan);

    public IReadOnlyList<PlannedRequest> Plan { get; }

    public Uri BaseUrl => new(app.Urls.First() + "/v3");

    public long Bytes => answers.Values.Sum(answer => (long)answer.Length);

    /// <param name="values">How many values its plan asks for, at least; rounded up to whole requests.</param>
    public static async Task<LoopbackSource> StartAsync(int values)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var source = new LoopbackSource(builder.Build(), PlanOf(values));
        foreach (var request in source.Plan.Cast<DataRequest>())
        {
            source.answers["/v3/" + request.Path] = Answer(request);
        }

        source.app.Run(source.AnswerAsync);
        await source.app.StartAsync();
        return source;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static IReadOnlyList<PlannedRequest> PlanOf(int values)
    {
        var perRequest = IdsPerRequest * IdsPerRequest * Years * Genders.Length;
        var requests = (values + perRequest - 1) / perRequest;
        KpiId[] Kpis(int block) => [.. Enumerable.Range(0, IdsPerRequest).Select(n => KpiId.Parse("N" + (10_000 + (block * IdsPerRequest) + n).ToString(CultureInfo.InvariantCulture)))];
        AreaId[] areas = [.. Enumerable.Range(0, IdsPerRequest).Select(n => AreaId.Parse((1_000 + n).ToString(CultureInfo.InvariantCulture)))];
        return [.. Enumerable.Range(0, requests).Select(block => new DataRequest(Kpis(block), areas))];
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (!answers.TryGetValue(context.Request.Path.Value!, out var answer))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer);
    }

    private static byte[] Answer(DataRequest request)
    {
        var random = new Random(request.Path.Length);
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("values");
        foreach (var (kpi, area) in from kpi in request.Kpis from area in request.Areas select (kpi, area))
        {
            for (var year = FirstYear; year < FirstYear + Years; year++)
            {
                json.WriteStartObject();
                json.WriteString("kpi", kpi.Value);
                json.WriteString("municipality", area.Value);
                json.WriteNumber("period", year);
                json.WriteStartArray("values");
                foreach (var gender in Genders)
                {
                    json.WriteStartObject();
                    json.WriteString("gender", gender);
                    json.WriteNumber("count", 1);
                    json.WriteString("status", "");
                    json.WriteNumber("value", random.Next(0, 1_000_000) / 10_000m);
                    json.WriteBoolean("isdeleted", false);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteNull("next_url");
        json.WriteNull("previous_url");
        json.WriteNumber("count", request.Kpis.Count * request.Areas.Count * Years);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
