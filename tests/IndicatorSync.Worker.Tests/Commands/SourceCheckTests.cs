using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IndicatorSync.Worker.Commands.Doctor;
using IndicatorSync.Worker.Foundation.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorSync.Worker.Tests.Commands;

public sealed class SourceCheckTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_source_that_answers_as_v3_is_well_and_so_is_our_clock()
    {
        using var kolada = new KoladaServer().Names("0000", "Riket");

        var items = await CheckAsync(kolada.BaseUrl);

        Assert.Equal([("Kolada", true), ("Klocka", true)], items.Select(item => (item.Name, item.Ok)));
    }

    [Fact]
    public async Task A_clock_that_is_an_hour_ahead_is_told()
    {
        using var kolada = new KoladaServer().Names("0000", "Riket");
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddHours(1));

        var item = (await CheckAsync(kolada.BaseUrl, clock)).Single(found => found.Name == "Klocka");

        Assert.False(item.Ok);
        Assert.Contains("60 minuter före", item.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(25, true)]
    [InlineData(-25, true)]
    public async Task A_clock_that_is_more_than_a_day_off_is_told_with_what_it_costs(int hours, bool refuses)
    {
        using var kolada = new KoladaServer().Names("0000", "Riket");
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddHours(hours));

        var item = (await CheckAsync(kolada.BaseUrl, clock)).Single(found => found.Name == "Klocka");

        Assert.False(item.Ok);
        Assert.Equal(refuses, item.Message.Contains("Så länge lagrar, bedömer och mejlar ingen körning något.", StringComparison.Ordinal));
        Assert.Contains("tidssynkronisering", item.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(503, "har fel just nu (503)")]
    [InlineData(410, "är inte Koladas v3 (svar 410)")]
    [InlineData(429, "fråga mer sällan (429)")]
    [InlineData(302, "svarade 302")]
    public async Task An_answer_that_is_none_is_told_by_its_status(int status, string message)
    {
        using var kolada = new KoladaServer().Fails(status: status);

        Assert.Contains(message, (await BadAsync(kolada.BaseUrl)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"error": "log in first"}""")]
    [InlineData("[]")]
    [InlineData("<html>Logga in</html>")]
    public async Task A_login_page_or_another_service_is_not_taken_for_Kolada(string body)
    {
        using var kolada = new KoladaServer().AnswersOnce(body);

        Assert.Contains("inte som Koladas v3", (await BadAsync(kolada.BaseUrl)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_port_is_told_with_the_firewall() =>
        Assert.Contains("brandväggen", (await BadAsync(new Uri($"http://127.0.0.1:{LoopbackServer.ClosedPort()}/v3"))).Remedy, StringComparison.Ordinal);

    [Fact]
    public async Task A_server_that_says_nothing_is_told_with_the_time_waited()
    {
        await using var silent = new LoopbackServer(stream => stream.ReadExactlyAsync(new byte[100_000]).AsTask());
        var options = new KoladaOptions { BaseUrl = new Uri($"http://127.0.0.1:{silent.Port}/v3"), AttemptTimeout = TimeSpan.FromMilliseconds(50) };

        var item = Assert.Single(await new SourceCheck(options, null, TimeProvider.System).RunAsync(Cancel));

        Assert.Contains("svarade inte inom", item.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_nobody_vouches_for_is_told_as_one()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var own = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(100));
        using var certificate = X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null);
        await using var server = new LoopbackServer(async stream =>
        {
            await using var secure = new SslStream(stream);
            await secure.AuthenticateAsServerAsync(certificate);
        });

        var item = await BadAsync(new Uri($"https://localhost:{server.Port}/v3"));

        Assert.Contains("Certifikatet", item.Message, StringComparison.Ordinal);
        Assert.Contains("rotcertifikat", item.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_wants_a_login_is_told_as_the_proxy()
    {
        await using var proxy = LoopbackServer.Speaking(greets: false, "HTTP/1.1 407 Proxy Authentication Required\nContent-Length: 0\nConnection: close\n\n");
        var options = new KoladaOptions { BaseUrl = new Uri("https://kolada.invalid/v3"), ProxyUrl = new Uri($"http://127.0.0.1:{proxy.Port}") };

        var item = Assert.Single(await new SourceCheck(options, null, TimeProvider.System).RunAsync(Cancel));

        Assert.Contains("407", item.Message, StringComparison.Ordinal);
    }

    private static async Task<DoctorItem> BadAsync(Uri baseUrl)
    {
        var item = (await CheckAsync(baseUrl))[0];
        Assert.False(item.Ok);
        Assert.NotNull(item.Remedy);
        return item;
    }

    private static Task<IReadOnlyList<DoctorItem>> CheckAsync(Uri baseUrl, TimeProvider? time = null) =>
        new SourceCheck(new KoladaOptions { BaseUrl = baseUrl }, "drift@example.se", time ?? TimeProvider.System).RunAsync(Cancel);
}
