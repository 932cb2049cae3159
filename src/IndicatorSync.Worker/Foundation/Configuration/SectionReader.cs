using System.Globalization;
using System.Net.Mail;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Text;
using Microsoft.Extensions.Configuration;

namespace IndicatorSync.Worker.Foundation.Configuration;

/// <summary>
/// Reads one section, value by value. A wrong value is noted and its default handed out, so that all faults show at once; a key that
/// was never asked for is unknown. An empty value counts as not given.
/// </summary>
internal sealed class SectionReader(IConfigurationRoot configuration, string section, ICollection<ConfigurationProblem> problems)
{
    private readonly HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> subsections = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The value as given, spaces around it cut; null when absent or empty.</summary>
    public string? Text(string key)
    {
        var first = known.Add(key);
        if (configuration[$"{section}:{key}"]?.Trim() is not { Length: > 0 } text)
        {
            return null;
        }

        // No path, address or password has one, and the system calls that take them refuse it each in their own way.
        return !text.Contains('\0', StringComparison.Ordinal) ? text
            : first ? Refuse<string?>(key, null, "there is a null character in it; write it again.", "det finns ett nolltecken i det; skriv om det.")
            : null;
    }

    /// <summary>A section within this one, read by a reader of its own.</summary>
    public void Allow(string subsection) => subsections.Add(subsection);

    /// <summary>True when a source has the key, be it with an empty value.</summary>
    public bool IsGiven(string key) => configuration[$"{section}:{key}"] is not null;

    public int Number(string key, int fallback, int least, int most) =>
        Text(key) is not { } text ? fallback
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value
        : Refuse(key, fallback, $"give a whole number from {least} to {most}.", $"ange ett heltal från {least} till {most}.");

    public double Rate(string key, double fallback, double most) =>
        Text(key) is not { } text ? fallback
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= most ? value
        : Refuse(key, fallback, $"give a number from 0 to {most}, with a point for decimals.", $"ange ett tal från 0 till {most}, med decimalpunkt.");

    public bool Flag(string key, bool fallback) =>
        Text(key) is not { } text ? fallback
        : bool.TryParse(text, out var value) ? value
        : Refuse(key, fallback, "give true or false.", "ange true eller false.");

    public T Choice<T>(string key, T fallback)
        where T : struct, Enum
    {
        var names = string.Join(", ", Enum.GetNames<T>());
        return Text(key) is not { } text ? fallback
            : Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<T>(text, ignoreCase: true)
            : Refuse(key, fallback, $"{Quotation.Of(text)} is none of {names}.", $"{Quotation.Of(text)} är inget av {names}.");
    }

    public TimeSpan Time(string key, TimeSpan fallback, TimeSpan least, TimeSpan most) =>
        Text(key) is not { } text ? fallback
        : !Duration.TryParse(text, out var value) ? RefuseDuration(key, text, fallback)
        : value >= least && value <= most ? value
        : RefuseRange(key, fallback, least, most);

    /// <summary>Durations with commas between; an empty value is an empty list.</summary>
    public IReadOnlyList<TimeSpan> Times(string key, IReadOnlyList<TimeSpan> fallback, TimeSpan least, TimeSpan most)
    {
        if (Text(key) is not { } text)
        {
            return IsGiven(key) ? [] : fallback;
        }

        var values = new List<TimeSpan>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!Duration.TryParse(part, out var value))
            {
                return RefuseDuration(key, part, fallback);
            }

            if (value < least || value > most)
            {
                return RefuseRange(key, fallback, least, most);
            }

            values.Add(value);
        }

        return values;
    }

    /// <summary>An http or https address without user, query or fragment unless <paramref name="whole"/>.</summary>
    public Uri? Address(string key, bool whole = false)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        var usable = Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && (whole || (address!.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0));
        return usable ? address
            : address is { UserInfo.Length: > 0, Scheme: "http" or "https" } && !whole ? Refuse<Uri?>(key, null, "give the address without a login, as https://name.example/path.", "ange adressen utan inloggning, som https://namn.example/sökväg.")
            : Refuse<Uri?>(key, null, "give a whole address that begins with https://.", "ange en hel adress som börjar med https://.");
    }

    /// <summary>A name or an IP address, without scheme, port or path.</summary>
    public string? HostName(string key) =>
        Text(key) is not { } text ? null
        : Uri.CheckHostName(text) != UriHostNameType.Unknown ? text
        : Refuse<string?>(key, null, "give the name alone, as smtp.example.se; the port has a key of its own.", "ange bara namnet, som smtp.example.se; porten har en egen nyckel.");

    public string? Mailbox(string key) =>
        Text(key) is not { } text ? null
        : IsMailbox(text) ? text
        : text.Split(',', ';').Length > 1 ? Refuse<string?>(key, null, "this takes one mail address.", "här ska stå en enda e-postadress.")
        : Refuse<string?>(key, null, "this is not a mail address.", "det är ingen e-postadress.");

    /// <summary>One mail address or several, with <c>,</c> or <c>;</c> between; as given.</summary>
    public string? Mailboxes(string key) =>
        Text(key) is not { } text ? null
        : AlertsOptions.Split(text) is { Count: > 0 } addresses && addresses.All(IsMailbox) ? text
        : Refuse<string?>(key, null, "this is not a mail address, nor several with commas between.", "det är ingen e-postadress, och inte flera med kommatecken emellan.");

    /// <summary>By the parser of the mails as well: the one of .NET takes more.</summary>
    private static bool IsMailbox(string text) => MailAddress.TryCreate(text, out _) && MimeKit.MailboxAddress.TryParse(text, out _);

    /// <summary>A text in a language of its own, by the parser that its user uses: null is what it cannot read.</summary>
    public T? Read<T>(string key, Func<string, T?> parse, string english, string swedish)
        where T : class =>
        Text(key) is not { } text ? null : parse(text) ?? Refuse<T?>(key, null, english, swedish);

    public DateTimeOffset? Moment(string key) =>
        Text(key) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value) ? value.ToUniversalTime()
        : Refuse<DateTimeOffset?>(key, null, "give a time as 2026-03-02T06:00:00Z.", "ange en tid som 2026-03-02T06:00:00Z.");

    public T Refuse<T>(string key, T fallback, string english, string swedish)
    {
        var path = $"{section}:{key}";
        problems.Add(new ConfigurationProblem(path, ConfigurationSources.OriginOf(configuration, path), english, swedish));
        return fallback;
    }

    /// <summary>To be called when every key has been asked for.</summary>
    public void RefuseUnknownKeys()
    {
        foreach (var child in configuration.GetSection(section).GetChildren())
        {
            if (subsections.Contains(child.Key))
            {
                continue;
            }

            if (known.Contains(child.Key))
            {
                if (child.Value is null && child.GetChildren().Any())
                {
                    Refuse(child.Key, 0, "write it as one text, not as a list or an object.", "skriv det som en text, inte som lista eller objekt.");
                }

                continue;
            }

            var (english, swedish) = NearestWord.Among(known, child.Key) is { } near
                ? ($"unknown key; did you mean {section}:{near}?", $"okänd nyckel; menade du {section}:{near}?")
                : ($"unknown key; {section} has {string.Join(", ", known.Order())}.", $"okänd nyckel; {section} har {string.Join(", ", known.Order())}.");
            Refuse(child.Key, 0, english, swedish);
        }
    }

    private T RefuseDuration<T>(string key, string text, T fallback) => Refuse(
        key, fallback,
        $"{Quotation.Of(text)} is not a duration; write 30 s, 15 min, 1 h, 2 d, 00:15:00 or 0.",
        $"{Quotation.Of(text)} är ingen tidslängd; skriv 30 s, 15 min, 1 h, 2 d, 00:15:00 eller 0.");

    private T RefuseRange<T>(string key, T fallback, TimeSpan least, TimeSpan most) => Refuse(
        key, fallback, $"give a duration from {least:c} to {most:c}.", $"ange en tidslängd från {least:c} till {most:c}.");
}
