using System.CommandLine;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Inspect.AsOf;
using IndicatorSync.Worker.Reports;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>What a command shows is read from here: the database as it is, or with <c>--as-of</c> as it was at the end of a day.</summary>
internal sealed class Reading : IDisposable
{
    private static readonly string[] Publication = ["Preliminart", "Forsenad"];

    private readonly ReportReader reports;
    private readonly PastDatabase? past;

    private Reading(StatusReader status, ReportReader reports, PastDatabase? past) => (Status, this.reports, this.past) = (status, reports, past);

    public StatusReader Status { get; }

    public static Option<string?> AsOfOption() => new("--as-of") { HelpName = "DAY", Description = "As the database knew it at the end of that Swedish day, written as 2026-08-31." };

    /// <param name="services">The host's.</param>
    /// <param name="asOf">What follows <c>--as-of</c>; null without it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ExpectedFailure">No day, one that has not been, or one before the first run (exit 2); or the database cannot be read.</exception>
    public static async Task<Reading> OpenAsync(IServiceProvider services, string? asOf, CancellationToken cancellationToken)
    {
        var (status, reports, clock) = (services.GetRequiredService<StatusReader>(), services.GetRequiredService<ReportReader>(), services.GetRequiredService<RulesClock>());
        if (asOf is null)
        {
            return new Reading(status, reports, null);
        }

        var day = AsOfDay.Parse(asOf, clock.Today);
        await status.EnsureReadableAsync(cancellationToken);
        var past = await services.GetRequiredService<DatabaseAsOf>().OpenAsync(day, cancellationToken);
        var then = new StatusReader(past.Database, new Migrator(past.Database), clock);
        return new Reading(then, new ReportReader(then, past.Database, services.GetRequiredService<CatalogueSource>()), past);
    }

    public async Task<ReportData> ReportAsync(CancellationToken cancellationToken)
    {
        var data = await reports.ReadAsync(cancellationToken);
        return past is null ? data : data with
        {
            Now = data.Now.With(data.Now.Rows.Select(row => past.KnowsPublicationOf(row.Text("Nyckeltal")) ? row : row.Without(Publication))),
        };
    }

    public void Dispose() => past?.Dispose();
}
