using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>
/// Whom to ask about an indicator (<c>kontakt</c> of the indicator or the plan, <c>kontakter</c> by <c>verksamhetsområde</c>): the nearest
/// one wins (docs/contract.md 1.14).
/// </summary>
internal sealed class ContactsReader
{
    private const string Key = "kontakt";
    private const string AreasKey = "kontakter";

    private readonly FindingLog log;
    private readonly Contact? ofPlan;
    private readonly Dictionary<string, Contact> ofAreas = new(StringComparer.OrdinalIgnoreCase);

    private ContactsReader(FindingLog log, Contact? ofPlan) => (this.log, this.ofPlan) = (log, ofPlan);

    public static ContactsReader Read(Section top, FindingLog log)
    {
        var contacts = new ContactsReader(log, Read(top.Node(Key), top, log, indicator: null));
        if (top.Node(AreasKey) is YamlMap areas)
        {
            // Section finds keys that occur twice; the names of areas are the plan's own.
            Section.Open(areas, [.. areas.Entries.Select(entry => entry.Key.Value)], log, indicator: null);
            foreach (var entry in areas.Entries)
            {
                if (Read(entry.Value is YamlText { IsEmpty: true } ? null : entry.Value, top, log, indicator: null) is { } contact)
                {
                    contacts.ofAreas[entry.Key.Value.Trim()] = contact;
                }
            }
        }
        else if (top.Node(AreasKey) is { } other)
        {
            top.Fault(other.Place, "\"kontakter\" är verksamhetsområden med var sin kontakt, t.ex. Äldreomsorgen: { namn: Anna Berg, adress: anna@example.se }");
        }

        return contacts;
    }

    /// <param name="indicator">One entry of <c>indikatorer</c>.</param>
    /// <param name="id">Its id, for findings.</param>
    public Contact? For(Section indicator, string id) =>
        Read(indicator.Node(Key), indicator, log, id)
        ?? (indicator.Text("verksamhetsområde") is { } area && ofAreas.TryGetValue(area.Trim(), out var contact) ? contact : ofPlan);

    private static Contact? Read(YamlNode? node, Section owner, FindingLog log, string? indicator)
    {
        switch (node)
        {
            case null:
                return null;
            case YamlMap map:
                var section = Section.Open(map, CatalogueKeys.Contact, log, indicator);
                if (section.Text("adress") is not { } address)
                {
                    section.Fault(map.Place, "kontakten saknar \"adress\"", "{ namn: Anna Berg, adress: anna@example.se }");
                    return null;
                }

                if (!CatalogueForms.Address().IsMatch(address))
                {
                    section.Fault(section.PlaceOf("adress"), $"\"{address}\" är ingen e-postadress");
                    return null;
                }

                return new Contact(section.Text("namn"), address);
            default:
                owner.Fault(node.Place, "\"kontakt\" har ett namn och en adress", "{ namn: Anna Berg, adress: anna@example.se }");
                return null;
        }
    }
}
