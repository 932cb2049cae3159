using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Benchmarks;

/// <summary>
/// A v3 server on loopback that publishes a <see cref="SyncSet"/>, and remembers what it was asked. Not the tests' own: its answers must cost next to
/// nothing beside what is measured, at a million values and more.
/// </summary>
internal sealed class LoopbackSource : IAsyncDisposable
{
    /// <summary>Above this the answers are made again each time: some 90 bytes a value would no longer fit in memory.</summary>
    private const int MostKeptValues = 1_500_000;

    private readonly WebApplication app;
    private readonly SyncSet set;
    private readonly ConcurrentDictionary<string, byte[]> kept = [];
    private readonly ConcurrentQueue<string> asked = [];
    private int revision;
    private long bytes;

    private LoopbackSource(WebApplication app, SyncSet set) => (this.app, this.set) = (app, set);

    public string BaseUrl => app.Urls.First() + "/v3";

    public static async Task<LoopbackSource> StartAsync(SyncSet set)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var source = new LoopbackSource(builder.Build(), set);
        source.app.Run(source.AnswerAsync);
        await source.app.StartAsync();
        return source;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>From now on one value in a hundred is another.</summary>
    public void Revise()
    {
        revision++;
        foreach (var path in kept.Keys.ToList())
        {
            kept[path] = Answer(path);
        }
    }

    /// <summary>The paths answered since the last call (the whole country is not published), with how many bytes answered them.</summary>
    public (IReadOnlyList<string> Paths, long Bytes) TakeAsked()
    {
        List<string> paths = [];
        while (asked.TryDequeue(out var path))
        {
            paths.Add(path);
        }

        return (paths, Interlocked.Exchange(ref bytes, 0));
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var answer = set.Values > MostKeptValues ? Answer(path) : kept.GetOrAdd(path, Answer);
        if (answer.Length > 0)
        {
            asked.Enqueue(path);
        }

        Interlocked.Add(ref bytes, answer.Length);
        context.Response.StatusCode = answer.Length == 0 ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer);
    }

    private byte[] Answer(string path)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("values");
        var count = path.Split('/') switch
        {
            ["", "v3", "data", "kpi", var kpis, "municipality", var areas] => WriteValues(json, kpis.Split(','), areas.Split(',')),
            ["", "v3", "kpi", var kpis] => WriteKpis(json, kpis.Split(',')),
            ["", "v3", "kpi"] => WriteKpis(json, [.. Enumerable.Range(0, set.Kpis).Select(SyncSet.KpiId)]),
            ["", "v3", "municipality", var areas] => WriteAreas(json, areas.Split(',')),
            _ => -1,
        };
        if (count < 0)
        {
            return [];
        }

        json.WriteEndArray();
        json.WriteNull("next_url");
        json.WriteNull("previous_url");
        json.WriteNumber("count", count);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private int WriteValues(Utf8JsonWriter json, string[] kpis, string[] areas)
    {
        foreach (var (kpi, area) in from kpi in kpis from area in areas select (kpi, area))
        {
            for (var year = SyncSet.LastYear - set.Years + 1; year <= SyncSet.LastYear; year++)
            {
                json.WriteStartObject();
                json.WriteString("kpi", kpi);
                json.WriteString("municipality", area);
                json.WriteNumber("period", year);
                json.WriteStartArray("values");
                for (var gender = 0; gender < SyncSet.Genders.Count; gender++)
                {
                    json.WriteStartObject();
                    json.WriteString("gender", SyncSet.Genders[gender]);
                    json.WriteNumber("count", 1);
                    json.WriteString("status", "");
                    json.WriteNumber("value", SyncSet.Value(SyncSet.KpiOf(kpi), SyncSet.AreaOf(area), gender, year, revision));
                    json.WriteBoolean("isdeleted", false);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }
        }

        return kpis.Length * areas.Length * set.Years;
    }

    private static int WriteKpis(Utf8JsonWriter json, string[] kpis)
    {
        foreach (var kpi in kpis)
        {
            json.WriteStartObject();
            json.WriteString("id", kpi);
            json.WriteString("title", $"Mått {kpi}, andel (%)");
            json.WriteBoolean("is_divided_by_gender", true);
            json.WriteString("publ_period", "2025");
            json.WriteEndObject();
        }

        return kpis.Length;
    }

    private static int WriteAreas(Utf8JsonWriter json, string[] areas)
    {
        foreach (var area in areas)
        {
            json.WriteStartObject();
            json.WriteString("id", area);
            json.WriteString("title", $"Kommun {area}");
            json.WriteString("type", "K");
            json.WriteEndObject();
        }

        return areas.Length;
    }
}
