using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>
/// Reads <c>mål</c>, the plan's goal tree (docs/contract.md 1.10). A child is below its parent, or the parent names it by id; then it
/// stands elsewhere.
/// </summary>
internal sealed class GoalsReader
{
    public const string Key = "mål";

    private readonly FindingLog log;
    private readonly List<(Goal Goal, Place Place)> read = [];
    private readonly List<(string Parent, YamlText Child)> named = [];
    private readonly Dictionary<string, string?> parents = [];

    private GoalsReader(FindingLog log) => this.log = log;

    /// <summary>Whole only when nothing structural was found.</summary>
    public IReadOnlyList<Goal> Goals => [.. read.Select(one => one.Goal with { ParentId = parents.GetValueOrDefault(one.Goal.Id) })];

    /// <summary>Their ids, in their order, with where they are.</summary>
    public IReadOnlyList<(string Id, Place Place)> Places => [.. read.Select(one => (one.Goal.Id, one.Place))];

    public static GoalsReader Read(Section top, FindingLog log)
    {
        var reader = new GoalsReader(log);
        reader.ReadChildren(top, parent: null);
        reader.ReportDoubles();
        reader.LinkNamed();
        reader.ReportCircles();
        return reader;
    }

    /// <summary>The goal of an indicator or an activity that names one; null when it does not, or when there is none.</summary>
    public string? Named(Section section)
    {
        if (section.Text(Key) is not { } id)
        {
            return null;
        }

        if (!parents.ContainsKey(id))
        {
            section.Fault(section.PlaceOf(Key), Unknown(id), NearestWord.Among(parents.Keys, id));
        }

        return id;
    }

    /// <summary>The goal whose <c>namn</c> is these words; null where none has it, or several.</summary>
    public string? Called(string? name) =>
        name is not null && read.Where(one => string.Equals(one.Goal.Name, name, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only.Goal.Id : null;

    public string? NameOf(string? id) => read.FirstOrDefault(one => one.Goal.Id == id).Goal?.Name;

    private string Unknown(string id) =>
        parents.Count == 0 ? $"målet \"{id}\" finns inte; katalogen har inget målträd (\"mål\" överst)" : $"målet \"{id}\" finns inte under \"mål\" överst i katalogen";

    private void ReadChildren(Section owner, string? parent)
    {
        switch (owner.Node(Key))
        {
            case null:
                return;
            case YamlList list:
                foreach (var item in list.Items)
                {
                    ReadChild(owner, parent, item);
                }

                return;
            case var other:
                owner.Fault(other.Place, "\"mål\" är en lista där varje mål börjar med \"- id:\"");
                return;
        }
    }

    private void ReadChild(Section owner, string? parent, YamlNode item)
    {
        if (item is YamlText { IsEmpty: false } id && parent is not null)
        {
            named.Add((parent, id));
            return;
        }

        if (item is not YamlMap map)
        {
            owner.Fault(item.Place, "ett mål har nycklar: id, namn, nivå, ansvarig, förklaring, mål");
            return;
        }

        var section = Section.Open(map, CatalogueKeys.Goal, log, indicator: null);
        var goal = new Goal
        {
            Ordinal = read.Count + 1,
            Id = SlugReader.Read(section, map),
            Name = section.RequiredText("namn"),
            Level = section.Text("nivå"),
            Responsible = section.Text("ansvarig"),
            Explanation = section.Text("förklaring"),
        };
        read.Add((goal, section.PlaceOf("id")));
        parents.TryAdd(goal.Id, parent);
        ReadChildren(section, goal.Id);
    }

    private void ReportDoubles()
    {
        foreach (var same in read.Where(one => one.Goal.Id.Length > 0).GroupBy(one => one.Goal.Id))
        {
            foreach (var again in same.Skip(1))
            {
                log.Structural(again.Place, null, $"målets id \"{same.Key}\" finns redan på rad {same.First().Place.Line}; varje id får bara finnas en gång");
            }
        }
    }

    private void LinkNamed()
    {
        foreach (var (parent, child) in named)
        {
            var id = child.Value.Trim();
            if (!parents.TryGetValue(id, out var before))
            {
                log.Structural(child.Place, null, Unknown(id), NearestWord.Among(parents.Keys, id));
            }
            else if (before is not null && before != parent)
            {
                log.Structural(child.Place, null, $"målet \"{id}\" hör redan till \"{before}\"; ett mål hör till ett enda mål");
            }
            else
            {
                parents[id] = parent;
            }
        }
    }

    private void ReportCircles()
    {
        var circle = GoalTree.InCircles(parents);
        if (circle.Count > 0)
        {
            var first = read.First(one => circle.Contains(one.Goal.Id));
            log.Structural(first.Place, null, $"målen går i cirkel: {string.Join(" hör till ", GoalTree.Upwards(first.Goal.Id, parents).Append(first.Goal.Id))}");
        }
    }
}
