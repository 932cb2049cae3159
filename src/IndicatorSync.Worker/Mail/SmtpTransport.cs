using System.Net.Security;
using IndicatorSync.Worker.Foundation.Configuration;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace IndicatorSync.Worker.Mail;

/// <summary>
/// Sends through an SMTP server, all mails of one time over one connection. The server's certificate is always checked against the
/// system's trust (name, dates, issuer).
/// </summary>
/// <param name="options">Server, security, login.</param>
/// <param name="certificateCheck">Instead of the system's trust; null outside tests.</param>
/// <param name="tokens">For a login by XOAUTH2 instead of a password; null for none.</param>
internal sealed class SmtpTransport(
    MailOptions options, RemoteCertificateValidationCallback? certificateCheck = null, OAuthTokens? tokens = null) : IMailTransport
{
    /// <summary>For one mail, connecting included; well below the outbox's lease.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <summary>
    /// What a stop of the program leaves a mail that is being handed over: cut off between its last line and the server's answer, it would
    /// go out a second time. Well below what a stopping service is given.
    /// </summary>
    private static readonly TimeSpan LeftByStop = TimeSpan.FromSeconds(4);

    private SmtpClient? client;

    /// <summary>
    /// <c>Auto</c> is implicit TLS on 465. On other ports it is STARTTLS where the server offers it, as for an internal relay; but with
    /// a login STARTTLS is required, so that a password never goes in the clear because somebody on the way hid the offer.
    /// <c>StartTls</c> never falls back. <c>None</c> is for those who have chosen it, with or without login.
    /// </summary>
    public static SecureSocketOptions Security(MailOptions options) => options.Security switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ when options.Port == 465 => SecureSocketOptions.SslOnConnect,
        _ when options.Username is { Length: > 0 } => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.StartTlsWhenAvailable,
    };

    public async Task<Delivery> DeliverAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        var ready = false;
        try
        {
            client ??= await ConnectAsync(timeout, cancellationToken);
            ready = true;
            cancellationToken.ThrowIfCancellationRequested();
            await using var stop = cancellationToken.UnsafeRegister(left => ((CancellationTokenSource)left!).CancelAfter(LeftByStop), timeout);
            await client.SendAsync(message, timeout.Token);
            return Delivery.Sent;
        }
        catch (Exception failure) when (!IsStop(failure, cancellationToken) && SmtpFailure.Read(failure, ready) is { } delivery)
        {
            if (delivery.Outcome == DeliveryOutcome.Unavailable)
            {
                Drop();
            }

            return delivery;
        }
        catch
        {
            Drop();
            throw;
        }
    }

    /// <summary>Connects, encrypts and logs in, and sends nothing; hang up afterwards.</summary>
    public async Task<Delivery> TryConnectAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        try
        {
            client ??= await ConnectAsync(timeout, cancellationToken);
            return Delivery.Sent;
        }
        catch (Exception failure) when (!IsStop(failure, cancellationToken) && SmtpFailure.Read(failure, ready: false) is { } delivery)
        {
            return delivery;
        }
    }

    public async Task HangUpAsync()
    {
        if (client is { IsConnected: true })
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            try
            {
                await client.DisconnectAsync(quit: true, timeout.Token);
            }
            catch (Exception failure) when (SmtpFailure.Read(failure, ready: true) is not null)
            {
                // The mails are delivered; a server that does not say goodbye changes nothing.
            }
        }

        Drop();
    }

    /// <summary>What a server said is worth as much while the program stops.</summary>
    private static bool IsStop(Exception failure, CancellationToken cancellationToken) => failure is OperationCanceledException && cancellationToken.IsCancellationRequested;

    private async Task<SmtpClient> ConnectAsync(CancellationTokenSource timeout, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        // Revocation is not asked for, as .NET itself does not by default: servers in closed networks cannot reach the lists.
        var connecting = new SmtpClient { CheckCertificateRevocation = false };
        try
        {
            if (certificateCheck is not null)
            {
                connecting.ServerCertificateValidationCallback = certificateCheck;
            }

            await connecting.ConnectAsync(options.Host ?? "", options.Port, Security(options), either.Token);
            await LogInAsync(connecting, either.Token);
            return connecting;
        }
        catch
        {
            connecting.Dispose();
            throw;
        }
    }

    private async Task LogInAsync(SmtpClient connecting, CancellationToken cancellationToken)
    {
        if (options.Username is not { Length: > 0 } user)
        {
            return;
        }

        if (tokens is null)
        {
            await connecting.AuthenticateAsync(user, options.Password ?? "", cancellationToken);
            return;
        }

        try
        {
            await connecting.AuthenticateAsync(new SaslMechanismOAuth2(user, await tokens.GetAsync(cancellationToken)), cancellationToken);
        }
        catch (AuthenticationException)
        {
            tokens.Forget();
            throw;
        }
    }

    private void Drop()
    {
        client?.Dispose();
        client = null;
    }
}
