using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>Who gets mail: the groups of <c>mottagare</c>, and which of them an indicator alerts (<c>larm</c>).</summary>
internal sealed class RecipientsReader
{
    public const string AdminGroup = "admin";
    private const string StandardGroup = "standard";

    private readonly string? adminAddress;

    private RecipientsReader(Dictionary<string, IReadOnlyList<string>> groups, string? adminAddress) =>
        (Groups, this.adminAddress) = (groups, adminAddress);

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Groups { get; }

    public static RecipientsReader Read(Section top, FindingLog log, string? adminAddress)
    {
        var groups = new Dictionary<string, IReadOnlyList<string>>();
        switch (top.Node("mottagare"))
        {
            case null:
                break;
            case YamlMap map:
                ReadGroups(map, groups, log);
                break;
            case var other:
                top.Fault(other.Place, "\"mottagare\" är grupper med e-postadresser, t.ex. standard: [kvalitet@example.se]");
                break;
        }

        if (AddressesOf(groups, AdminGroup).Count == 0 && string.IsNullOrWhiteSpace(adminAddress))
        {
            top.Fault(
                top.Has("mottagare") ? top.PlaceOf("mottagare") : top.Place,
                "ingen administratör: lägg till gruppen admin under \"mottagare\", eller sätt Alerts:AdminAddress",
                "admin: [drift@example.se]");
        }

        return new RecipientsReader(groups, adminAddress);
    }

    /// <summary>The addresses of an indicator's groups, each once; the default group's when it names none.</summary>
    public IReadOnlyList<string> For(Section indicator, Action<Place, string, string?> warn)
    {
        var addresses = new List<string>(Members(indicator, "larm"));
        if (addresses.Count == 0)
        {
            addresses.AddRange(AddressesOf(Groups, StandardGroup));
        }

        if (addresses.Count == 0)
        {
            addresses.AddRange(Admin());
            warn(indicator.Place, "ingen får larm om indikatorn: \"larm\" saknas och gruppen standard är tom; larmen går till administratören", "larm: [standard]");
        }

        return [.. addresses.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The addresses of the groups that a key names, each once; a group that is not there is a fault.</summary>
    public IReadOnlyList<string> Members(Section indicator, string key)
    {
        var addresses = new List<string>();
        foreach (var group in indicator.Texts(key))
        {
            var name = group.Value.Trim();
            if (Groups.TryGetValue(name, out var members))
            {
                addresses.AddRange(members);
            }
            else
            {
                indicator.Fault(group.Place, $"mottagargruppen \"{name}\" finns inte under \"mottagare\"{Known()}", NearestWord.Among(Groups.Keys, name));
            }
        }

        return [.. addresses.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private IReadOnlyList<string> Admin() =>
        AddressesOf(Groups, AdminGroup) is { Count: > 0 } group ? group : Foundation.Configuration.AlertsOptions.Split(adminAddress);

    private string Known() => Groups.Count == 0 ? "" : $" (där finns {string.Join(", ", Groups.Keys)})";

    private static void ReadGroups(YamlMap map, Dictionary<string, IReadOnlyList<string>> groups, FindingLog log)
    {
        var section = Section.Open(map, map.Entries.Select(entry => entry.Key.Value).ToHashSet(), log, indicator: null);
        foreach (var group in map.Entries.Select(entry => entry.Key.Value).Distinct())
        {
            var addresses = section.Texts(group);
            foreach (var wrong in addresses.Where(address => !CatalogueForms.Address().IsMatch(address.Value.Trim())))
            {
                section.Fault(wrong.Place, $"\"{wrong.Value.Trim()}\" i gruppen {group} är ingen e-postadress");
            }

            groups[group] = [.. addresses.Select(address => address.Value.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)];
        }
    }

    private static IReadOnlyList<string> AddressesOf(IReadOnlyDictionary<string, IReadOnlyList<string>> groups, string name) =>
        groups.TryGetValue(name, out var found) ? found : [];
}
