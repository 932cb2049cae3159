using System.Data;
using System.Data.Common;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>What a driver threw over an opened connection, as the failure that it means.</summary>
internal static class DriverFailure
{
    /// <param name="connection">As the failure left it: its state says whether it broke, which no exception does reliably.</param>
    /// <param name="cause">Anything that was thrown while it was used.</param>
    /// <returns>Null when what was thrown says it itself.</returns>
    public static DbException? Of(DbConnection connection, Exception cause) => cause switch
    {
        OperationCanceledException or ExpectedFailure or ConnectionLostException => null,
        _ when connection.State is not ConnectionState.Open => new ConnectionLostException(cause),

        // A bulk copy wraps what the server said, and that alone tells what it was and whether it passes.
        InvalidOperationException { InnerException: DbException said } => said,
        _ => null,
    };
}
