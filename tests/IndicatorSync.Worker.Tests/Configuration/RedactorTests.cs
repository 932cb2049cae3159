using IndicatorSync.Worker.Configuration;
using Microsoft.Extensions.Configuration;

namespace IndicatorSync.Worker.Tests.Configuration;

public class RedactorTests
{
    [Theory]
    [InlineData("HTTPS_PROXY", "http://user:planterad@proxy.example.se:8080", "CONNECT planterad")]
    [InlineData("all_proxy", "user:planterad@proxy.example.se:8080", "planterad")]
    [InlineData("HTTP_PROXY", "http://user:pl%40nterad@proxy", "pl@nterad")]
    [InlineData("Mail:Password", "planterad", "535 wrong password: planterad")]
    [InlineData("Mail:Password", "planterad", "334 cGxhbnRlcmFk")]
    [InlineData("Mail:Password", "plan\"terad", """{"message":"plan\"terad"}""")]
    [InlineData("Mail:OAuth:ClientSecret", "planterad", "planterad")]
    [InlineData("Database:ConnectionString", "Server=a;User ID=sa;Password='plan;terad'", "plan;terad")]
    [InlineData("Sources:Sql:hr:ConnectionString", "Server=a;Pwd=planterad", "planterad")]
    [InlineData("Heartbeat:Url", "https://hc.example.se/planterad-nyckel", "GET /planterad-nyckel/fail")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "api-key=planterad,x=y", "planterad")]
    [InlineData("SOME_TOKEN", "planterad", "planterad")]
    public void What_configuration_and_environment_hold_is_masked_whoever_says_it(string key, string value, string told)
    {
        var redactor = Knowing(key, value);

        Assert.NotEqual(told, redactor.Clean(told));
        Assert.DoesNotContain("terad", redactor.Clean(told), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mail:OAuth:TokenEndpoint", "https://login.example.se/token")]
    [InlineData("Secrets:Directory", "/etc/indicatorsync/secrets")]
    [InlineData("Kolada:BaseUrl", "https://api.kolada.se/v3")]
    [InlineData("Mail:Password", "abc")]
    public void What_is_no_secret_stands(string key, string value) => Assert.Equal(value, Knowing(key, value).Clean(value));

    [Fact]
    public void The_login_of_any_address_is_masked_known_or_not() =>
        Assert.Equal("proxy http://***@proxy:8080 failed", new Redactor().Clean("proxy http://user:x@proxy:8080 failed"));

    private static Redactor Knowing(string key, string value)
    {
        var redactor = new Redactor();
        foreach (var secret in SecretValues.In(new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build()))
        {
            redactor.Add(secret);
        }

        return redactor;
    }
}
