using System.Text.Json;
using IndicatorSync.Worker.Commands.Doctor;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorSync.Worker.Tests.Commands;

/// <summary>The service's own checkup: each fault in its log, the whole for <c>doctor --as-service</c>.</summary>
public sealed class ServiceCheckupTests : IDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 23, 6, 0, 0, TimeSpan.Zero);

    private readonly CommandRun run = new();
    private readonly FakeLogger<ServiceCheckup> log = new();
    private readonly FakeTimeProvider time = new(Monday);
    private int checkups;

    private string RecordPath => Path.Combine(run.WorkingDirectory, "doctor.json");

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task Each_fault_is_one_line_in_the_log_with_what_to_do()
    {
        await Checkup().RunAsync(TestContext.Current.CancellationToken);

        var line = Assert.Single(log.Collector.GetSnapshot());
        Assert.Equal("doctor: Databas: Kontot får inte läsa med ***. Ge det rollen indicatorsync_tjanst.", line.Message);
    }

    [Fact]
    public async Task It_is_done_at_the_start_and_once_a_day()
    {
        using var service = Checkup();
        await service.StartAsync(TestContext.Current.CancellationToken);
        await Until(1);

        time.Advance(TimeSpan.FromHours(24));
        await Until(2);

        await service.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, checkups);
    }

    [Fact]
    public async Task Doctor_shows_what_the_service_found_and_ends_as_it_would_have()
    {
        run.Environment["STATE_DIRECTORY"] = run.WorkingDirectory;
        time.SetUtcNow(TimeProvider.System.GetUtcNow());
        await Checkup().RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, await run.RunAsync("doctor", "--as-service", "--json"));

        using var document = JsonDocument.Parse(run.Out);
        var items = document.RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["Tjänsten", "Konfiguration", "Databas"], items.Select(item => item.GetProperty("name").GetString()));
        Assert.Equal([true, true, false], items.Select(item => item.GetProperty("ok").GetBoolean()));
        Assert.Contains($"som {Environment.UserName}", items[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_no_longer_tries_is_a_fault_of_its_own()
    {
        await Checkup().RunAsync(TestContext.Current.CancellationToken);

        var items = CheckupRecord.Judged(new CheckupRecord(RecordPath).Read(), Monday.AddHours(51));

        Assert.False(items[0].Ok);
        Assert.Equal($"Prövade senast måndag 23 mars 2026 kl. 07.00, som {Environment.UserName}.", items[0].Message);
    }

    [Fact]
    public async Task A_service_that_never_ran_is_told()
    {
        run.Environment["STATE_DIRECTORY"] = run.WorkingDirectory;

        Assert.Equal(1, await run.RunAsync("doctor", "--as-service"));

        Assert.Contains("Tjänsten har inte prövat något ännu", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_cannot_be_written_stops_nothing()
    {
        Directory.CreateDirectory(RecordPath);

        await Checkup().RunAsync(TestContext.Current.CancellationToken);

        Assert.Contains(log.Collector.GetSnapshot(), line => line.Id.Id == 116);
    }

    private ServiceCheckup Checkup()
    {
        var redactor = new Redactor();
        redactor.Add("mycket-hemligt");
        return new ServiceCheckup(
            _ =>
            {
                Interlocked.Increment(ref checkups);
                return Task.FromResult<IReadOnlyList<DoctorItem>>(
                [
                    DoctorItem.Good("Konfiguration", "Alla inställningar går att läsa."),
                    DoctorItem.Bad("Databas", "Kontot får inte läsa med mycket-hemligt.", "Ge det rollen indicatorsync_tjanst.", FailureKind.NotPermitted),
                ]);
            },
            new CheckupRecord(RecordPath), redactor, time, log);
    }

    /// <summary>The checkup is kept after it is done: then the timer waits, and time may move on.</summary>
    private async Task Until(int count)
    {
        while (Volatile.Read(ref checkups) < count || !File.Exists(RecordPath))
        {
            await Task.Yield();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
