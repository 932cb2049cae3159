using IndicatorSync.Worker.Commands;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IndicatorSync.Worker.Tests.Commands;

/// <summary>How the service ends: with 0 when it was told to stop, with 1 when something in it gave way, so that it is started again.</summary>
public sealed class RunCommandTests : IDisposable
{
    private readonly CommandRun run = new();
    private readonly KoladaServer kolada = new KoladaServer().Publishes("U23471", "2417", 2025, 60).Names("2417", "Norsjö").Names("0000", "Riket");

    public RunCommandTests()
    {
        File.Copy(RepositoryFiles.Sample, Path.Combine(run.WorkingDirectory, "indikatorer.yaml"));
        run.Environment["Kolada__BaseUrl"] = kolada.BaseUrl.AbsoluteUri;
        run.Environment["Kolada__RequestsPerSecond"] = "0";
    }

    public void Dispose()
    {
        kolada.Dispose();
        run.Dispose();
    }

    [Fact]
    public async Task A_part_of_the_service_that_breaks_ends_it_with_1_and_one_line()
    {
        var process = run.ProcessContext with { AddServices = services => services.AddHostedService<Breaking>() };

        var exitCode = await CommandLine.RunAsync(["run"], process, TestContext.Current.CancellationToken);

        Assert.Equal(1, exitCode);
        Assert.Equal(
            "error: The service stopped by itself: Breaking ended with InvalidOperationException: no more memory. The log has more; the service manager starts it again.",
            run.Error.TrimEnd());
    }

    [Fact]
    public async Task A_stop_that_was_asked_for_ends_it_with_0_whatever_breaks_on_the_way_out()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var process = run.ProcessContext with
        {
            AddServices = services => services.AddHostedService(provider => new BreakingWhenStopped(provider.GetRequiredService<IHostApplicationLifetime>(), stop.Cancel)),
        };

        Assert.Equal(0, await CommandLine.RunAsync(["run"], process, stop.Token));
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task A_stop_that_comes_before_all_has_started_is_a_stop_too()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var process = run.ProcessContext with { AddServices = services => services.AddHostedService(_ => new StoppingAtStart(stop.Cancel)) };

        Assert.Equal(0, await CommandLine.RunAsync(["run"], process, stop.Token));
        Assert.Empty(run.Error);
    }

    private static async Task StartedAsync(IHostApplicationLifetime lifetime)
    {
        var started = new TaskCompletionSource();
        await using (lifetime.ApplicationStarted.Register(started.SetResult))
        {
            await started.Task;
        }
    }

    private sealed class Breaking(IHostApplicationLifetime lifetime) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await StartedAsync(lifetime);
            throw new InvalidOperationException("no more\nmemory.");
        }
    }

    private sealed class BreakingWhenStopped(IHostApplicationLifetime lifetime, Action stop) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await StartedAsync(lifetime);
            stop();
            await Task.Delay(Timeout.InfiniteTimeSpan, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            throw new InvalidOperationException("too late to matter");
        }
    }

    private sealed class StoppingAtStart(Action stop) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            stop();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
