using System.Diagnostics;
using System.Text.Json;
using IndicatorSync.Worker.Service;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Quartz;

namespace IndicatorSync.Worker.Tests.Deployment;

/// <summary>A container is healthy while its service is at work, whatever it works against.</summary>
public sealed class ContainerHealthTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("indicatorsync-").FullName;

    private string Alive => Path.Combine(folder, "alive");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_service_touches_its_file_at_the_start_and_again()
    {
        var time = new FakeTimeProvider();
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(time).AddQuartz();
        AliveFile.AddTo(services, new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [AliveFile.Variable] = Alive }).Build());
        await using var provider = services.BuildServiceProvider();
        var sign = Assert.Single(provider.GetServices<IHostedService>().OfType<SignOfLife>());
        await sign.StartAsync(Cancel);
        await UntilThereAsync(() => { });

        File.Delete(Alive);
        await UntilThereAsync(() => time.Advance(TimeSpan.FromSeconds(30)));

        await sign.StopAsync(Cancel);
    }

    [Fact]
    public void Without_a_file_named_there_is_no_sign() =>
        Assert.Empty(AliveFile.AddTo(new ServiceCollection(), new ConfigurationBuilder().Build()));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 1)]
    [InlineData(null, 1)]
    public async Task The_health_check_is_whether_the_file_is_fresh(int? minutesOld, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the container is a Linux");
        if (minutesOld is { } minutes)
        {
            await File.WriteAllBytesAsync(Alive, [], Cancel);
            File.SetLastWriteTimeUtc(Alive, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-minutes));
        }

        var file = await File.ReadAllLinesAsync(RepositoryFiles.Of("deploy", "container", "Containerfile"), Cancel);
        Assert.Contains(file, line => line.Trim() == $"{AliveFile.Variable}=/data/alive");
        var check = JsonSerializer.Deserialize<string[]>(file.First(line => line.StartsWith("  CMD [", StringComparison.Ordinal))["  CMD ".Length..])!;
        var start = new ProcessStartInfo(check[0], check[1..]) { RedirectStandardError = true, UseShellExecute = false };
        start.Environment[AliveFile.Variable] = Alive;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(Cancel);

        Assert.Equal(exitCode, process.ExitCode);
    }

    private async Task UntilThereAsync(Action wait)
    {
        while (!File.Exists(Alive))
        {
            wait();
            await Task.Yield();
            Cancel.ThrowIfCancellationRequested();
        }
    }
}
