using System.Globalization;
using System.Net;
using System.Text;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Tests.Catalogue;
using IndicatorSync.Worker.Tests.Kolada;
using Microsoft.Extensions.Configuration.Memory;

namespace IndicatorSync.Worker.Tests.Fuzz;

/// <summary>
/// What strangers write, damaged: characters and lines deleted, doubled, swapped, and odd ones put in, from a fixed seed. Whatever
/// comes is read, or refused with a place; nothing is thrown that a reader of the terminal could not mend. 6 000 damages in all;
/// <c>INDICATORSYNC_FUZZ=100</c> makes a hundred times as many.
/// </summary>
public class DamageFuzzTests
{
    private const int Seed = 20261126;

    private static readonly string[] Odd =
        ["[", "]", "{", "}", "\"", "'", ":", ",", "-", "\t", "&", "*", "!", "%", "@", "`", ">", "|", "#", "\0", "\u001B[31m", "\uFEFF", "\u202E", "\uD83D", "\uFFFF", "9999999999999999999999999999999999999", "٢", "\\", "\\u", "\r", "---", "...", "null"];

    internal static int Times(int damages) =>
        damages * (int.TryParse(Environment.GetEnvironmentVariable("INDICATORSYNC_FUZZ"), CultureInfo.InvariantCulture, out var more) ? more : 1);

    [Fact]
    public void A_damaged_catalogue_is_read_or_refused_with_a_place()
    {
        var sample = File.ReadAllText(RepositoryFiles.Of("deploy", "samples", "norsjo-2026", "indikatorer.yaml")).Split("\n  - id: ");
        var path = Path.GetTempFileName();
        var random = new Random(Seed);
        for (var n = 0; n < Times(3_500); n++)
        {
            // Three indicators of the sample in turn, or the catalogue with every key: a damage finds its line sooner than in the whole plan.
            var sound = n % 2 == 0 ? WholeCatalogue.Text : string.Join("\n  - id: ", sample.Take(1).Concat(sample.Skip(1 + (n % (sample.Length - 3))).Take(3)));
            var text = Damaged(sound, random);
            CatalogueReading reading;
            try
            {
                if (n % 20 == 0)
                {
                    File.WriteAllBytes(path, Encoded(text, random));
                    reading = CatalogueReader.ReadFile(path, Yaml.Context);
                }
                else
                {
                    reading = CatalogueReader.Read(text, "indikatorer.yaml", Yaml.Context);
                }
            }
            catch (Exception thrown)
            {
                throw new InvalidOperationException($"damage {n} of the catalogue: {thrown.GetType().Name}\n{text}", thrown);
            }

            var lines = text.Split('\n').Length;
            foreach (var finding in reading.Findings)
            {
                Assert.True(finding.Line >= 1 && finding.Line <= lines + 1 && finding.Column >= 1, $"damage {n}: {finding}");
                AssertPlain(finding.Message, n);
            }

            Assert.True(reading.Catalogue is not null || reading.Findings.Any(finding => finding.Kind == FindingKind.Structural), $"damage {n}: refused without a word");
        }

        File.Delete(path);
    }

    [Fact]
    public void Damaged_settings_are_read_or_refused_with_a_file()
    {
        const string Sound = """
            {
              "Kolada": { "BaseUrl": "https://api.kolada.se/v3", "RequestsPerSecond": 3, "AttemptTimeout": "30 s" },
              "Database": { "Provider": "Sqlite", "ConnectionString": "Data Source=indicatorsync.db" },
              "Mail": { "Transport": "Smtp", "Host": "smtp.example.se", "Port": 25, "From": "indikatorer@example.se" },
              "Alerts": { "RemindAfterDays": 90, "AdminAddress": "drift@example.se" },
              "Schedule": { "Cron": "0 0 6 * * ?", "TimeZone": "Europe/Stockholm", "Jitter": "15 min", "RetryAfter": "1 h, 2 h" },
              "Retention": { "Runs": "1095 d" }
            }
            """;
        var folder = Directory.CreateTempSubdirectory("indicatorsync-");
        try
        {
            var random = new Random(Seed);
            for (var n = 0; n < Times(1_250); n++)
            {
                File.WriteAllBytes(Path.Combine(folder.FullName, "appsettings.json"), Encoded(Damaged(Sound, random), random));
                var process = new ProcessContext
                {
                    Out = TextWriter.Null,
                    Error = TextWriter.Null,
                    WorkingDirectory = folder.FullName,
                    ExecutableDirectory = folder.FullName,
                    Environment = new MemoryConfigurationSource(),
                };
                try
                {
                    var reading = SettingsReader.Read(ConfigurationSources.Load(process, []), process);
                    Assert.All(reading.Problems, problem => AssertPlain(problem.InEnglish, n));
                }
                catch (ExpectedFailure refused)
                {
                    Assert.Equal(FailureKind.BadInput, refused.Kind);
                    Assert.Contains("appsettings.json", refused.Message, StringComparison.Ordinal);
                    AssertPlain(refused.Message, n);
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Damaged_answers_are_read_or_are_requests_that_failed()
    {
        (PlannedRequest Request, string Body)[] sound =
        [
            (KoladaHarness.Data("U23471", "2417"), """{"count": 1, "values": [{"kpi": "U23471", "municipality": "2417", "period": 2024, "values": [{"gender": "T", "value": 81.5, "status": "", "count": 1, "isdeleted": false}]}], "next_url": null, "previous_url": null}"""),
            (new MetadataRequest(MetadataKind.Kpi, ["U23471"]), """{"count": 1, "values": [{"id": "U23471", "title": "Helhetssyn, andel (%)", "description": "d", "municipality_type": "K", "is_divided_by_gender": true, "has_ou_data": false, "publication_date": "2026-10-01", "prel_publication_date": null, "publ_period": "2025"}], "next_url": null, "previous_url": null}"""),
            (new MetadataRequest(MetadataKind.Municipality, ["2417"]), """{"count": 1, "values": [{"id": "2417", "title": "Norsjö", "type": "K"}], "next_url": null, "previous_url": null}"""),
            (new MetadataRequest(MetadataKind.Group, ["G176642"]), """{"count": 1, "values": [{"id": "G176642", "title": "Liknande", "members": [{"member_id": "2417", "member_title": "Norsjö"}]}], "next_url": null, "previous_url": null}"""),
        ];
        var random = new Random(Seed);
        byte[] body = [];
        using var kolada = new KoladaHarness(new Uri("https://kolada.test/v3"), network: new Answers(() => body));
        for (var n = 0; n < Times(1_250); n++)
        {
            var (request, text) = sound[n % sound.Length];
            body = Encoded(Damaged(text, random), random);
            kolada.NewRun();
            foreach (var result in await kolada.FetchAsync(request))
            {
                var failed = result as FetchFailed;
                Assert.True(failed?.Fault != FetchFault.Unhandled, $"damage {n}: {Encoding.UTF8.GetString(body)}");
                AssertPlain(failed?.Message ?? "", n);
            }

            kolada.Sent.Clear();
        }
    }

    private static void AssertPlain(string message, int n) =>
        Assert.False(message.Contains("Exception", StringComparison.Ordinal) || message.Contains("System.", StringComparison.Ordinal), $"damage {n}: {message}");

    private static string Damaged(string text, Random random)
    {
        for (var times = random.Next(1, 4); times > 0 && text.Length > 2; times--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 6), text.Length - at);
            var lines = text.Split('\n');
            var line = random.Next(lines.Length);
            var other = random.Next(lines.Length);
            switch (random.Next(8))
            {
                case 0:
                    text = text.Remove(at, length);
                    break;
                case 1:
                    text = text.Insert(at, text.Substring(at, length));
                    break;
                case 2:
                    text = text.Insert(at, Odd[random.Next(Odd.Length)]);
                    break;
                case 3:
                    text = text.Remove(at, 1).Insert(at, Odd[random.Next(Odd.Length)]);
                    break;
                case 4:
                    text = string.Join('\n', lines.Where((_, index) => index != line));
                    break;
                case 5:
                    text = string.Join('\n', lines.SelectMany((written, index) => index == line ? new[] { written, written } : [written]));
                    break;
                case 6:
                    (lines[line], lines[other]) = (lines[other], lines[line]);
                    text = string.Join('\n', lines);
                    break;
                default:
                    text = text[..at];
                    break;
            }
        }

        return text;
    }

    private static byte[] Encoded(string text, Random random) => random.Next(12) switch
    {
        0 => Encoding.Latin1.GetBytes(text),
        1 => Encoding.Unicode.GetBytes(text),
        2 => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        _ => Encoding.UTF8.GetBytes(text),
    };

    private sealed class Answers(Func<byte[]> body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body()), RequestMessage = request });
    }
}
