using System.Diagnostics;
using System.Globalization;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>
/// The built program as a process of its own, killed without warning at some moment of its run: the next run makes the database what
/// an undisturbed one makes it.
/// </summary>
public sealed class SuddenDeathTests(ITestOutputHelper output, SuddenDeathTests.SecondRun second) : IClassFixture<SuddenDeathTests.SecondRun>
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 23, 6, 0, 0, TimeSpan.Zero);

    private const string Catalogue = """
        plan: Provplan
        kommun: "2417"
        jämför: ["0000", G176642]
        mottagare:
          standard: [kvalitet@example.se]
          admin: [drift@example.se]
        indikatorer:
          - id: helhetssyn
            namn: Helhetssyn
            nyckeltal: U23471
            grön: 82 eller högre
            gul: 74–81
          - id: placerade
            namn: Placerade
            nyckeltal: N33816
            kommun: "2482"
            grön: 4 eller lägre
          - id: enhet
            namn: Enheten
            nyckeltal: U21468
            driftenhet: V23E241700101
            grön: minst riket
          - id: sjukfranvaro
            namn: Sjukfrånvaro
            källa: HR
            mätfrekvens: månad
            rimligt: 0–30
            uppgiftslämnare: standard
            grön: 7,0 eller lägre
            gul: 7,1–7,5
        """;

    private static readonly IReadOnlyList<int> Months = [.. Enumerable.Range(1, 12)];

    /// <summary>How many requests the second of the runs below sends.</summary>
    private const int Requests = 8;

    public static TheoryData<int> EveryRequest => [.. Enumerable.Range(1, Requests)];

    /// <summary>Files come and change while SQLite writes and mails are filed: moments of all kinds, in the middle of transactions too.</summary>
    public static TheoryData<int> SomeFileEvents => [1, 3, 8, 13, 21, 34, 55];

    [Theory]
    [MemberData(nameof(EveryRequest))]
    public async Task Killed_at_any_request_the_next_run_ends_as_if_nothing_had_happened(int request)
    {
        using var killed = second.Begin();
        using var victim = new Process { StartInfo = Command(killed, second.Kolada.BaseUrl) };
        var seen = 0;
        second.Kolada.Tells(_ =>
        {
            if (++seen == request)
            {
                victim.Kill();
            }
        });
        victim.Start();
        await victim.WaitForExitAsync(TestContext.Current.CancellationToken);
        second.Kolada.Tells(_ => { });

        Assert.NotEqual(0, victim.ExitCode);
        Assert.Equal(request, seen);
        await TakenUpAsync(killed);
    }

    [Theory]
    [MemberData(nameof(SomeFileEvents))]
    public async Task Killed_while_it_writes_the_next_run_ends_as_if_nothing_had_happened(int moment)
    {
        using var killed = second.Begin();
        using var watcher = new FileSystemWatcher(killed.Folder) { IncludeSubdirectories = true };
        using var victim = new Process { StartInfo = Command(killed, second.Kolada.BaseUrl) };
        var events = 0;
        void Happened(object sender, FileSystemEventArgs args)
        {
            if (Interlocked.Increment(ref events) == moment)
            {
                victim.Kill();
            }
        }

        watcher.Changed += Happened;
        watcher.Created += Happened;
        watcher.Renamed += Happened;
        victim.Start();
        watcher.EnableRaisingEvents = true;
        await victim.WaitForExitAsync(TestContext.Current.CancellationToken);
        watcher.EnableRaisingEvents = false;

        output.WriteLine($"event {moment} of {events}: the process ended with {victim.ExitCode}");
        await TakenUpAsync(killed);
    }

    private async Task TakenUpAsync(WholeProgram killed)
    {
        await killed.RunAsync(Monday.AddDays(1));

        Assert.Equal(second.Contents, DatabaseContents.All(killed.DatabaseFile));
        Assert.Equal(0, int.Parse(DatabaseContents.Query(killed.DatabaseFile, "SELECT COUNT(*) FROM run WHERE outcome = 'running'").Single(), CultureInfo.InvariantCulture));
        Assert.Equal(second.Mails, Mails(killed));
    }

    private static IEnumerable<string> Mails(WholeProgram program) => Directory.GetFiles(Path.Combine(program.Folder, "outbox"), "*.eml")
        .Select(file => File.ReadLines(file).First(line => line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase)))
        .Distinct()
        .Order();

    private static ProcessStartInfo Command(WholeProgram program, Uri baseUrl)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = program.Folder };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "IndicatorSync.Worker.dll"));
        start.ArgumentList.Add("sync");
        start.ArgumentList.Add($"--Kolada:BaseUrl={baseUrl}");
        start.ArgumentList.Add("--Kolada:RequestsPerSecond=0");
        start.ArgumentList.Add($"--Clock:Now={Monday.AddDays(1):yyyy-MM-ddTHH:mm:ssZ}");
        start.ArgumentList.Add("--Sources:Directory=inlasning");
        start.ArgumentList.Add("--Sources:SettleTime=0");
        start.ArgumentList.Add("--Logging:LogLevel:Default=None");
        return start;
    }

    /// <summary>The day before, which is the same for all: a first run, and what became of the second when nobody disturbed it.</summary>
    public sealed class SecondRun : IAsyncLifetime
    {
        private WholeProgram? first;

        public KoladaServer Kolada { get; } = Publishing();

        public string Contents { get; private set; } = "";

        public IReadOnlyList<string> Mails { get; private set; } = [];

        /// <summary>Before the second run, with its news.</summary>
        internal WholeProgram Begin()
        {
            var program = first!.Copy();
            program.HandsIn([.. Months.Select(month => $"sjukfranvaro;2025-{month:00};6,8"), "sjukfranvaro;2026-01;9,9", "sjukfranvaro;2026-02;70,6"]);
            return program;
        }

        public async ValueTask InitializeAsync()
        {
            first = new WholeProgram(Kolada.BaseUrl, Catalogue) { Sources = "inlasning" };
            first.HandsIn([.. Months.Select(month => $"sjukfranvaro;2025-{month:00};6,9")]);
            await first.RunAsync(Monday);
            News(Kolada);
            using var undisturbed = Begin();
            await undisturbed.RunAsync(Monday.AddDays(1));
            (Contents, Mails) = (DatabaseContents.All(undisturbed.DatabaseFile), [.. SuddenDeathTests.Mails(undisturbed)]);
        }

        public ValueTask DisposeAsync()
        {
            first?.Dispose();
            Kolada.Dispose();
            return ValueTask.CompletedTask;
        }

        private static KoladaServer Publishing()
        {
            var kolada = new KoladaServer();
            foreach (var area in new[] { "2417", "2482", "0000", "G176642" })
            {
                foreach (var year in Enumerable.Range(2018, 8))
                {
                    kolada.Publishes("U23471", area, year, 85).Publishes("N33816", area, year, 2.5m, "K").Publishes("N33816", area, year, 3).Publishes("U21468", area, year, 80);
                }
            }

            return kolada.Publishes("U21468", "V23E241700101", 2025, 90).Names("G176642", "Liknande kommuner", "2482", "2505");
        }

        /// <summary>
        /// Something of every kind: a value that turns red, one revised, one struck, one new, a title and a member changed; in the file of another
        /// source too, with one that is set aside.
        /// </summary>
        private static void News(KoladaServer kolada) =>
            kolada.Publishes("U23471", "2417", 2025, 60).Publishes("U23471", "2417", 2020, 84).Strikes("N33816", "2482", 2025).Publishes("N33816", "2482", 2026, 9)
                .Publishes("U21468", "V23E241700101", 2025, 70).Describes("U23471", "Nytt namn, andel (%)").Names("G176642", "Liknande kommuner", "2482", "2409");
    }
}
