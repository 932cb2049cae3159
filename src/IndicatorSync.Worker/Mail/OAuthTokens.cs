using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using IndicatorSync.Worker.Configuration;

namespace IndicatorSync.Worker.Mail;

/// <summary>No token came; the message is Swedish, one line, and names neither secret nor token.</summary>
internal sealed class TokenRefused(string message) : Exception(message);

/// <summary>
/// Access tokens for XOAUTH2 by client credentials, kept until shortly before they run out. Secret and token go nowhere but to the
/// token endpoint and the mail server: no logger is near them.
/// </summary>
/// <param name="options">The app registration.</param>
/// <param name="http">A client for the token endpoint.</param>
/// <param name="clock">The real clock: tokens age on it.</param>
/// <param name="redactor">Gets to know each token. Null outside the program.</param>
internal sealed class OAuthTokens(MailOAuthOptions options, HttpClient http, TimeProvider clock, Redactor? redactor = null)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private string? token;
    private DateTimeOffset usableUntil;

    /// <exception cref="TokenRefused">The endpoint could not be reached, or said no.</exception>
    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        if (token is null || clock.GetUtcNow() >= usableUntil)
        {
            var asked = clock.GetUtcNow();
            var answer = await AskAsync(cancellationToken);
            redactor?.Add(answer.AccessToken!);
            (token, usableUntil) = (answer.AccessToken, asked + TimeSpan.FromSeconds(answer.ExpiresIn) - Margin);
        }

        return token!;
    }

    /// <summary>The mail server did not take the token: the next one is asked for anew.</summary>
    public void Forget() => token = null;

    private async Task<Answer> AskAsync(CancellationToken cancellationToken)
    {
        var endpoint = options.TokenEndpoint ?? new Uri($"https://login.microsoftonline.com/{Uri.EscapeDataString(options.TenantId)}/oauth2/v2.0/token");
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = options.ClientId,
            ["client_secret"] = options.ClientSecret,
            ["scope"] = options.Scope,
        });
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            var answer = await response.Content.ReadFromJsonAsync<Answer>(cancellationToken);
            return response.IsSuccessStatusCode && answer is { AccessToken.Length: > 0 }
                ? answer
                : throw Refused($"Svar: {(int)response.StatusCode} {Code(answer?.Error)}".TrimEnd());
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new TokenRefused($"Inloggningstjänsten hos {endpoint.Host} går inte att nå eller svarar inte som väntat; se över brandväggen och Mail:OAuth:TenantId.");
        }
    }

    private static TokenRefused Refused(string answer) => new(
        $"Inloggningstjänsten lämnade ingen token; se över Mail:OAuth:TenantId, ClientId och ClientSecret (har hemligheten gått ut?). {answer}");

    // Only the code of the error (invalid_client): the description repeats ids.
    private static string Code(string? error) =>
        error is { Length: > 0 and <= 40 } && error.All(letter => char.IsAsciiLetter(letter) || letter == '_') ? error : "";

    private sealed record Answer
    {
        [JsonPropertyName("access_token")]
        public string? AccessToken { get; init; }

        [JsonPropertyName("expires_in")]
        public int ExpiresIn { get; init; }

        [JsonPropertyName("error")]
        public string? Error { get; init; }
    }
}
