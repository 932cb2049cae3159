using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Views;

namespace IndicatorSync.Worker.Storage.Migrations;

/// <summary>
/// One numbered step of the schema, as embedded: <c>Storage/Migrations/{engine}/0001_name.sql</c>. Number 0 is the views: not a step
/// but a script that runs again, after the steps, whenever its text is another than the journal's.
/// </summary>
internal sealed record Migration
{
    private static readonly Assembly Program = typeof(Migration).Assembly;

    /// <summary>By the name of the engine: the service compares them with the journal every few minutes.</summary>
    private static readonly ConcurrentDictionary<string, IReadOnlyList<Migration>> Embedded = new();

    public Migration(int number, string name, string script)
    {
        (Number, Name, Script) = (number, name, script);
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Normalised(script))));
    }

    public int Number { get; }

    public string Name { get; }

    public string Script { get; }

    /// <summary>SHA-256 of the text with its line endings normalised, lower-case hex.</summary>
    public string Hash { get; }

    public bool IsRepeatable => Number == 0;

    public override string ToString() => IsRepeatable ? Name : string.Create(CultureInfo.InvariantCulture, $"{Number:0000}_{Name}");

    /// <summary>Every step of an engine in order, and its views last.</summary>
    public static IReadOnlyList<Migration> All(SqlDialect dialect) => Embedded.GetOrAdd(
        dialect.Name, _ => [.. For(dialect), new Migration(0, "rapport_views", ViewScript.For(dialect))]);

    /// <summary>Every numbered step of an engine, in order.</summary>
    public static IReadOnlyList<Migration> For(SqlDialect dialect) =>
        [.. Resources(dialect.Name).Select(step => new Migration(step.Number, step.Name, Read(step.Resource)))];

    /// <summary>The numbers of <see cref="For"/>, without reading a script.</summary>
    public static IReadOnlyList<int> NumbersFor(SqlDialect dialect) => [.. Resources(dialect.Name).Select(step => step.Number)];

    private static IEnumerable<(int Number, string Name, string Resource)> Resources(string engine)
    {
        var folder = $"Storage/Migrations/{engine}/";

        // The resource's name has the separators of the machine that built it.
        return from resource in Program.GetManifestResourceNames()
               let path = resource.Replace('\\', '/')
               where path.StartsWith(folder, StringComparison.Ordinal)
               let file = Path.GetFileNameWithoutExtension(path[folder.Length..])
               let number = int.Parse(file.AsSpan(0, 4), CultureInfo.InvariantCulture)
               orderby number
               select (number, file[5..], resource);
    }

    private static string Read(string resource)
    {
        using var reader = new StreamReader(Program.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return Normalised(reader.ReadToEnd());
    }

    private static string Normalised(string text) => text.ReplaceLineEndings("\n");
}
