using System.Data.Common;

namespace IndicatorSync.Worker.Storage.Engine;

internal static class QuietDisposal
{
    /// <summary>Disposes of a connection or transaction; a failure of its disposal is not reported.</summary>
    public static async ValueTask DisposeQuietlyAsync(this IAsyncDisposable used)
    {
        try
        {
            await used.DisposeAsync();
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException or NullReferenceException or IOException)
        {
            // What it was used for has been reported already, or has succeeded.
        }
    }
}
