using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Commands.Setup;

/// <summary>An <c>appsettings.json</c> in which single keys are set or taken away. The rest stays; comments do not, so a copy is kept beside it.</summary>
internal sealed class SettingsFile(string path)
{
    private static readonly JsonSerializerOptions Printed = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public string Path { get; } = path;

    /// <summary>The file that wins among those that are read. The one that is shipped says nothing of an installation: then it is the working directory's.</summary>
    public static string InUse(ProcessContext process)
    {
        var found = System.IO.Path.Combine(ConfigurationSources.SettingsDirectory(process), ConfigurationSources.FileName);
        return File.Exists(found) && Parse(File.ReadAllText(found)).Any(section => !section.Key.Equals("Logging", StringComparison.OrdinalIgnoreCase))
            ? found
            : System.IO.Path.Combine(process.WorkingDirectory, ConfigurationSources.FileName);
    }

    /// <param name="changes">Values by key; null takes the key away.</param>
    /// <exception cref="ExpectedFailure">The file cannot be read or written.</exception>
    public void Change(IReadOnlyDictionary<string, string?> changes)
    {
        try
        {
            var before = File.Exists(Path) ? File.ReadAllText(Path) : null;
            var root = Parse(before);
            foreach (var (key, value) in changes)
            {
                Set(root, key, value);
            }

            if (before is not null)
            {
                File.WriteAllText($"{Path}.bak", before, new UTF8Encoding(false));
            }

            // Written over, not replaced: the file keeps its owner, its group and its rights.
            File.WriteAllText(Path, root.ToJsonString(Printed) + "\n", new UTF8Encoding(false));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"{Path} kan inte ändras: {ForeignText.Message(failure.Message)}", failure);
        }
    }

    private static JsonObject Parse(string? text) => string.IsNullOrWhiteSpace(text)
        ? []
        : JsonNode.Parse(text, documentOptions: Lenient) as JsonObject ?? throw new JsonException("the file is not one JSON object");

    /// <summary>.NET reads keys in any case, nested or with colons in their names.</summary>
    private static void Set(JsonObject node, string key, string? value)
    {
        var name = NameIn(node, key);
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        if (name is not null || colon < 0)
        {
            node.Remove(name ?? key);
            if (value is not null)
            {
                node[name ?? key] = value;
            }

            return;
        }

        var section = NameIn(node, key[..colon]) ?? key[..colon];
        if (node[section] is not JsonObject below)
        {
            if (value is null)
            {
                return;
            }

            node[section] = below = [];
        }

        Set(below, key[(colon + 1)..], value);
    }

    private static string? NameIn(JsonObject node, string key) =>
        node.Select(property => property.Key).FirstOrDefault(name => name.Equals(key, StringComparison.OrdinalIgnoreCase));
}
