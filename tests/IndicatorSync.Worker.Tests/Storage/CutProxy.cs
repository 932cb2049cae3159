using System.Net;
using System.Net.Sockets;

namespace IndicatorSync.Worker.Tests.Storage;

/// <summary>
/// Stands between a program and a server and cuts their connection once: a request is what a client sends until the server has answered,
/// whatever the protocol and its encryption. Cut before the server has it, or after it has answered and before the client hears.
/// </summary>
/// <param name="host">The server.</param>
/// <param name="port">The server.</param>
/// <param name="cut">The number of the request that is cut; 0: none, they are only counted.</param>
/// <param name="answer">The request reaches the server, its answer is lost.</param>
internal sealed class CutProxy(string host, int port, int cut, bool answer) : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> relays = [];
    private int requests;
    private Task accepting = Task.CompletedTask;

    public int Requests => Volatile.Read(ref requests);

    /// <summary>The request has been made, and cut.</summary>
    public bool HasCut { get; private set; }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Start()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(relays);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                relays.Add(RelayAsync(await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(host, port, stop.Token);
            (near.NoDelay, far.NoDelay) = (true, true);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
            var conversation = new Conversation(this, near.GetStream(), far.GetStream());
            await Task.WhenAny(conversation.OutAsync(either.Token), conversation.BackAsync(either.Token));
            await either.CancelAsync();
        }
        catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException)
        {
            // One of the two has gone.
        }
    }

    private sealed class Conversation(CutProxy proxy, NetworkStream near, NetworkStream far)
    {
        private int answered = 1;
        private volatile bool isLast;

        public async Task OutAsync(CancellationToken cancellationToken)
        {
            var buffer = new byte[16 * 1024];
            int length;
            while ((length = await near.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (Interlocked.Exchange(ref answered, 0) == 1 && Interlocked.Increment(ref proxy.requests) == proxy.Cut)
                {
                    proxy.HasCut = true;
                    if (!proxy.CutsAnswer)
                    {
                        return;
                    }

                    isLast = true;
                }

                await far.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
            }
        }

        public async Task BackAsync(CancellationToken cancellationToken)
        {
            var buffer = new byte[16 * 1024];
            int length;
            while ((length = await far.ReadAsync(buffer, cancellationToken)) > 0 && !isLast)
            {
                Volatile.Write(ref answered, 1);
                await near.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
            }
        }
    }

    private int Cut => cut;

    private bool CutsAnswer => answer;
}
