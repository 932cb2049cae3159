using System.Net;
using System.Net.Sockets;

namespace IndicatorSync.Worker.Tests.Storage;

public sealed class CutProxyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, false, 3, 3)]
    [InlineData(2, false, 1, 1)]
    [InlineData(2, true, 2, 1)]
    public async Task It_cuts_before_the_server_has_a_request_or_before_the_client_has_the_answer(int cut, bool answer, int received, int heard)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var echoing = EchoAsync(server);
        await using var proxy = new CutProxy("127.0.0.1", ((IPEndPoint)server.LocalEndpoint).Port, cut, answer);
        proxy.Start();

        Assert.Equal(heard, await AskAsync(proxy.Port, 3));
        Assert.Equal(received, await echoing);
    }

    /// <summary>How many bytes the server got until the client was gone.</summary>
    private static async Task<int> EchoAsync(TcpListener server)
    {
        using var client = await server.AcceptTcpClientAsync(Cancel);
        var (stream, one, received) = (client.GetStream(), new byte[1], 0);
        try
        {
            while (await stream.ReadAsync(one, Cancel) == 1)
            {
                received++;
                await stream.WriteAsync(one, Cancel);
            }
        }
        catch (IOException)
        {
            // Cut off.
        }

        return received;
    }

    private static async Task<int> AskAsync(int port, int requests)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, Cancel);
        var (stream, one, heard) = (client.GetStream(), new byte[1], 0);
        try
        {
            while (heard < requests)
            {
                await stream.WriteAsync(one, Cancel);
                if (await stream.ReadAsync(one, Cancel) == 0)
                {
                    break;
                }

                heard++;
            }
        }
        catch (IOException)
        {
            // Cut off.
        }

        return heard;
    }
}
