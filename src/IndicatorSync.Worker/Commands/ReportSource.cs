using System.CommandLine;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Reports;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Frozen;
using IndicatorSync.Worker.Storage.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>Where the files of <c>export</c> come from: rendered from the database as it is or was, or kept since a pack was frozen.</summary>
internal sealed class ReportSource
{
    private readonly IServiceProvider services;
    private readonly string? asOf;
    private readonly string? frozen;

    private ReportSource(IServiceProvider services, string? asOf, string? frozen) => (this.services, this.asOf, this.frozen) = (services, asOf, frozen);

    public static Option<string?> FrozenOption() => new("--frozen") { HelpName = "NAME", Description = "The very bytes that were kept when the pack of that name was frozen." };

    /// <exception cref="ExpectedFailure">Both a day and a pack (exit 2).</exception>
    public static ReportSource Of(IServiceProvider services, string? asOf, string? frozen) => asOf is null || frozen is null
        ? new ReportSource(services, asOf, frozen)
        : throw new ExpectedFailure(FailureKind.BadInput, "--as-of and --frozen exclude one another: a frozen pack stands as it was frozen.");

    public async Task<byte[]> FileAsync(ReportKind kind, string format, ReportOptions options, CancellationToken cancellationToken)
    {
        if (frozen is not null)
        {
            return FrozenFiles.File(await ArchiveAsync(frozen, cancellationToken), kind, format)
                ?? throw new ExpectedFailure(FailureKind.BadInput, $"--frozen {frozen}: the version that froze it wrote no such file; choose another form.");
        }

        using var reading = await Reading.OpenAsync(services, asOf, cancellationToken);
        return ReportFile.Write(kind, format, await reading.ReportAsync(cancellationToken), options);
    }

    /// <summary>The pages of the site.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> PagesAsync(CancellationToken cancellationToken)
    {
        if (frozen is not null)
        {
            return FrozenFiles.Pages(await ArchiveAsync(frozen, cancellationToken));
        }

        using var reading = await Reading.OpenAsync(services, asOf, cancellationToken);
        return Site.Write(await reading.ReportAsync(cancellationToken));
    }

    private async Task<byte[]> ArchiveAsync(string name, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<StatusReader>().EnsureReadableAsync(cancellationToken);
        var database = services.GetRequiredService<Database>();
        var pack = await FreezeCommand.FindAsync(database, name, "--frozen", cancellationToken);
        return await database.ReadAsync(unit => FrozenStore.ArchiveAsync(unit, pack), cancellationToken)
            ?? throw new ExpectedFailure(FailureKind.Failed, $"--frozen {name}: its files are gone from the database.");
    }
}
