using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace IndicatorSync.Worker.Storage;

/// <summary>One numbered step of the schema, as embedded: <c>Storage/Migrations/{engine}/0001_name.sql</c>.</summary>
internal sealed record Migration(int Number, string Name, string Script)
{
    /// <summary>SHA-256 of the text with its line endings normalised, lower-case hex.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Normalised(Script))));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number:0000}_{Name}");

    /// <summary>Every migration of an engine, in order.</summary>
    public static IReadOnlyList<Migration> For(SqlDialect dialect)
    {
        var assembly = typeof(Migration).Assembly;
        var folder = $"Storage/Migrations/{dialect.Name}/";

        // The resource's name has the separators of the machine that built it.
        return
        [
            .. from resource in assembly.GetManifestResourceNames()
               let path = resource.Replace('\\', '/')
               where path.StartsWith(folder, StringComparison.Ordinal)
               let file = Path.GetFileNameWithoutExtension(path[folder.Length..])
               let number = int.Parse(file.AsSpan(0, 4), CultureInfo.InvariantCulture)
               orderby number
               select new Migration(number, file[5..], Read(assembly, resource)),
        ];
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return Normalised(reader.ReadToEnd());
    }

    private static string Normalised(string text) => text.ReplaceLineEndings("\n");
}
