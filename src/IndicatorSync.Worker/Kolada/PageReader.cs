using System.Net;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Kolada.Recordings;
using Microsoft.Extensions.Logging;
using Refit;

namespace IndicatorSync.Worker.Kolada;

/// <summary>Asks for one page and reads it to the end, inside the attempt: a body that breaks off is asked for again.</summary>
internal sealed partial class PageReader(IKoladaApi api, RetryPolicy retryPolicy, TimeProvider time, ILogger<PageReader> logger)
{
    private readonly AnswerBuffer buffer = new();

    /// <summary>HTTP requests sent, retries and further pages included.</summary>
    public int Requests { get; private set; }

    /// <summary>See <see cref="KoladaClient.SourceTime"/>.</summary>
    public SourceTime? SourceTime { get; private set; }

    /// <param name="request">What to ask for.</param>
    /// <param name="page">1-based; the first is asked for without a number.</param>
    /// <param name="retryRefusals">See <see cref="RetryPolicy.AskAsync"/>.</param>
    /// <param name="cancellationToken">Stops the attempt and its waiting.</param>
    public Task<PageResult> ReadAsync(PlannedRequest request, int page, bool retryRefusals, CancellationToken cancellationToken) =>
        retryPolicy.AskAsync(token => AttemptAsync(request, page > 1 ? page : null, token), retryRefusals, cancellationToken);

    /// <summary>The pages read so far are done with: their items must not be used any more.</summary>
    public void LetGo() => buffer.LetGo();

    private async Task<PageResult> AttemptAsync(PlannedRequest request, int? page, CancellationToken cancellationToken)
    {
        Requests++;
        var started = time.GetTimestamp();
        var result = await ExchangeAsync(request, page, cancellationToken);
        var milliseconds = (long)time.GetElapsedTime(started).TotalMilliseconds;
        if (result.Fault is { } fault)
        {
            Log.Failed(logger, request, page ?? 1, milliseconds, fault.InLog);
        }
        else
        {
            Log.Read(logger, request, page ?? 1, milliseconds, result.Page!.Items.Count);
        }

        return result;
    }

    private async Task<PageResult> ExchangeAsync(PlannedRequest request, int? page, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await SendAsync(request, page, cancellationToken);
            return await ReadAsync(response, cancellationToken);
        }
        catch (ApiRequestException exception) when (exception.InnerException is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded })
        {
            return KoladaMessages.TooLarge(AnswerLimit.Bytes); // met by a recording, which reads the body first
        }
        catch (ApiRequestException exception) when (exception.InnerException is HttpRequestException or IOException)
        {
            return KoladaMessages.NoConnection(exception.InnerException);
        }
        catch (ApiRequestException exception) when (exception.InnerException is { } broken && IsBrokenBody(broken))
        {
            return KoladaMessages.BrokeOff(broken); // where answers are kept, a body is read before it comes here
        }
        catch (ApiRequestException exception) when (exception.InnerException is NotRecordedException notRecorded)
        {
            return KoladaMessages.NotRecorded(notRecorded.Message);
        }
        catch (ApiRequestException exception) when (exception.InnerException is ExpectedFailure failure)
        {
            ExceptionDispatchInfo.Throw(failure); // the recording itself cannot be read or written: no fault of the source
            throw;
        }
    }

    private async Task<PageResult> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> body;
        try
        {
            await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
            if (await buffer.ReadAsync(content, AnswerLimit.Bytes, cancellationToken) is not { } whole)
            {
                return KoladaMessages.TooLarge(AnswerLimit.Bytes);
            }

            body = whole;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || IsBrokenBody(exception))
        {
            return KoladaMessages.BrokeOff(exception.GetBaseException());
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            return KoladaMessages.Status(response, body, RetryAfter(response));
        }

        try
        {
            var result = Envelope.Read(body);
            if (result.Page is not { } page)
            {
                return result;
            }

            SourceTime ??= SourceTime.Of(time.GetUtcNow(), response.Headers.Date, response.Headers.Age);
            return page with { Hash = ArchiveWriter.Hash(body.Span) };
        }
        catch (JsonException)
        {
            return KoladaMessages.NotJson(response.Content.Headers.ContentType?.MediaType, body);
        }
    }

    /// <summary>Bytes that are not what <c>Content-Encoding</c> says: gzip tells it by the one exception, brotli by the other.</summary>
    internal static bool IsBrokenBody(Exception exception) => exception is InvalidDataException or InvalidOperationException { Source: "System.IO.Compression.Brotli" };

    private Task<HttpResponseMessage> SendAsync(PlannedRequest request, int? page, CancellationToken cancellationToken) => request switch
    {
        DataRequest data => api.DataAsync(string.Join(',', data.Kpis), string.Join(',', data.Areas), page, cancellationToken),
        CountryRequest country => api.CountryDataAsync(country.Kpi.Value, string.Join(',', country.Segments[1]), page, CountryRequest.RegionType, null, cancellationToken),
        MirrorRequest { Areas.Count: 0 } mirror => api.CountryDataAsync(string.Join(',', mirror.Kpis), string.Join(',', mirror.Segments[1]), page, mirror.RegionType, mirror.FromDate, cancellationToken),
        MirrorRequest { Kpis.Count: 0 } mirror => api.AreaDataAsync(string.Join(',', mirror.Areas), string.Join(',', mirror.Segments[1]), page, mirror.FromDate, cancellationToken),
        MirrorRequest mirror => api.ChangesAsync(string.Join(',', mirror.Kpis), string.Join(',', mirror.Areas), page, mirror.FromDate, cancellationToken),
        UnitDataRequest units => api.UnitDataAsync(string.Join(',', units.Kpis), string.Join(',', units.Units), page, cancellationToken),
        KpiCatalogueRequest => api.AllKpisAsync(page, cancellationToken),
        MetadataRequest { Kind: MetadataKind.Kpi } kpis => api.KpisAsync(string.Join(',', kpis.Ids), page, cancellationToken),
        MetadataRequest { Kind: MetadataKind.Municipality } areas => api.MunicipalitiesAsync(string.Join(',', areas.Ids), page, cancellationToken),
        MetadataRequest { Kind: MetadataKind.Group } groups => api.GroupsAsync(string.Join(',', groups.Ids), page, cancellationToken),
        MetadataRequest { Kind: MetadataKind.Unit } units => api.UnitsAsync(string.Join(',', units.Ids), page, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request, "no path of v3"),
    };

    /// <summary>As seconds or as a date; null when absent or already past.</summary>
    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        (response.Headers.RetryAfter?.Delta ?? response.Headers.RetryAfter?.Date - time.GetUtcNow()) is { Ticks: > 0 } wait ? wait : null;

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Debug, "Read {Request} page {Page} in {Milliseconds} ms: {Items} items")]
        public static partial void Read(ILogger logger, PlannedRequest request, int page, long milliseconds, int items);

        [LoggerMessage(2002, LogLevel.Warning, "Asked {Request} page {Page}, after {Milliseconds} ms: {Fault}")]
        public static partial void Failed(ILogger logger, PlannedRequest request, int page, long milliseconds, string fault);
    }
}
