using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace IndicatorSync.Worker.Foundation;

/// <summary>Lets what produces work while what takes works: a run fetches its next answer while it stores this one.</summary>
internal static class ReadAhead
{
    /// <summary>
    /// The same items in the same order, of which the next is made while one is in hand: two are held at once, and no third is begun. What the
    /// source fails with comes after everything it made; when the taking ends early, the source is stopped and waited for.
    /// </summary>
    /// <param name="source">Is enumerated by another thread than the caller's.</param>
    /// <param name="cancellationToken">Stops both.</param>
    public static async IAsyncEnumerable<T> OneAhead<T>(this IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var taken = new SemaphoreSlim(0);
        var made = Channel.CreateBounded<T>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
        var making = Task.Run(() => MakeAsync(source, made.Writer, taken, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var item in made.Reader.ReadAllAsync(cancellationToken))
            {
                taken.Release();
                yield return item;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await making;
        }
    }

    private static async Task MakeAsync<T>(IAsyncEnumerable<T> source, ChannelWriter<T> made, SemaphoreSlim taken, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in source.WithCancellation(cancellationToken))
            {
                await made.WriteAsync(item, cancellationToken);
                await taken.WaitAsync(cancellationToken);
            }

            made.Complete();
        }
        catch (Exception failure)
        {
            made.Complete(failure); // whoever takes meets it, in its place
        }
    }
}
