using IndicatorSync.Core.Planning;

namespace IndicatorSync.Worker.Kolada;

/// <summary>
/// Finds what makes a request be refused, and the answers to all the rest. A request is a table, KPIs by areas, and a culprit is a
/// row, a column or a cell of it: halving rows alone says nothing while a column is to blame. So first a single cell that is
/// answered is looked for; the row and the column through it are halved, which takes a logarithm of requests for each culprit; and
/// what proved good is asked for as one. Where no cell is answered the search ends: the source refuses everything.
/// </summary>
/// <param name="ask">Asks for a part, once.</param>
internal sealed class CulpritSearch(Func<PlannedRequest, Task<Part>> ask)
{
    /// <summary>Cells tried, spread over the request: enough for three culprits that hide the others.</summary>
    internal const int Spots = 8;

    private Fault? silence;

    /// <returns>Parts that do not overlap and together ask for the same as <paramref name="refused"/>.</returns>
    public async Task<IReadOnlyList<Part>> SettleAsync(Part refused)
    {
        var request = refused.Request;
        var isLine = request.Segments.Count(ids => ids.Count > 1) < 2;
        if (isLine && request.Segments.Max(ids => ids.Count) <= Spots / 2)
        {
            return await HalveAsync(refused);
        }

        if (await AnsweredSpotAsync(request) is not { } spot)
        {
            return [refused];
        }

        if (isLine)
        {
            return await HalveAsync(refused);
        }

        var rows = await GoodAsync(request, segment: 0, spot);
        var columns = await GoodAsync(request, segment: 1, spot);
        List<Part> parts = [.. await HalveAsync(await AskAsync(request.Narrow(0, rows).Narrow(1, columns)))];
        foreach (var row in request.Segments[0].Where(id => !rows.Contains(id)))
        {
            parts.AddRange(await BlameAsync(request.Narrow(0, One(row)).Narrow(1, columns), columns.Except([spot[1]]), segment: 1, refused));
        }

        foreach (var column in request.Segments[1].Where(id => !columns.Contains(id)))
        {
            parts.AddRange(await BlameAsync(request.Narrow(1, One(column)), rows.Except([spot[0]]), segment: 0, refused));
        }

        return parts;
    }

    private static HashSet<string> One(string id) => [id];

    /// <summary>An id of each segment that are answered together; null when none of those tried are.</summary>
    private async Task<string[]?> AnsweredSpotAsync(PlannedRequest request)
    {
        var spots = Enumerable.Range(0, Spots)
            .Select(n => request.Segments.Select((ids, segment) => ids[segment == 0 ? n * ids.Count / Spots : n % ids.Count]).ToArray())
            .DistinctBy(ids => string.Join(' ', ids));
        foreach (var spot in spots)
        {
            var cell = spot.Select((id, segment) => (id, segment)).Aggregate(request, (part, id) => part.Narrow(id.segment, One(id.id)));
            if ((await AskAsync(cell)).Answer is not null)
            {
                return spot;
            }
        }

        return null;
    }

    /// <summary>The ids of a segment that are answered beside the spot's id of the other.</summary>
    private async Task<HashSet<string>> GoodAsync(PlannedRequest request, int segment, string[] spot)
    {
        var line = await AskAsync(request.Narrow(1 - segment, One(spot[1 - segment])));
        return [.. (await HalveAsync(line)).Where(part => part.Answer is not null).SelectMany(part => part.Request.Segments[segment]), spot[segment]];
    }

    /// <summary>A row or column that failed beside the spot: it is to blame when it fails beside the other good ids too, else one cell is.</summary>
    private async Task<IReadOnlyList<Part>> BlameAsync(PlannedRequest line, IEnumerable<string> others, int segment, Part refused)
    {
        var tried = others.ToHashSet();
        if (tried.Count == 0)
        {
            return [await AskAsync(line)];
        }

        var part = await AskAsync(line.Narrow(segment, tried));
        if (part.Answer is null)
        {
            return [part with { Request = line }];
        }

        return [part, refused with { Request = line.Narrow(segment, line.Segments[segment].Where(id => !tried.Contains(id)).ToHashSet()) }];
    }

    /// <summary>The part itself, or halves of it down to the single ids that fail.</summary>
    private async Task<IReadOnlyList<Part>> HalveAsync(Part part)
    {
        var segments = part.Request.Segments;
        var longest = segments[^1].Count > segments[0].Count ? segments.Count - 1 : 0;
        if (part.Fault is not { HangsOnTheQuestion: true } || segments[longest].Count == 1)
        {
            return [part];
        }

        var middle = segments[longest].Count / 2;
        return
        [
            .. await HalveAsync(await AskAsync(part.Request.Narrow(longest, segments[longest].Take(middle).ToHashSet()))),
            .. await HalveAsync(await AskAsync(part.Request.Narrow(longest, segments[longest].Skip(middle).ToHashSet()))),
        ];
    }

    /// <summary>After silence nothing more is asked: it does not depend on the question.</summary>
    private async Task<Part> AskAsync(PlannedRequest request)
    {
        if (silence is not null)
        {
            return new Part(request, null, silence);
        }

        var part = await ask(request);
        silence = part.Fault is { HangsOnTheQuestion: false } fault ? fault : null;
        return part;
    }
}
