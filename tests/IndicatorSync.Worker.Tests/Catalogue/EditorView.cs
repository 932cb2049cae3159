using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace IndicatorSync.Worker.Tests.Catalogue;

/// <summary>
/// A YAML text as an editor's schema check sees it: plain scalars have the types of YAML 1.2's core schema (<c>2417</c> is a number),
/// while our reader takes every scalar as text.
/// </summary>
internal static partial class EditorView
{
    public static string OfYaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return Json(stream.Documents[0].RootNode)!.ToJsonString();
    }

    /// <summary>The schema in the older words that the tests' validator knows: it has no <c>if</c>, and an <c>if</c> whose <c>then</c> nothing fulfils is a <c>not</c>.</summary>
    public static string SchemaWithNot()
    {
        var schema = JsonNode.Parse(File.ReadAllText(RepositoryFiles.Schema))!;
        foreach (var rules in new[] { schema["allOf"]!, schema["definitions"]!["indikator"]!["allOf"]! })
        {
            foreach (var rule in rules.AsArray().OfType<JsonObject>().Where(rule => rule.ContainsKey("if")))
            {
                rule["not"] = rule["if"]!.DeepClone();
                rule.Remove("if");
                rule.Remove("then");
            }
        }

        return schema.ToJsonString();
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, Json(entry.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: var plain } => Plain(plain!),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new InvalidOperationException($"no JSON for {node.NodeType}"),
    };

    private static JsonValue? Plain(string text) => text switch
    {
        "" or "~" or "null" => null,
        "true" or "false" => JsonValue.Create(text == "true"),
        _ when Integer().IsMatch(text) => JsonValue.Create(long.Parse(text, CultureInfo.InvariantCulture)),
        _ when Number().IsMatch(text) => JsonValue.Create(double.Parse(text, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(text),
    };

    [GeneratedRegex("^[-+]?[0-9]+$")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?[0-9]+\.[0-9]+$")]
    private static partial Regex Number();
}
