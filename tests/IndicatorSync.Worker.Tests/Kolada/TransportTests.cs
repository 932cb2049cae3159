using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace IndicatorSync.Worker.Tests.Kolada;

/// <summary>What lies between the program and the source: compression and proxies.</summary>
public sealed class TransportTests
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compressed_answer_is_asked_for_and_read(string encoding)
    {
        using var kolada = new KoladaServer();
        kolada.Compresses(encoding).PublishesEverywhere("U23471", ["2417"], Enumerable.Range(2000, 25), 62);
        using var harness = new KoladaHarness(kolada.BaseUrl);

        var answer = (await harness.FetchDataAsync()).Data!;

        Assert.Equal(25, answer.Observations.Count);
        Assert.Contains(encoding, kolada.AcceptEncoding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_program_goes_through_the_proxy_of_the_system_or_the_one_that_is_named(bool named)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("indicatorsync-");
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "indikatorer.yaml"),
            "plan: P\nkommun: \"2417\"\nmottagare:\n  admin: [drift@example.se]\nindikatorer:\n  - id: a\n    namn: A\n    nyckeltal: U23471\n    grön: minst 82\n",
            cancellation);
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder.FullName };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "IndicatorSync.Worker.dll"), "sync", "--Kolada:BaseUrl=https://kolada.invalid/v3", "--Logging:LogLevel:Default=None" })
        {
            start.ArgumentList.Add(argument);
        }

        if (named)
        {
            start.ArgumentList.Add($"--Kolada:ProxyUrl=http://{proxy.LocalEndpoint}");
        }
        else
        {
            start.Environment["HTTPS_PROXY"] = $"http://{proxy.LocalEndpoint}";
        }

        using var program = Process.Start(start)!;
        using var client = await proxy.AcceptTcpClientAsync(cancellation);
        using var reader = new StreamReader(client.GetStream());
        var asked = await reader.ReadLineAsync(cancellation);
        program.Kill();
        await program.WaitForExitAsync(cancellation);
        folder.Delete(recursive: true);

        Assert.Equal("CONNECT kolada.invalid:443 HTTP/1.1", asked);
    }
}
