using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Configuration;

/// <summary>Section <c>Sources</c>. A query's connection string is read, never repeated.</summary>
internal static class SourcesSettings
{
    private const int LongestName = 50;

    /// <param name="section">The section.</param>
    /// <param name="names">The names of the queries.</param>
    /// <param name="surroundings">Where a relative path starts.</param>
    /// <param name="query">Reads <c>Sources:Sql:NAME</c>.</param>
    public static SourcesOptions Read(SectionReader section, IEnumerable<string> names, Surroundings surroundings, Func<string, SqlSourceOptions> query)
    {
        section.Allow("Sql");
        var defaults = new SourcesOptions();
        return new SourcesOptions
        {
            Directory = section.Text("Directory") is { } path ? surroundings.Resolve(path) : null,
            PollEvery = section.Time("PollEvery", defaults.PollEvery, TimeSpan.Zero, TimeSpan.FromDays(1)),
            SettleTime = section.Time("SettleTime", defaults.SettleTime, TimeSpan.Zero, TimeSpan.FromHours(1)),
            Sql = [.. names.Order(StringComparer.Ordinal).Select(query)],
        };
    }

    public static SqlSourceOptions ReadQuery(SectionReader section, string name, Surroundings surroundings)
    {
        if (name.Length > LongestName || !name.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_'))
        {
            section.Refuse("Query", 0, $"a query's name is letters, digits, - and _, at most {LongestName} of them.", $"en frågas namn är bokstäver, siffror, - och _, högst {LongestName} tecken.");
        }

        var provider = section.Choice("Provider", DatabaseProvider.SqlServer);
        return new SqlSourceOptions
        {
            Name = name,
            Provider = provider,
            ConnectionString = ConnectionString(section, provider, surroundings),
            Query = Needed(section, "Query") ?? "",
            Timeout = section.Time("Timeout", TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(30)),
            MaxRows = section.Number("MaxRows", 200_000, 1, 1_000_000),
            Every = section.Time("Every", TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromDays(31)),
        };
    }

    private static string ConnectionString(SectionReader section, DatabaseProvider provider, Surroundings surroundings)
    {
        if (Needed(section, "ConnectionString") is not { } text)
        {
            return "";
        }

        try
        {
            if (provider == DatabaseProvider.SqlServer)
            {
                return new SqlConnectionStringBuilder(text) { ApplicationIntent = ApplicationIntent.ReadOnly }.ConnectionString;
            }

            var parsed = new SqliteConnectionStringBuilder(text);
            if (parsed.DataSource.Length > 0)
            {
                parsed.DataSource = surroundings.Resolve(parsed.DataSource);
                parsed.Mode = SqliteOpenMode.ReadOnly;
                return parsed.ConnectionString;
            }
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The parser's words may quote a password.
        }

        return section.Refuse("ConnectionString", "", "not a connection string for this provider.", "ingen anslutningssträng för den här databasen.");
    }

    private static string? Needed(SectionReader section, string key) =>
        section.Text(key) ?? section.Refuse<string?>(key, null, "needed for every query under Sources:Sql.", "behövs för varje fråga under Sources:Sql.");
}
