using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace IndicatorSync.Worker.Foundation;

/// <summary>Lets what produces work while what takes works: a run fetches its next answer while it stores this one.</summary>
internal static class ReadAhead
{
    /// <summary>
    /// The same items in the same order, of which some are made before they are taken. What the source fails with comes after everything it made;
    /// when the taking ends early, the source is stopped and waited for.
    /// </summary>
    /// <param name="source">Is enumerated by another thread than the caller's.</param>
    /// <param name="most">Items that wait to be taken, at most; one more is in the making.</param>
    /// <param name="cancellationToken">Stops both.</param>
    public static async IAsyncEnumerable<T> Ahead<T>(this IAsyncEnumerable<T> source, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waiting = Channel.CreateBounded<T>(new BoundedChannelOptions(most) { SingleReader = true, SingleWriter = true });
        var making = Task.Run(() => MakeAsync(source, waiting.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var item in waiting.Reader.ReadAllAsync(cancellationToken))
            {
                yield return item;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await making;
        }
    }

    private static async Task MakeAsync<T>(IAsyncEnumerable<T> source, ChannelWriter<T> waiting, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in source.WithCancellation(cancellationToken))
            {
                await waiting.WriteAsync(item, cancellationToken);
            }

            waiting.Complete();
        }
        catch (Exception failure)
        {
            waiting.Complete(failure); // whoever takes meets it, in its place
        }
    }
}
