namespace IndicatorSync.Worker.Foundation.Configuration;

internal enum MailTransportKind
{
    /// <summary>Mails become <c>.eml</c> files and reach nobody by themselves.</summary>
    Pickup,
    Smtp,

    /// <summary>Nothing is sent: mails stay waiting in the outbox, and go out in order when a transport is chosen.</summary>
    None,
}

/// <summary>
/// <see cref="Auto"/>: implicit TLS on port 465, otherwise STARTTLS, required with a login and used where the server offers it without.
/// <see cref="StartTls"/> and <see cref="Tls"/> send nothing unless encrypted. Certificates are checked in every case.
/// </summary>
internal enum MailSecurity
{
    Auto,
    None,
    StartTls,
    Tls,
}

/// <summary>
/// Section <c>Mail:OAuth</c>: the client credentials of an app registration that may send as <c>Mail:Username</c> (SMTP.SendAsApp).
/// </summary>
internal sealed record MailOAuthOptions
{
    public required string TenantId { get; init; }

    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    public string Scope { get; init; } = "https://outlook.office365.com/.default";

    /// <summary>Null: Microsoft's for the tenant.</summary>
    public Uri? TokenEndpoint { get; init; }

    /// <summary>A record prints its members; this one has a secret.</summary>
    public override string ToString() => nameof(MailOAuthOptions);
}

/// <summary>Section <c>Mail</c>.</summary>
internal sealed record MailOptions
{
    public MailTransportKind Transport { get; init; } = MailTransportKind.Pickup;

    public string PickupDirectory { get; init; } = "outbox";

    public string? Host { get; init; }

    public int Port { get; init; } = 25;

    public MailSecurity Security { get; init; } = MailSecurity.Auto;

    public string? Username { get; init; }

    public string? Password { get; init; }

    /// <summary>XOAUTH2 instead of a password, for Microsoft 365; null: not used.</summary>
    public MailOAuthOptions? OAuth { get; init; }

    public string From { get; init; } = "indicatorsync@localhost";

    /// <summary>Every mail goes here instead of to its address, which is named in the text: for tests of an installation.</summary>
    public string? RedirectTo { get; init; }

    /// <summary>Folder with <c>digest.txt</c> and <c>digest.html</c> of one's own; null, or a file missing there: those shipped.</summary>
    public string? TemplateDirectory { get; init; }

    /// <summary>Address of a KPI at Kolada, <c>{kpi}</c> replaced; may be empty.</summary>
    public string KoladaLink { get; init; } = "https://www.kolada.se/verktyg/fri-sokning/?kpis={kpi}";
}
