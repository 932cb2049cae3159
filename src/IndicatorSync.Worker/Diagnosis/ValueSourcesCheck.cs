using System.Globalization;
using IndicatorSync.Worker.Configuration;
using IndicatorSync.Worker.Sources.Reading;

namespace IndicatorSync.Worker.Diagnosis;

/// <summary>The folder and the queries that values other than Kolada's come from.</summary>
internal static class ValueSourcesCheck
{
    public static async Task<IReadOnlyList<DoctorItem>> RunAsync(SourcesOptions sources, CancellationToken cancellationToken)
    {
        var items = new List<DoctorItem>();
        if (sources.Directory is { } folder)
        {
            items.AddRange(await OfFolderAsync(folder, cancellationToken));
        }

        foreach (var query in sources.Sql)
        {
            items.Add(await OfQueryAsync(query, cancellationToken));
        }

        return items;
    }

    private static async Task<IReadOnlyList<DoctorItem>> OfFolderAsync(string folder, CancellationToken cancellationToken)
    {
        const string Name = "Inläsningens mapp";
        var contents = SourceFolder.Look(folder);
        if (contents.Unread.FirstOrDefault(one => one.Path.Length == 0) is { } whole)
        {
            return [DoctorItem.Bad(Name, $"{folder}: {whole.Reason}.", "Skapa mappen och låt tjänstens konto läsa i den, eller ändra Sources:Directory.")];
        }

        var faults = contents.Unread.ToList();
        foreach (var file in contents.Files)
        {
            var content = await SourceFile.ReadAsync(file, cancellationToken);
            if (content.Table.Fault is { } fault)
            {
                faults.Add(new UnreadFile(file.Path, fault));
            }
        }

        var files = contents.Files.Count == 1 ? "1 fil" : string.Create(CultureInfo.InvariantCulture, $"{contents.Files.Count} filer");
        return
        [
            DoctorItem.Good(Name, $"{folder} går att läsa; {files}."),
            .. faults.Select(fault => DoctorItem.Bad($"Fil att läsa in: {fault.Path}", $"{Capital(fault.Reason)}.", "Spara om filen, eller ta bort den ur mappen.")),
        ];
    }

    private static async Task<DoctorItem> OfQueryAsync(SqlSourceOptions query, CancellationToken cancellationToken)
    {
        var name = $"Fråga {query.Name}";
        var content = await SqlSource.ReadAsync(query, cancellationToken);
        return content.Table.Fault is { } fault
            ? DoctorItem.Bad(name, $"{Capital(fault)}.", $"Ändra Sources:Sql:{query.Name}, eller fråga den som sköter databasen.")
            : DoctorItem.Good(name, string.Create(CultureInfo.InvariantCulture, $"Svarar med {content.Table.Tables[0].Rows.Count - 1} rader."));
    }

    private static string Capital(string text) => char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
}
