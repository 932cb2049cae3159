using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace IndicatorSync.Worker.Foundation.Configuration;

/// <summary>
/// Takes secrets out of text that leaves the program, whoever wrote it: a mail server repeats a password, a network library quotes the
/// proxy's address. It is at the one door of each channel: the terminal (<see cref="RedactingWriter"/>), the logs, the messages
/// in the database, the notices in mails.
/// </summary>
internal sealed partial class Redactor
{
    public const string Mask = "***";

    /// <summary>Shorter ones would take ordinary words and numbers with them.</summary>
    private const int Shortest = 4;

    private readonly Lock gate = new();
    private volatile string[] forms = [];

    /// <summary>From now on this does not leave, nor in the forms in which it travels: in an address, in JSON, in base64.</summary>
    public void Add(string secret)
    {
        if (secret.Length < Shortest)
        {
            return;
        }

        var more = new[]
        {
            secret,
            Uri.EscapeDataString(secret),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
            JavaScriptEncoder.Default.Encode(secret),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('='),
        };
        lock (gate)
        {
            // The longest first: a short secret within a long one must not leave the rest of it.
            forms = [.. forms.Union(more, StringComparer.Ordinal).OrderByDescending(form => form.Length)];
        }
    }

    public string Clean(string text)
    {
        foreach (var form in forms)
        {
            text = text.Replace(form, Mask, StringComparison.Ordinal);
        }

        return text.Contains("://", StringComparison.Ordinal) ? Login().Replace(text, $"://{Mask}@") : text;
    }

    /// <summary>User and password of an address, known or not.</summary>
    [GeneratedRegex(@"://[^\s/@""'<>]+@", RegexOptions.CultureInvariant)]
    private static partial Regex Login();
}
