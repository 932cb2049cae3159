using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Metadata;

/// <summary>Municipalities, groups and units, and who is a member of a group from when to when.</summary>
internal static class AreaStore
{
    private const string ReadAreas = "SELECT area_id, title, type, municipality_id, gone_since FROM area ORDER BY area_id";

    private const string ReadMembers = "SELECT area_id, member_id, title FROM area_member WHERE valid_to IS NULL ORDER BY area_id, member_id";

    private const string InsertArea = """
        INSERT INTO area (area_id, title, type, municipality_id, kind, gone_since, changed_at)
        VALUES (@id, @title, @type, @municipality, @kind, NULL, @now)
        """;

    private const string UpdateArea = """
        UPDATE area SET title = @title, type = @type, municipality_id = @municipality, gone_since = NULL, changed_at = @now
        WHERE area_id = @id
        """;

    private const string MarkGone = "UPDATE area SET gone_since = @now WHERE area_id = @id";

    private const string InsertMember = """
        INSERT INTO area_member (area_id, member_id, valid_from, valid_to, title) VALUES (@id, @member, @now, NULL, @title)
        """;

    private const string EndMember = """
        UPDATE area_member SET valid_to = @now WHERE area_id = @id AND member_id = @member AND valid_to IS NULL
        """;

    private const string RetitleMember = """
        UPDATE area_member SET title = @title WHERE area_id = @id AND member_id = @member AND valid_to IS NULL
        """;

    public static async Task<IReadOnlyList<StoredArea>> ReadAsync(UnitOfWork unit)
    {
        var members = (await unit.QueryAsync<MemberRow>(ReadMembers)).ToLookup(row => row.AreaId, row => row.ToMember());
        return [.. (await unit.QueryAsync<AreaRow>(ReadAreas)).Select(row => row.ToStored([.. members[row.AreaId]]))];
    }

    public static async Task<IReadOnlyList<MetadataChange>> StoreAsync(
        UnitOfWork unit, IReadOnlyList<string> asked, IReadOnlyList<AreaInfo> answered, DateTimeOffset now)
    {
        var known = (await ReadAsync(unit)).ToDictionary(area => area.Info.Id.Value);
        var changes = new List<MetadataChange>();
        foreach (var area in answered.Select(Fitted))
        {
            known.Remove(area.Id.Value, out var old);
            await WriteAreaAsync(unit, area, old, now);
            if (old?.GoneSince is not null)
                changes.Add(new MetadataChange(MetadataChangeKind.Returned, area.Id.Value, old.Info.Title, area.Title));
            if (old is not null && !MetadataStore.SameTitle(old.Info.Title, area.Title))
                changes.Add(new MetadataChange(MetadataChangeKind.Retitled, area.Id.Value, old.Info.Title, area.Title));
            var (joined, left) = await WriteMembersAsync(unit, area, old?.Info.Members ?? [], now);
            if (old is { Info.Members.Count: > 0 } && joined.Count + left.Count > 0)
                changes.Add(new MetadataChange(MetadataChangeKind.MembersChanged, area.Id.Value, old.Info.Title, area.Title) { Joined = joined, Left = left });
        }

        foreach (var gone in asked.Select(id => known.GetValueOrDefault(id)).Where(area => area is { GoneSince: null }))
        {
            await unit.ExecuteAsync(MarkGone, new { now, id = gone!.Info.Id });
            changes.Add(new MetadataChange(MetadataChangeKind.Gone, gone.Info.Id.Value, gone.Info.Title, gone.Info.Title));
        }

        return changes;
    }

    private static async Task WriteAreaAsync(UnitOfWork unit, AreaInfo area, StoredArea? old, DateTimeOffset now)
    {
        var arguments = new { id = area.Id, title = area.Title, type = area.Type, municipality = area.Municipality, kind = Code(area.Id.Kind), now };
        if (old is null)
            await unit.ExecuteAsync(InsertArea, arguments);
        else if (old.GoneSince is not null || (old.Info.Title, old.Info.Type, old.Info.Municipality) != (area.Title, area.Type, area.Municipality))
            await unit.ExecuteAsync(UpdateArea, arguments);
    }

    /// <summary>The titles of those who joined and left. A group answered without members keeps those it had: that is no news but a gap.</summary>
    private static async Task<(IReadOnlyList<string> Joined, IReadOnlyList<string> Left)> WriteMembersAsync(
        UnitOfWork unit, AreaInfo area, IReadOnlyList<AreaMember> before, DateTimeOffset now)
    {
        if (area.Members.Count == 0)
            return ([], []);

        var old = before.ToDictionary(member => member.Id, member => member.Title);
        List<string> joined = [];
        foreach (var member in area.Members.DistinctBy(member => member.Id))
        {
            var arguments = new { id = area.Id, member = member.Id, title = member.Title, now };
            if (!old.Remove(member.Id, out var title))
            {
                await unit.ExecuteAsync(InsertMember, arguments);
                joined.Add(member.Title);
            }
            else if (title != member.Title)
            {
                await unit.ExecuteAsync(RetitleMember, arguments);
            }
        }

        foreach (var left in old.Keys)
            await unit.ExecuteAsync(EndMember, new { id = area.Id, member = left, now });

        return (joined, [.. old.Values]);
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
}
