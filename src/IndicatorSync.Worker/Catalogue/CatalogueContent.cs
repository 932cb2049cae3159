using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>A file of the catalogue.</summary>
/// <param name="File">Its name without folder; empty where it is the whole catalogue.</param>
/// <param name="Text">As it is; empty when it is unreadable.</param>
internal sealed record PlanText(string File, string Text)
{
    /// <summary>That the file is not UTF-8.</summary>
    [JsonIgnore]
    public Finding? Unreadable { get; init; }
}

/// <summary>The catalogue as text: one file, or the plans of a folder in the order of their names.</summary>
internal sealed partial record CatalogueContent(IReadOnlyList<PlanText> Files, bool IsFolder)
{
    /// <summary>No plan begins so: a plan is keys, not a list.</summary>
    private const string StoredMark = "[{\"file\":";

    /// <summary>What else lies in the folder; Swedish.</summary>
    public IReadOnlyList<string> PassedOver { get; init; } = [];

    /// <summary>SHA-256 of the file's text, or of the names and texts of all files; the same on every system that checks them out.</summary>
    public string Version => IsFolder
        ? CatalogueFile.VersionOf(string.Join('\n', Files.Select(plan => $"{CatalogueFile.VersionOf(plan.Text.TrimStart('\uFEFF'))} {plan.File}")))
        : CatalogueFile.VersionOf(Files[0].Text.TrimStart('\uFEFF'));

    /// <summary>As the database and recordings keep it: a file as it is, a folder as a list of its files in JSON.</summary>
    public string Stored => IsFolder ? JsonSerializer.Serialize(Files, StoredJson.Readable.IReadOnlyListPlanText) : Files[0].Text;

    /// <summary>Reads the file or the folder. The file that a recording keeps of a folder is read as that folder.</summary>
    /// <exception cref="ExpectedFailure">There is no file, or one cannot be opened (exit 2).</exception>
    public static CatalogueContent Open(string path)
    {
        if (Directory.Exists(path))
        {
            return CatalogueFolder.Read(path);
        }

        var (text, unreadable) = CatalogueFile.Read(path);
        return unreadable is null ? OfStored(text) : new CatalogueContent([new PlanText("", "") { Unreadable = unreadable }], IsFolder: false);
    }

    /// <param name="content">As <see cref="Stored"/> gave it.</param>
    public static CatalogueContent OfStored(string content)
    {
        if (content.StartsWith(StoredMark, StringComparison.Ordinal))
        {
            try
            {
                if (JsonSerializer.Deserialize(content, StoredJson.Readable.IReadOnlyListPlanText) is { Count: > 0 } files && files.All(plan => plan is { File.Length: > 0, Text: not null }))
                {
                    return new CatalogueContent(files, IsFolder: true);
                }
            }
            catch (JsonException)
            {
                // A catalogue that somebody has begun so is reported as what it is: no plan.
            }
        }

        return new CatalogueContent([new PlanText("", content)], IsFolder: false);
    }

    [JsonSerializable(typeof(IReadOnlyList<PlanText>))]
    private sealed partial class StoredJson : JsonSerializerContext
    {
        public static StoredJson Readable { get; } = new(new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}
