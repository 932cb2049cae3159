using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Metadata;

/// <summary>Municipalities, groups and units, and who is a member of a group from when to when.</summary>
internal static class AreaStore
{
    private const string ReadAreas = "SELECT area_id, title, type, municipality_id, gone_since, changed_at FROM area ORDER BY area_id";

    private const string ReadMembers = "SELECT area_id, member_id, valid_from, title FROM area_member WHERE valid_to IS NULL ORDER BY area_id, member_id";

    private const string ReadAllMembers = "SELECT area_id, member_id, valid_from, valid_to, title FROM area_member";

    private static readonly KeyedRows<WrittenArea> Areas = new(
        "area",
        [new("area_id", StagingType.Code, row => row.Info.Id.Value)],
        [
            new("title", StagingType.Text, row => row.Info.Title),
            new("type", StagingType.Code, row => row.Info.Type),
            new("municipality_id", StagingType.Code, row => row.Info.Municipality?.Value),
            new("kind", StagingType.Code, row => Code(row.Info.Id.Kind)),
            new("gone_since", StagingType.Instant, row => row.GoneSince),
            new("changed_at", StagingType.Instant, row => row.ChangedAt),
        ]);

    private static readonly KeyedRows<MemberRow> Members = new(
        "area_member",
        [
            new("area_id", StagingType.Code, row => row.AreaId.Value),
            new("member_id", StagingType.Code, row => row.MemberId.Value),
            new("valid_from", StagingType.Instant, row => row.ValidFrom),
        ],
        [
            new("valid_to", StagingType.Instant, row => row.ValidTo),
            new("title", StagingType.Text, row => row.Title),
        ]);

    private const string InsertVersions =
        "INSERT INTO area_version (area_id, valid_from_at, title) SELECT area_id, @now, title FROM area WHERE changed_at = @now";

    public static async Task<IReadOnlyList<StoredArea>> ReadAsync(UnitOfWork unit)
    {
        var (areas, rows) = await unit.QueryBothAsync<AreaRow, MemberRow>(ReadAreas, ReadMembers);
        var members = rows.ToLookup(row => row.AreaId, row => row.ToMember());
        return [.. areas.Select(row => row.ToStored([.. members[row.AreaId]]))];
    }

    public static async Task<IReadOnlyDictionary<string, string>> TitlesAsync(UnitOfWork unit) =>
        (await unit.QueryAsync<AreaRow>(ReadAreas)).ToDictionary(row => row.AreaId.Value, row => row.Title);

    /// <summary>When the members of a group changed, after it was first read; by group and time.</summary>
    public static async Task<IReadOnlyList<GroupChange>> GroupChangesAsync(UnitOfWork unit)
    {
        var (areas, members) = await unit.QueryBothAsync<AreaRow, MemberRow>(ReadAreas, ReadAllMembers);
        var titles = areas.ToDictionary(area => area.AreaId, area => area.Title);
        return
        [
            .. from byGroup in members.GroupBy(member => member.AreaId).OrderBy(byGroup => byGroup.Key.Value, StringComparer.Ordinal)
               let first = byGroup.Min(member => member.ValidFrom)
               from at in byGroup.Select(member => member.ValidFrom).Concat(byGroup.Select(member => member.ValidTo).OfType<DateTimeOffset>()).Distinct().Order()
               where at > first
               select new GroupChange(
                   byGroup.Key, titles.GetValueOrDefault(byGroup.Key, ""), StoredTime.Local(at).Year,
                   byGroup.Count(member => member.ValidFrom == at), byGroup.Count(member => member.ValidTo == at)),
        ];
    }

    public static async Task<IReadOnlyList<MetadataChange>> StoreAsync(
        UnitOfWork unit, IReadOnlyList<string> asked, IEnumerable<AreaInfo> answered, DateTimeOffset now)
    {
        var (stored, memberships) = await unit.QueryBothAsync<AreaRow, MemberRow>(ReadAreas, ReadMembers);
        var (known, members) = (stored.ToDictionary(row => row.AreaId.Value), memberships.ToLookup(row => row.AreaId));
        var changes = new List<MetadataChange>();
        var (areas, moves) = (new List<WrittenArea>(), new List<MemberRow>());
        foreach (var answer in answered.DistinctBy(area => area.Id))
        {
            known.Remove(answer.Id.Value, out var row);
            var old = row?.ToStored([.. members[answer.Id].Select(member => member.ToMember())]);
            var area = Fitted(answer.Over(old?.Info));
            if (old is null || old.GoneSince is not null || (old.Info.Title, old.Info.Type, old.Info.Municipality) != (area.Title, area.Type, area.Municipality))
            {
                areas.Add(new WrittenArea(area, null, now));
            }

            if (old?.GoneSince is not null)
            {
                changes.Add(new MetadataChange(MetadataChangeKind.Returned, area.Id.Value, old.Info.Title, area.Title));
            }

            if (old is not null && MetadataStore.IsRetitled(area.Id.Value, old.Info.Title, area.Title))
            {
                changes.Add(new MetadataChange(MetadataChangeKind.Retitled, area.Id.Value, old.Info.Title, area.Title));
            }

            var (joined, left) = Moves(area, [.. members[area.Id]], now, moves);
            if (old is { Info.Members.Count: > 0 } && joined.Count + left.Count > 0)
            {
                changes.Add(new MetadataChange(MetadataChangeKind.MembersChanged, area.Id.Value, old.Info.Title, area.Title) { Joined = joined, Left = left });
            }
        }

        foreach (var gone in asked.Select(id => known.GetValueOrDefault(id)).OfType<AreaRow>().Where(row => row.GoneSince is null))
        {
            var info = gone.ToStored([]).Info;
            areas.Add(new WrittenArea(info, now, gone.ChangedAt));
            changes.Add(new MetadataChange(MetadataChangeKind.Gone, info.Id.Value, info.Title, info.Title));
        }

        await unit.UpsertAsync(Areas, areas, InsertVersions, new { now });
        await unit.UpsertAsync(Members, moves);
        return changes;
    }

    /// <summary>The titles of those who joined and left. A group answered without members keeps those it had: that is no news but a gap.</summary>
    private static (IReadOnlyList<string> Joined, IReadOnlyList<string> Left) Moves(
        AreaInfo area, IReadOnlyList<MemberRow> before, DateTimeOffset now, List<MemberRow> moves)
    {
        if (area.Members.Count == 0)
        {
            return ([], []);
        }

        var old = before.ToDictionary(member => member.MemberId);
        List<string> joined = [];
        foreach (var member in area.Members.DistinctBy(member => member.Id))
        {
            if (!old.Remove(member.Id, out var row))
            {
                moves.Add(new MemberRow { AreaId = area.Id, MemberId = member.Id, ValidFrom = now, Title = member.Title });
                joined.Add(member.Title);
            }
            else if (row.Title != member.Title)
            {
                moves.Add(row with { Title = member.Title });
            }
        }

        moves.AddRange(old.Values.Select(left => left with { ValidTo = now }));
        return (joined, [.. old.Values.Select(left => left.Title)]);
    }

    private static AreaInfo Fitted(AreaInfo area) => area with
    {
        Title = StoredText.Cut(area.Title, 500),
        Type = StoredText.CutOrNull(area.Type, 20),
        Members = [.. area.Members.Select(member => member with { Title = StoredText.Cut(member.Title, 500) })],
    };

    private static string Code(AreaKind kind) => kind switch
    {
        AreaKind.Municipality => "municipality",
        AreaKind.Region => "region",
        AreaKind.Country => "country",
        AreaKind.Group => "group",
        _ => "unit",
    };

    private sealed record WrittenArea(AreaInfo Info, DateTimeOffset? GoneSince, DateTimeOffset ChangedAt);
}
