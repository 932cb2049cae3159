using IndicatorSync.Testing;
using IndicatorSync.Worker.Commands.Hosting;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Runs;
using IndicatorSync.Worker.Tests.Kolada;
using IndicatorSync.Worker.Tests.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>
/// The program as it is composed, with a SQLite database and a mail folder of its own, against a server on loopback. Each run is a
/// process of its own as far as memory goes. Waits pass at once.
/// </summary>
internal sealed class WholeProgram : IDisposable
{
    private static readonly KoladaOptions Limits = new();

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("indicatorsync-");
    private readonly Uri baseUrl;

    public WholeProgram(Uri baseUrl, string catalogue)
    {
        this.baseUrl = baseUrl;
        File.WriteAllText(CatalogueFile, catalogue);
    }

    public string Folder => folder.FullName;

    public string CatalogueFile => Path.Combine(Folder, "indikatorer.yaml");

    public string DatabaseFile => Path.Combine(Folder, "indicatorsync.db");

    /// <summary>Null keeps no archive.</summary>
    public string? ArchiveFolder { get; init; }

    /// <summary>See <see cref="KoladaOptions.FullComparisonEvery"/>.</summary>
    public TimeSpan FullComparisonEvery { get; init; } = Limits.FullComparisonEvery;

    /// <summary>See <see cref="JudgingParts.MostSeries"/>.</summary>
    public int MostSeries { get; init; } = JudgingParts.MostSeries;

    /// <summary>Where values of other sources lie, below the folder; null for none.</summary>
    public string? Sources { get; init; }

    /// <summary>Cuts the run's requests to its database.</summary>
    public Cuts? Cuts { get; set; }

    /// <summary>The clock of the run that is going on, for a server that is slow.</summary>
    public SwiftTime Time { get; private set; } = new(DateTimeOffset.UnixEpoch);

    /// <summary>The first run makes the database, as at an installation; else it finds an empty one.</summary>
    public bool MakesItsDatabase { get; init; }

    /// <summary>The same program between two runs, in a folder of its own with all that it has kept.</summary>
    public WholeProgram Copy()
    {
        Assert.False(File.Exists(DatabaseFile + "-wal"), "a copy of the file would lack what is in the log");
        var copy = new WholeProgram(baseUrl, File.ReadAllText(CatalogueFile)) { ArchiveFolder = ArchiveFolder, FullComparisonEvery = FullComparisonEvery, Sources = Sources };
        foreach (var file in folder.GetFiles("*", SearchOption.AllDirectories))
        {
            var place = Path.Combine(copy.Folder, Path.GetRelativePath(Folder, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            file.CopyTo(place, overwrite: true);
        }

        return copy;
    }

    /// <summary>A file of values, as its owner saves it.</summary>
    public void HandsIn(params string[] rows)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, Sources!)).FullName, "hr.csv");
        File.WriteAllLines(file, ["indikator;period;utfall", .. rows]);
    }

    public void Rewrite(string catalogue) => File.WriteAllText(CatalogueFile, catalogue);

    /// <summary>As an operator does before the first run.</summary>
    public async Task MigrateAsync() => await new Migrator(new Database(new DatabaseOptions { ConnectionString = $"Data Source={DatabaseFile};Pooling=False" }, TimeProvider.System))
        .MigrateAsync(DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);

    public async Task<RunSummary> RunAsync(DateTimeOffset now)
    {
        if (!MakesItsDatabase && !File.Exists(DatabaseFile))
            await MigratedFile.PutAsync(DatabaseFile);
        Time = new SwiftTime(now, Limits.AttemptTimeout, Limits.TotalTimeout, WriterLease.RenewEvery, WriterLease.EndsWithin);
        var settings = new Settings
        {
            Catalogue = new CatalogueOptions { Path = CatalogueFile },
            Kolada = new KoladaOptions { BaseUrl = baseUrl, RequestsPerSecond = 0, FullComparisonEvery = FullComparisonEvery },
            Database = new DatabaseOptions { ConnectionString = $"Data Source={DatabaseFile}" },
            Mail = new MailOptions { PickupDirectory = Path.Combine(Folder, "outbox") },
            Archive = new ArchiveOptions { Directory = ArchiveFolder },
            Sources = new SourcesOptions { Directory = Sources is { } values ? Path.Combine(Folder, values) : null, SettleTime = TimeSpan.Zero },
            Clock = new ClockOptions { Now = now },
        };
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Time)
            .AddIndicatorSync(settings, ExchangeOptions.Live, new ConfigurationBuilder().Build());
        if (Cuts is { } cuts)
            services.AddSingleton(new Database(settings.Database, Time) { Edge = cuts.Over });
        services.AddSingleton(made => new JudgeStage(settings.Alerts, made.GetRequiredService<RunSource>(), made.GetRequiredService<ILogger<JudgeStage>>()) { MostSeries = MostSeries });
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        try
        {
            return await provider.GetRequiredService<SyncPipeline>().RunAsync(new SyncRequest(DryRun: false), TestContext.Current.CancellationToken);
        }
        finally
        {
            // A process that has ended holds no connection, and the file has what was written. The pool is that of the program's own string.
            await using var pooled = (SqliteConnection)new SqliteDialect().Connect(settings.Database.ConnectionString);
            SqliteConnection.ClearPool(pooled);
        }
    }

    public void Dispose() => folder.Delete(recursive: true);
}
