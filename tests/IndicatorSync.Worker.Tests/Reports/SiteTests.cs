using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IndicatorSync.Worker.Reports;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Tests.Reports;

/// <summary>The sample's site, as <c>sync --replay</c> leaves it and as <c>export site</c> writes it.</summary>
public sealed partial class SiteTests : IDisposable
{
    private const string Sample = "--Database:ConnectionString=Data Source=replay.db;Pooling=false";

    private readonly CommandRun run = new();

    private string Place => Path.Combine(run.WorkingDirectory, "site");

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task A_replay_leaves_a_site_with_a_page_for_each_indicator_and_no_link_that_leads_nowhere()
    {
        await SyncAsync();

        var pages = Pages();
        Assert.True(pages.Count > 15, $"{pages.Count} pages");
        foreach (var (page, text) in pages)
        {
            Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"(src|href)=""(https?:)?//", text);
            Assert.DoesNotContain("@example.se", text, StringComparison.Ordinal);
            foreach (var link in Links().Matches(text).Select(match => match.Groups["to"].Value))
            {
                var there = link.StartsWith('#') ? text.Contains($"id=\"{link[1..]}\"", StringComparison.Ordinal) : File.Exists(Path.Combine(Path.GetDirectoryName(page)!, link));
                Assert.True(there, $"{page}: {link}");
            }
        }
    }

    [Fact]
    public async Task The_start_page_answers_how_many_are_red_of_how_many_judged_and_links_to_the_indicator()
    {
        await SyncAsync();

        var start = Pages()[Path.Combine(Place, "index.html")];

        Assert.Matches(@"\d+ röda? av \d+ bedömda", start);
        Assert.Contains("<a href=\"indikator/placerade-pa-hvb.html\">", start, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fact_of_a_chart_is_in_the_pages_table_and_the_chart_is_told_in_words()
    {
        await SyncAsync();

        var page = Pages()[Path.Combine(Place, "indikator", "placerade-pa-hvb.html")];
        var chart = XElement.Parse(page[page.IndexOf("<svg", StringComparison.Ordinal)..(page.IndexOf("</svg>", StringComparison.Ordinal) + 6)]);
        var told = chart.Elements().First(element => element.Name.LocalName == "desc").Value;

        Assert.Contains("Linjediagram.", told, StringComparison.Ordinal);
        var table = page[page.IndexOf("Alla år", StringComparison.Ordinal)..];
        foreach (var value in Regex.Matches(told, @"\d{4}: (?<value>[−\d,\u00A0]+) ").Select(match => match.Groups["value"].Value))
        {
            Assert.Contains($"<td>{value}</td>", table, StringComparison.Ordinal);
        }

        Assert.Contains("Grön: ", chart.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_write_the_same_bytes_and_the_second_touches_nothing()
    {
        await SyncAsync();
        var first = Pages();
        var written = Directory.GetCreationTimeUtc(Path.Combine(Place, "indikator"));

        Assert.Equal(0, await run.RunAsync("export", "site", "--out", "site", Sample));
        Assert.Equal(0, await run.RunAsync("export", "site", "--out", "annan", Sample));

        Assert.Equal(written, Directory.GetCreationTimeUtc(Path.Combine(Place, "indikator")));
        Assert.Equal(first.Values, Pages(Path.Combine(run.WorkingDirectory, "annan")).Values);
    }

    [Fact]
    public async Task A_folder_with_other_files_is_left_alone_and_the_run_succeeds_with_a_problem()
    {
        Directory.CreateDirectory(Place);
        var other = Path.Combine(Place, "viktigt.docx");
        await File.WriteAllTextAsync(other, "mitt", TestContext.Current.CancellationToken);

        Assert.Equal(0, await run.RunAsync("sync", "--json", "--replay", Path.GetDirectoryName(RepositoryFiles.Sample)!));
        Assert.Equal(2, await run.RunAsync("export", "site", "--out", "site", Sample));

        Assert.Contains("site_not_written", run.Out, StringComparison.Ordinal);
        Assert.Equal([other], Directory.GetFiles(Place));
    }

    [Fact]
    public void A_swap_that_was_killed_in_the_middle_is_mended_by_the_next()
    {
        var pages = new Dictionary<string, byte[]> { ["index.html"] = Encoding.UTF8.GetBytes("ny") };
        Site.Save(Place, pages);
        Directory.Move(Place, Place + ".gammal");
        Directory.CreateDirectory(Place + ".ny");

        Site.Save(Place, new Dictionary<string, byte[]> { ["index.html"] = Encoding.UTF8.GetBytes("nyare") });

        Assert.Equal("nyare", File.ReadAllText(Path.Combine(Place, "index.html")));
        Assert.Equal([Place], Directory.GetDirectories(run.WorkingDirectory));
    }

    [Fact]
    public async Task Names_stay_text_in_pages_and_pictures()
    {
        await SyncAsync();
        await ExecuteAsync("UPDATE indicator SET name = '<img src=x onerror=1>&' WHERE indicator_id = 'placerade-pa-hvb'");

        Assert.Equal(0, await run.RunAsync("export", "site", "--out", "site", Sample));
        Assert.Equal(0, await run.RunAsync("explain", "placerade-pa-hvb", "--svg", "bild.svg", Sample));

        Assert.All(Pages().Values, page => Assert.DoesNotContain("<img", page, StringComparison.Ordinal));
        var picture = XElement.Parse(await File.ReadAllTextAsync(Path.Combine(run.WorkingDirectory, "bild.svg"), TestContext.Current.CancellationToken));
        Assert.Equal("<img src=x onerror=1>&", picture.Elements().First(element => element.Name.LocalName == "title").Value);
    }

    [GeneratedRegex("href=\"(?<to>[^\"]+)\"")]
    private static partial Regex Links();

    private SortedDictionary<string, string> Pages(string? place = null) => new(
        Directory.GetFiles(place ?? Place, "*", SearchOption.AllDirectories).ToDictionary(file => file, file => File.ReadAllText(file)), StringComparer.Ordinal);

    private async Task SyncAsync() =>
        Assert.True(await run.RunAsync("sync", "--replay", Path.GetDirectoryName(RepositoryFiles.Sample)!) == 0, run.Error + run.Out);

    private async Task ExecuteAsync(string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(run.WorkingDirectory, "replay.db")};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements stand in this class.
        command.CommandText = statement;
#pragma warning restore CA2100
        Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
