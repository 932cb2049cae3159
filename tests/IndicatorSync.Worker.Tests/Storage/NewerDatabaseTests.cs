using IndicatorSync.Worker.Commands;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Migrations;
using Microsoft.Extensions.Configuration.Memory;

namespace IndicatorSync.Worker.Tests.Storage;

/// <summary>A database that a newer program has upgraded: every command stops with exit 1, the service too.</summary>
public sealed class NewerDatabaseTests() : StorageTests(Engine.Sqlite)
{
    [Theory]
    [InlineData("run")]
    [InlineData("status")]
    [InlineData("sync")]
    [InlineData("migrate")]
    public async Task Stops_with_one_line_and_exit_1(string command)
    {
        await new Migrator(Database, [.. Migration.For(Database.Dialect), new(9998, "later", "CREATE TABLE later (id INT NOT NULL);")]).MigrateAsync(Now, Cancel);
        using var error = new StringWriter();
        var folder = Path.GetDirectoryName(Database.Source)!;
        File.Copy(RepositoryFiles.Sample, Path.Combine(folder, "indikatorer.yaml"));
        var process = new ProcessContext
        {
            Out = new StringWriter(),
            Error = error,
            WorkingDirectory = folder,
            ExecutableDirectory = folder,
            Environment = new MemoryConfigurationSource(),
        };

        var exitCode = await CommandLine.RunAsync([command, $"--Database:ConnectionString={Created.Options.ConnectionString}"], process, Cancel);

        Assert.Equal(1, exitCode);
        Assert.StartsWith("error: database ", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("is newer than this program (it has 9998_later): install the newer program", error.ToString(), StringComparison.Ordinal);
        Assert.Single(error.ToString().TrimEnd().Split('\n'));
    }
}
