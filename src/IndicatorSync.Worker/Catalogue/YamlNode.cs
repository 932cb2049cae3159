namespace IndicatorSync.Worker.Catalogue;

/// <summary>A place in the catalogue, 1-based.</summary>
internal readonly record struct Place(int Line, int Column);

/// <summary>A node of the document. Scalars are text, whatever they look like: <c>0114</c> stays <c>0114</c>.</summary>
internal abstract record YamlNode(Place Place);

/// <summary>A scalar; <see cref="Block"/> when written as <c>&gt;</c> or <c>|</c>.</summary>
internal sealed record YamlText(Place Place, string Value, bool Block) : YamlNode(Place)
{
    /// <summary>Nothing, or nothing but spaces, follows the key.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Value);
}

/// <summary>A list; <see cref="Flow"/> when written inside <c>[ ]</c>.</summary>
internal sealed record YamlList(Place Place, IReadOnlyList<YamlNode> Items, bool Flow) : YamlNode(Place);

/// <summary>Keys and values; <see cref="Flow"/> when written inside <c>{ }</c>.</summary>
internal sealed record YamlMap(Place Place, IReadOnlyList<YamlEntry> Entries, bool Flow) : YamlNode(Place)
{
    private readonly Lazy<Dictionary<string, YamlEntry>> byKey = new(() =>
    {
        var first = new Dictionary<string, YamlEntry>();
        foreach (var entry in Entries)
        {
            first.TryAdd(entry.Key.Value, entry);
        }

        return first;
    });

    /// <summary>The first entry with the key, also when the key occurs twice.</summary>
    public YamlEntry? Find(string key) => byKey.Value.GetValueOrDefault(key);
}

internal sealed record YamlEntry(YamlText Key, YamlNode Value);
