namespace IndicatorSync.Worker.Configuration;

/// <summary>Section <c>Mail</c>.</summary>
internal static class MailSettings
{
    /// <param name="section">The section.</param>
    /// <param name="surroundings">Where a relative path starts.</param>
    /// <param name="oauth">Reads <c>Mail:OAuth</c>; null where it is not given.</param>
    public static MailOptions Read(SectionReader section, Surroundings surroundings, Func<MailOAuthOptions?> oauth)
    {
        var defaults = new MailOptions();
        var mail = new MailOptions
        {
            Transport = section.Choice("Transport", defaults.Transport),
            PickupDirectory = surroundings.Resolve(section.Text("PickupDirectory") ?? defaults.PickupDirectory),
            Host = section.HostName("Host"),
            Port = section.Number("Port", defaults.Port, 1, 65535),
            Security = section.Choice("Security", defaults.Security),
            Username = section.Text("Username"),
            Password = section.Text("Password"),
            OAuth = oauth(),
            From = section.Mailbox("From") ?? defaults.From,
            RedirectTo = section.Mailbox("RedirectTo"),
            TemplateDirectory = section.Text("TemplateDirectory") is { } templates ? surroundings.Resolve(templates) : null,
            KoladaLink = KoladaLink(section, defaults.KoladaLink),
        };
        if (mail.Transport == MailTransportKind.Smtp)
        {
            Need(section, "Host", "Mail:Transport=Smtp");
            Need(section, "From", "Mail:Transport=Smtp");
        }

        if (mail.OAuth is not null)
        {
            Need(section, "Username", "Mail:OAuth");
        }
        else if (mail.Username is not null)
        {
            Need(section, "Password", "Mail:Username");
        }

        return mail;
    }

    public static MailOAuthOptions ReadOAuth(SectionReader section)
    {
        Need(section, "TenantId", "Mail:OAuth");
        Need(section, "ClientId", "Mail:OAuth");
        Need(section, "ClientSecret", "Mail:OAuth");
        var endpoint = section.Address("TokenEndpoint");
        if (endpoint is { Scheme: "http", IsLoopback: false })
        {
            section.Refuse("TokenEndpoint", 0, "plain http is for this machine only; write https://.", "http utan kryptering får bara gå till den egna datorn; skriv https://.");
        }

        var options = new MailOAuthOptions
        {
            TenantId = section.Text("TenantId") ?? "",
            ClientId = section.Text("ClientId") ?? "",
            ClientSecret = section.Text("ClientSecret") ?? "",
            TokenEndpoint = endpoint,
        };
        return section.Text("Scope") is { } scope ? options with { Scope = scope } : options;
    }

    /// <summary>Stands in every mail as a link to press: nothing but a page on the web, or nothing at all.</summary>
    private static string KoladaLink(SectionReader section, string fallback)
    {
        if (section.Text("KoladaLink") is not { } link)
        {
            return section.IsGiven("KoladaLink") ? "" : fallback;
        }

        return Uri.TryCreate(link.Replace("{kpi}", "N00001", StringComparison.Ordinal), UriKind.Absolute, out var page) && page.Scheme is "http" or "https"
            ? link
            : section.Refuse("KoladaLink", fallback, "give an address that begins with https://, or nothing.", "ange en adress som börjar med https://, eller ingenting.");
    }

    private static void Need(SectionReader section, string key, string because)
    {
        if (section.Text(key) is null)
        {
            section.Refuse(key, 0, $"needed with {because}.", $"behövs med {because}.");
        }
    }
}
