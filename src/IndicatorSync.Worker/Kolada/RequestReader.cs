using System.Net;
using System.Text.Json;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Worker.Kolada;

/// <summary>Fetches one request whole: every page to the last, and nothing of it when one fails.</summary>
internal sealed class RequestReader(PageReader pages, Uri baseUrl)
{
    /// <summary>A server that makes up its names does not fill <c>Datakvalitet</c> with them.</summary>
    private const int MostNotes = 20;

    private readonly HashSet<string> unknownFields = [];
    private readonly List<string> notes = [];

    /// <summary>A server that does not heed <c>page</c>, or whose rows move between two pages that we ask for.</summary>
    private static readonly Fault RepeatedPage = Fault.Contract("en sida upprepar rader från en tidigare sida, så att andra rader kan fattas");

    /// <summary>Oddities that stop nothing, each once, in Swedish.</summary>
    public IReadOnlyList<string> Notes => notes;

    public async Task<(Fetched? Answer, Fault? Fault)> ReadAsync(PlannedRequest request, bool retryRefusals, CancellationToken cancellationToken) =>
        request switch
        {
            DataRequest data => await DataAsync(request, new Normaliser(data.Kpis, data.Areas), "municipality", retryRefusals, cancellationToken),
            CountryRequest country => await DataAsync(request, new Normaliser(country.Kpi, country.Years), "municipality", retryRefusals, cancellationToken),
            UnitDataRequest units => await DataAsync(request, new Normaliser(units.Kpis, units.Units), "ou", retryRefusals, cancellationToken),
            MetadataRequest metadata => await MetadataAsync(metadata, retryRefusals, cancellationToken),
            KpiCatalogueRequest => await MetadataAsync(request, new MetadataAnswerBuilder(MetadataKind.Kpi, asked: null), retryRefusals, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(request), request, "no path of v3"),
        };

    private async Task<(Fetched?, Fault?)> DataAsync(
        PlannedRequest request,
        Normaliser normaliser,
        string areaField,
        bool retryRefusals,
        CancellationToken cancellationToken)
    {
        var fault = await PagesAsync(
            request, item => normaliser.Add(Item(item, areaField)), normaliser.NextPage, retryRefusals, cancellationToken);
        if (fault is null && normaliser.RepeatsEarlierPage)
            fault = RepeatedPage;
        else if (fault is null && normaliser.TooManyFaults)
            fault = Fault.Contract($"{normaliser.FaultyItems} av {normaliser.Items} rader är felaktiga, till exempel: {normaliser.Answer().Rejected[0].Reason}");

        return fault is null ? (new Fetched(request, normaliser.Answer(), null), null) : (null, fault);
    }

    /// <summary>The boundary of an item (docs/contract.md 1.15): one that .NET's reader refuses has no field that could be read.</summary>
    private RawItem Item(ReadOnlyMemory<byte> json, string areaField)
    {
        try
        {
            return DataItems.Read(json, areaField, NoteField);
        }
        catch (Exception unreadable) when (unreadable is InvalidOperationException or JsonException)
        {
            return new RawItem(null, null, null, null, json);
        }
    }

    private async Task<(Fetched?, Fault?)> MetadataAsync(MetadataRequest request, bool retryRefusals, CancellationToken cancellationToken)
    {
        var (answer, fault) = await MetadataAsync(request, new MetadataAnswerBuilder(request.Kind, [.. request.Ids]), retryRefusals, cancellationToken);
        if (fault is { Status: HttpStatusCode.NotFound } && request.Ids.Count == 1)
            return (new Fetched(request, null, new MetadataAnswer([], [])), null); // some clients saw 404, others an empty list: both mean that the id does not exist

        return (answer, fault);
    }

    private async Task<(Fetched?, Fault?)> MetadataAsync(
        PlannedRequest request, MetadataAnswerBuilder answer, bool retryRefusals, CancellationToken cancellationToken)
    {
        var fault = await PagesAsync(request, answer.Add, answer.NextPage, retryRefusals, cancellationToken);
        fault ??= answer.RepeatsEarlierPage ? RepeatedPage : answer.Fault;
        return fault is null ? (new Fetched(request, null, answer.Answer()), null) : (null, fault);
    }

    private async Task<Fault?> PagesAsync(
        PlannedRequest request,
        Action<ReadOnlyMemory<byte>> add,
        Action turnPage,
        bool retryRefusals,
        CancellationToken cancellationToken)
    {
        var asked = new Uri($"{baseUrl.AbsoluteUri.TrimEnd('/')}/{request.Path}");
        var counted = true;
        for (var page = 1; ;)
        {
            var (envelope, fault) = await pages.ReadAsync(request, page, retryRefusals, cancellationToken);
            if (envelope is null)
                return fault;

            foreach (var field in envelope.UnknownFields)
                NoteField(field);

            foreach (var item in envelope.Items)
                add(item);

            // Half an answer that looks whole would make rows seem to be gone. The server promises a page before it knows what is left:
            // one that is empty ends the answer only when every page has said how much it holds, and kept it, this one included.
            counted &= envelope.CountsRight;
            if (envelope.Items.Count == 0 && envelope.NextUrl is not null)
                return Fault.Contract("en tom sida pekar vidare");

            if (envelope.Items.Count == 0 && page > 1 && !counted)
                return Fault.Contract("en utlovad sida är tom");

            if (envelope.NextUrl is null)
                return null;

            turnPage();

            (page, fault) = NextPage.Read(envelope.NextUrl, asked, page);
            if (fault is not null)
                return fault;
        }
    }

    private void NoteField(string name)
    {
        if (notes.Count < MostNotes && unknownFields.Add(name))
            notes.Add($"Okänt fält i Koladas svar: {ForeignText.Cut(name, 100)}. Det läses inte");
    }
}
