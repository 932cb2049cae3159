using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Foundation.Configuration;

/// <summary>Section <c>Database</c>: its connection string is read, never repeated.</summary>
internal static class DatabaseSettings
{
    /// <param name="section">The section.</param>
    /// <param name="process">Where a relative path starts.</param>
    /// <param name="replayDirectory">A replay has a database of its own unless one is configured.</param>
    public static DatabaseOptions Read(SectionReader section, ProcessContext process, string? replayDirectory)
    {
        var provider = section.Choice("Provider", DatabaseProvider.Sqlite);
        var given = section.Text("ConnectionString");
        if (provider == DatabaseProvider.SqlServer)
        {
            if (given is null)
            {
                section.Refuse("ConnectionString", 0, "SqlServer needs a connection string.", "SqlServer behöver en anslutningssträng.");
            }
            else if (Parsed(() => new SqlConnectionStringBuilder(given)) is null)
            {
                RefuseConnectionString(section);
            }

            return new DatabaseOptions { Provider = provider, ConnectionString = given ?? "" };
        }

        var text = given ?? (replayDirectory is null ? new DatabaseOptions().ConnectionString : "Data Source=replay.db");
        if (Parsed(() => new SqliteConnectionStringBuilder(text)) is not { DataSource.Length: > 0 } parsed)
        {
            RefuseConnectionString(section);
            return new DatabaseOptions();
        }

        // An in-memory database or a file: address is SQLite's own business; anything else is a path of ours.
        if (parsed.DataSource != ":memory:" && parsed.Mode != SqliteOpenMode.Memory && !parsed.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            parsed.DataSource = process.Resolve(parsed.DataSource);
        }

        return new DatabaseOptions { Provider = provider, ConnectionString = parsed.ConnectionString };
    }

    /// <summary>The text may hold a password, so neither it nor the parser's words are repeated.</summary>
    private static void RefuseConnectionString(SectionReader section) =>
        section.Refuse("ConnectionString", 0, "not a connection string for this provider.", "ingen anslutningssträng för den här databasen.");

    private static T? Parsed<T>(Func<T> parse)
        where T : DbConnectionStringBuilder
    {
        try
        {
            return parse();
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }
}
