using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace IndicatorSync.Testing;

/// <summary>Where a delivery is, seen from the server.</summary>
public enum SmtpStep
{
    Connected,
    Recipient,

    /// <summary>The whole mail has come; 250 has not been said.</summary>
    Data,

    /// <summary>250 has been said.</summary>
    Accepted,
}

/// <summary>A mail as it came, and when it was by the clock of the scenario.</summary>
internal sealed record ReceivedMail(DateTimeOffset At, MimeMessage Message)
{
    public string Address => Message.To.Mailboxes.Single().Address;
}

/// <summary>
/// The little of SMTP that a relay on the inside speaks, on a port that the system chooses. A test may stop a delivery at any step,
/// or take the server down.
/// </summary>
internal sealed class LoopbackSmtp : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<ReceivedMail> received = [];
    private readonly Task accepting;

    public LoopbackSmtp()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>It hangs up on everybody.</summary>
    public bool IsDown { get; set; }

    public DateTimeOffset Now { get; set; }

    /// <summary>Tells the time instead of <see cref="Now"/>, where the scenario has a clock that runs.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>What a recipient is answered; null for 250.</summary>
    public Func<string, string?> OnRecipient { get; set; } = _ => null;

    /// <summary>Offers logins, and takes every one.</summary>
    public bool OffersLogin { get; set; }

    /// <summary>The <c>AUTH</c> commands that came.</summary>
    public List<string> Logins { get; } = [];

    /// <summary>Runs at each step; the delivery goes on when it ends.</summary>
    public Func<SmtpStep, Task> OnStep { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<ReceivedMail> Received
    {
        get
        {
            lock (received)
            {
                return [.. received];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var sessions = new List<Task>();
        try
        {
            while (true)
            {
                sessions.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or InvalidOperationException or SocketException)
        {
            // The test is over.
        }

        await Task.WhenAll(sessions);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            if (!IsDown)
            {
                await TalkAsync(connection.GetStream());
            }
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client was killed, or the test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { AutoFlush = true, NewLine = "\r\n" };
        await OnStep(SmtpStep.Connected);
        await writer.WriteLineAsync("220 loopback");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO" when OffersLogin:
                    await writer.WriteLineAsync("250-loopback\r\n250 AUTH PLAIN XOAUTH2");
                    break;
                case "AUTH":
                    Logins.Add(line);
                    await writer.WriteLineAsync("235 welcome");
                    break;
                case "RCPT":
                    await OnStep(SmtpStep.Recipient);
                    await writer.WriteLineAsync(OnRecipient(line.Split('<', '>')[1]) ?? "250 ok");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    Keep(await BodyAsync(reader));
                    await OnStep(SmtpStep.Data);
                    await writer.WriteLineAsync("250 queued");
                    await OnStep(SmtpStep.Accepted);
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }

    private async Task<string> BodyAsync(StreamReader reader)
    {
        var body = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
        {
            body.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return body.ToString();
    }

    private void Keep(string body)
    {
        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(body));
        var message = MimeMessage.Load(bytes);
        lock (received)
        {
            received.Add(new ReceivedMail(Clock?.GetUtcNow() ?? Now, message));
        }
    }
}
