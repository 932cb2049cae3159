using IndicatorSync.Worker.Commands.Hosting;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Tests.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>
/// The pipeline against a server that the test holds, on a clock whose waits pass at once. Each run is a process of its own as far as memory goes,
/// but that SQLite's connections wait in the driver's pool for the next one, as they do in the service.
/// </summary>
internal sealed class WholeProgram : World
{
    private static readonly KoladaOptions Limits = new();

    private readonly Uri source;

    public WholeProgram(Uri source, string catalogue)
    {
        this.source = source;
        Catalogue = catalogue;
    }

    /// <summary>Null keeps no archive.</summary>
    public string? ArchiveFolder { get; init; }

    /// <summary>See <see cref="KoladaOptions.FullComparisonEvery"/>.</summary>
    public TimeSpan FullComparisonEvery { get; init; } = Limits.FullComparisonEvery;

    /// <summary>When the program reminds, and whether it writes weekly.</summary>
    public AlertsOptions Alerts { get; init; } = new();

    /// <summary>See <see cref="AnswerStage.MostUnwritten"/>.</summary>
    public int MostUnwritten { get; init; } = AnswerStage.UsuallyUnwritten;

    /// <summary>See <see cref="JudgingParts.MostSeries"/>.</summary>
    public int MostSeries { get; init; } = JudgingParts.MostSeries;

    /// <summary>Where values of other sources lie, below the folder; null for none.</summary>
    public string? Sources { get; init; }

    /// <summary>Cuts the run's requests to its database.</summary>
    public Cuts? Cuts { get; set; }

    /// <summary>The clock of the run that is going on, for a server that is slow.</summary>
    public SwiftTime Time { get; private set; } = new(DateTimeOffset.UnixEpoch);

    /// <summary>
    /// The same program in a folder of its own with all that it has kept: between two runs, or within one that waits, as a process that is killed
    /// then leaves it, with SQLite's log and without what lies in memory.
    /// </summary>
    public WholeProgram Copy()
    {
        var copy = new WholeProgram(source, Catalogue) { ArchiveFolder = ArchiveFolder, FullComparisonEvery = FullComparisonEvery, Sources = Sources };
        foreach (var file in new DirectoryInfo(Folder).GetFiles("*", SearchOption.AllDirectories).Where(file => !file.Name.EndsWith("-shm", StringComparison.Ordinal)))
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

    /// <summary>What somebody does to the database behind the program's back.</summary>
    /// <returns>Rows changed.</returns>
    public int Execute(string sql)
    {
        using var connection = SqliteRows.Open(DatabaseFile);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own statement.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    }

    /// <summary>As an operator does before the first run.</summary>
    public async Task MigrateAsync() => await new Migrator(new Database(new DatabaseOptions { ConnectionString = $"Data Source={DatabaseFile};Pooling=False" }, TimeProvider.System))
        .MigrateAsync(DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);

    public async Task<RunSummary> RunAsync(DateTimeOffset now)
    {
        await PutDatabaseAsync();
        Time = ClockOfRun(now, Limits);
        var settings = new Settings
        {
            Catalogue = new CatalogueOptions { Path = CatalogueFile },
            Kolada = new KoladaOptions { BaseUrl = source, RequestsPerSecond = 0, FullComparisonEvery = FullComparisonEvery },
            Alerts = Alerts,
            Database = DatabaseOptions,
            Mail = new MailOptions { PickupDirectory = Path.Combine(Folder, "outbox") },
            Archive = new ArchiveOptions { Directory = ArchiveFolder },
            Sources = new SourcesOptions { Directory = Sources is { } values ? Path.Combine(Folder, values) : null, SettleTime = TimeSpan.Zero },
            Clock = new ClockOptions { Now = now },
        };
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Time)
            .AddIndicatorSync(settings, ExchangeOptions.Live, new ConfigurationBuilder().Build());
        if (Cuts is { } cuts)
        {
            // Its waits pass on a clock of their own: however many there are, the lease of the run is not renewed in between.
            services.AddSingleton(new Database(settings.Database, new SwiftTime(now), DatabaseRetryPolicy.Unattended) { Edge = cuts.Over });
        }

        services.AddSingleton(made => new AnswerStage(made.GetRequiredService<Database>(), made.GetRequiredService<ILogger<AnswerStage>>()) { MostUnwritten = MostUnwritten });
        services.AddSingleton(made => new JudgeStage(settings.Alerts, settings.Kolada, made.GetRequiredService<RunSource>(), made.GetRequiredService<ILogger<JudgeStage>>()) { MostSeries = MostSeries });
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        return await provider.GetRequiredService<SyncPipeline>().RunAsync(new SyncRequest(DryRun: false), TestContext.Current.CancellationToken);
    }
}
