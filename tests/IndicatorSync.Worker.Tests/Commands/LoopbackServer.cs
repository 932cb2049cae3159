using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IndicatorSync.Worker.Tests.Commands;

/// <summary>A server on loopback that does one thing with every connection: for what no well-behaved server would do.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    public LoopbackServer(Func<Stream, Task> serve)
    {
        listener.Start();
        serving = ServeAsync(serve);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Says its lines one at a time, each after the other side has said something; the first unasked when it greets.</summary>
    public static LoopbackServer Speaking(bool greets, params string[] lines) => new(async stream =>
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        for (var n = 0; n < lines.Length; n++)
        {
            if ((n > 0 || !greets) && await reader.ReadLineAsync() is null)
            {
                return;
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes(lines[n].ReplaceLineEndings("\r\n")));
        }

        await reader.ReadLineAsync();
    });

    /// <summary>A port on which nothing listens.</summary>
    public static int ClosedPort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await serving;
        listener.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync(Func<Stream, Task> serve)
    {
        try
        {
            while (true)
            {
                using var connection = await listener.AcceptTcpClientAsync(stop.Token);
                try
                {
                    await serve(connection.GetStream()).WaitAsync(stop.Token);
                }
                catch (Exception failure) when (failure is IOException or System.Security.Authentication.AuthenticationException)
                {
                    // The other side hung up, which is what some of these tests are about.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }
}
