using System.Globalization;
using System.Net;
using System.Text.Json;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Worker.Kolada;

/// <summary>Fetches one request whole: every page to the last, and nothing of it when one fails.</summary>
internal sealed class RequestReader(PageReader pages, Uri baseUrl)
{
    /// <summary>A server that makes up its names does not fill <c>Datakvalitet</c> with them.</summary>
    private const int MostNotes = 20;

    private readonly HashSet<string> unknownFields = [];
    private readonly List<string> notes = [];
    private int unknownNames;

    /// <summary>A server that does not heed <c>page</c>, or whose rows move between two pages that we ask for.</summary>
    private static readonly Fault RepeatedPage = Fault.Contract("en sida upprepar rader från en tidigare sida, så att andra rader kan fattas");

    /// <summary>Oddities that stop nothing, each once, in Swedish.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>What earlier runs were answered: the same again is not read.</summary>
    public KnownAnswers Known { get; set; } = KnownAnswers.None;

    public async Task<(Fetched? Answer, Fault? Fault)> ReadAsync(PlannedRequest request, bool retryRefusals, CancellationToken cancellationToken)
    {
        try
        {
            return await AnswerAsync(request, retryRefusals, cancellationToken);
        }
        finally
        {
            pages.LetGo();
        }
    }

    private async Task<(Fetched? Answer, Fault? Fault)> AnswerAsync(PlannedRequest request, bool retryRefusals, CancellationToken cancellationToken) =>
        request switch
        {
            DataRequest data => await DataAsync(request, data.Kpis, data.Areas, "municipality", retryRefusals, cancellationToken),
            CountryRequest country => await WholeAsync(request, new Normaliser(country.Kpi, country.Years), retryRefusals, cancellationToken),
            MirrorRequest mirror => await WholeAsync(request, new Normaliser(mirror), retryRefusals, cancellationToken),
            UnitDataRequest units => await DataAsync(request, units.Kpis, units.Units, "ou", retryRefusals, cancellationToken),
            MetadataRequest metadata => await MetadataAsync(metadata, retryRefusals, cancellationToken),
            KpiCatalogueRequest => await MetadataAsync(request, new MetadataAnswerBuilder(MetadataKind.Kpi, asked: null), retryRefusals, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(request), request, "no path of v3"),
        };

    private async Task<(Fetched?, Fault?)> DataAsync(
        PlannedRequest request, IReadOnlyList<KpiId> kpis, IReadOnlyList<AreaId> areas, string areaField, bool retryRefusals, CancellationToken cancellationToken)
    {
        var items = new AnswerItems(kpis, areas, areaField);
        if (await PagesAsync(request, items.TurnTo, items.Add, retryRefusals, cancellationToken) is { } fault)
        {
            return (null, fault);
        }

        var divided = items.Divide(Known);
        var normaliser = new Normaliser(kpis, areas);
        normaliser.PassOver(divided.Same.Sum(same => same.Fingerprint.Items));
        var knownNotes = unknownNames;
        foreach (var (json, page) in divided.Rest)
        {
            normaliser.TurnTo(page);
            normaliser.Add(Item(json, areaField));
        }

        // A field that nobody knows is reported in every run: its items are read in every run.
        var fingerprints = unknownNames == knownNotes ? divided.Fingerprints : new Dictionary<(KpiId, AreaId), Fingerprint>();
        return Judged(request, normaliser, answer => answer with { Same = divided.Same, Fingerprints = fingerprints, Bodies = items.Bodies() });
    }

    /// <summary>Areas or KPIs that are not named one by one; read seldom, and always in full.</summary>
    private async Task<(Fetched?, Fault?)> WholeAsync(PlannedRequest request, Normaliser normaliser, bool retryRefusals, CancellationToken cancellationToken)
    {
        var fault = await PagesAsync(request, (number, _) => normaliser.TurnTo(number), item => normaliser.Add(Item(item, "municipality")), retryRefusals, cancellationToken);
        return fault is null ? Judged(request, normaliser, answer => answer) : (null, fault);
    }

    private static (Fetched?, Fault?) Judged(PlannedRequest request, Normaliser normaliser, Func<DataAnswer, DataAnswer> complete)
    {
        if (normaliser.RepeatsEarlierPage)
        {
            return (null, RepeatedPage);
        }

        var answer = normaliser.Answer();
        return normaliser.TooManyFaults
            ? (null, Fault.Contract($"{normaliser.FaultyItems} av {normaliser.Items} rader är felaktiga, till exempel: {answer.Rejected[0].Reason}"))
            : (new Fetched(request, complete(answer), null), null);
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
        {
            return (new Fetched(request, null, new MetadataAnswer([], [])), null); // some clients saw 404, others an empty list: both mean that the id does not exist
        }

        foreach (var (id, unread) in answer?.Metadata?.Unread ?? [])
        {
            NoteUnread(id, unread);
        }

        return (answer, fault);
    }

    private async Task<(Fetched?, Fault?)> MetadataAsync(
        PlannedRequest request, MetadataAnswerBuilder answer, bool retryRefusals, CancellationToken cancellationToken)
    {
        var fault = await PagesAsync(request, (number, _) => answer.TurnTo(number), answer.Add, retryRefusals, cancellationToken);
        fault ??= answer.RepeatsEarlierPage ? RepeatedPage : answer.Fault;
        return fault is null ? (new Fetched(request, null, answer.Answer()), null) : (null, fault);
    }

    private async Task<Fault?> PagesAsync(
        PlannedRequest request,
        Action<int, Envelope> turnTo,
        Action<ReadOnlyMemory<byte>> add,
        bool retryRefusals,
        CancellationToken cancellationToken)
    {
        var asked = new Uri($"{baseUrl.AbsoluteUri.TrimEnd('/')}/{request.Path}");
        var counted = true;
        for (var page = 1; ;)
        {
            var (envelope, fault) = await pages.ReadAsync(request, page, retryRefusals, cancellationToken);
            if (envelope is null)
            {
                return fault;
            }

            foreach (var field in envelope.UnknownFields)
            {
                NoteField(field);
            }

            turnTo(page, envelope);
            foreach (var item in envelope.Items)
            {
                add(item);
            }

            // Half an answer that looks whole would make rows seem to be gone. The server promises a page before it knows what is left:
            // one that is empty ends the answer only when every page has said how much it holds, and kept it, this one included.
            counted &= envelope.CountsRight;
            if (envelope.Items.Count == 0 && envelope.NextUrl is not null)
            {
                return Fault.Contract("en tom sida pekar vidare");
            }

            if (envelope is { Items.Count: 0, Count: > 0 } && page == 1)
            {
                return Fault.Contract(string.Create(CultureInfo.InvariantCulture, $"svaret är tomt men säger sig ha {envelope.Count} rader"));
            }

            if (envelope.Items.Count == 0 && page > 1 && !counted)
            {
                return Fault.Contract("en utlovad sida är tom");
            }

            if (envelope.NextUrl is null)
            {
                return null;
            }

            (page, fault) = NextPage.Read(envelope.NextUrl, asked, page);
            if (fault is not null)
            {
                return fault;
            }
        }
    }

    private void NoteUnread(string id, UnreadParts parts)
    {
        string[] unread =
        [
            .. parts.HasFlag(UnreadParts.Title) ? new[] { "titeln" } : [],
            .. parts.HasFlag(UnreadParts.Genders) ? new[] { "uppgiften om kön" } : [],
            .. parts.HasFlag(UnreadParts.Members) ? new[] { "en medlem" } : [],
        ];
        if (notes.Count < MostNotes)
        {
            notes.Add($"I Koladas svar om {id} går {string.Join(" och ", unread)} inte att läsa. Det som är lagrat står kvar");
        }
    }

    private void NoteField(string name)
    {
        unknownNames++;
        if (notes.Count < MostNotes && unknownFields.Add(name))
        {
            notes.Add($"Okänt fält i Koladas svar: {ForeignText.Cut(name, 100)}. Det läses inte");
        }
    }
}
