using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Metadata;

namespace IndicatorSync.Worker.Tests.Storage;

public sealed class SqliteMetadataStoreTests() : MetadataStoreTests(Engine.Sqlite);

public sealed class SqlServerMetadataStoreTests() : MetadataStoreTests(Engine.SqlServer);

public abstract class MetadataStoreTests(Engine engine) : StorageTests(engine)
{
    private static readonly KpiInfo Kpi = new()
    {
        Id = KpiId.Parse("U23471"),
        Title = "Brukarbedömning särskilt boende äldreomsorg -  helhetssyn, andel (%)",
        Description = "Rad ett\\nrad två",
        MunicipalityType = "K",
        Auspice = "E",
        OperatingArea = "Äldreomsorg",
        Perspective = "Kvalitet",
        IsDividedByGender = true,
        HasUnitData = false,
        PreliminaryPublicationDate = new DateOnly(2026, 10, 1),
        PublicationDate = new DateOnly(2026, 12, 15),
        PublicationPeriod = 2026,
    };

    private static readonly AreaInfo Group = new(
        AreaId.Parse("G176642"), "Liknande kommuner äldreomsorg, Norsjö, 2024", null, null,
        [new AreaMember(AreaId.Parse("2418"), "Malå"), new AreaMember(AreaId.Parse("2463"), "Åsele")]);

    [Fact]
    public async Task A_kpi_reads_back_equal_and_an_unchanged_one_is_no_news()
    {
        var first = await StoreAsync(Now, Kpi);
        var again = await StoreAsync(Now.AddDays(1), Kpi);

        Assert.Empty(first);
        Assert.Empty(again);
        var stored = Assert.Single(await ReadAsync(MetadataStore.KpisAsync));
        Assert.Equal((Kpi, null, null), (stored.Info, stored.GoneSince, stored.DiscontinuedYear));
        Assert.Equal(Now, await ReadAsync(unit => unit.ScalarAsync<DateTimeOffset>("SELECT changed_at FROM kpi")));
    }

    [Fact]
    public async Task Absent_dates_and_texts_read_back_absent()
    {
        var bare = new KpiInfo
        {
            Id = Kpi.Id,
            Title = "Titel",
            IsDividedByGender = false,
            HasUnitData = true,
        };

        await StoreAsync(Now, bare);

        Assert.Equal(bare, Assert.Single(await ReadAsync(MetadataStore.KpisAsync)).Info);
    }

    [Fact]
    public async Task A_new_title_is_news_and_another_number_of_spaces_is_not()
    {
        await StoreAsync(Now, Kpi);

        var spaces = await StoreAsync(Now, Kpi with { Title = Kpi.Title.Replace("  ", " ", StringComparison.Ordinal) });
        var title = await StoreAsync(Now, Kpi with { Title = "Något annat" });

        Assert.Empty(spaces);
        Assert.Equal((MetadataChangeKind.Retitled, "Något annat"), (Assert.Single(title).Kind, title[0].NewTitle));
    }

    [Fact]
    public async Task A_kpi_discontinued_is_told_once()
    {
        await StoreAsync(Now, Kpi);
        var last = Kpi with { Title = Kpi.Title + " (- 2024)" };

        var told = await StoreAsync(Now, last);
        var again = await StoreAsync(Now, last);

        Assert.Equal(MetadataChangeKind.Discontinued, Assert.Single(told).Kind);
        Assert.Empty(again);
        Assert.Equal(2024, Assert.Single(await ReadAsync(MetadataStore.KpisAsync)).DiscontinuedYear);
    }

    [Fact]
    public async Task A_kpi_no_longer_answered_is_gone_until_it_returns()
    {
        await StoreAsync(Now, Kpi);

        var gone = await StoreAsync(Now.AddDays(1));
        var still = await StoreAsync(Now.AddDays(2));
        var since = Assert.Single(await ReadAsync(MetadataStore.KpisAsync)).GoneSince;
        var back = await StoreAsync(Now.AddDays(3), Kpi);

        Assert.Equal(MetadataChangeKind.Gone, Assert.Single(gone).Kind);
        Assert.Empty(still);
        Assert.Equal(Now.AddDays(1), since);
        Assert.Equal(MetadataChangeKind.Returned, Assert.Single(back).Kind);
        Assert.Null(Assert.Single(await ReadAsync(MetadataStore.KpisAsync)).GoneSince);
    }

    [Fact]
    public async Task Members_of_a_group_are_kept_with_the_time_they_held()
    {
        await StoreGroupAsync(Now, Group);
        AreaInfo changed = Group with
        {
            Title = "Liknande kommuner äldreomsorg, Norsjö, 2025",
            Members = [Group.Members[1], new AreaMember(AreaId.Parse("2403"), "Bjurholm")],
        };

        var changes = await StoreGroupAsync(Now.AddDays(1), changed);

        Assert.Equal([MetadataChangeKind.Retitled, MetadataChangeKind.MembersChanged], changes.Select(change => change.Kind));
        var stored = Assert.Single(await ReadAsync(MetadataStore.AreasAsync));
        Assert.Equal(changed.Title, stored.Info.Title);
        Assert.Equal(["2403", "2463"], stored.Info.Members.Select(member => member.Id.Value));
        Assert.Equal(
            Now.AddDays(1), await ReadAsync(unit => unit.ScalarAsync<DateTimeOffset>("SELECT valid_to FROM area_member WHERE member_id = '2418'")));
    }

    [Fact]
    public async Task A_group_answered_without_members_keeps_those_it_had()
    {
        await StoreGroupAsync(Now, Group);

        var changes = await StoreGroupAsync(Now.AddDays(1), Group with { Members = [] });

        Assert.Empty(changes);
        Assert.Equal(2, Assert.Single(await ReadAsync(MetadataStore.AreasAsync)).Info.Members.Count);
    }

    private Task<IReadOnlyList<MetadataChange>> StoreAsync(DateTimeOffset now, params KpiInfo[] answer) => WriteAsync(
        unit => MetadataStore.StoreAsync(unit, [(new MetadataRequest(MetadataKind.Kpi, [Kpi.Id.Value]), new MetadataAnswer(answer, []))], now));

    private Task<IReadOnlyList<MetadataChange>> StoreGroupAsync(DateTimeOffset now, AreaInfo answer) => WriteAsync(
        unit => MetadataStore.StoreAsync(unit, [(new MetadataRequest(MetadataKind.Group, [Group.Id.Value]), new MetadataAnswer([], [answer]))], now));
}
