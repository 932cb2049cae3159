namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>How long a unit of work that met a passing failure is begun again; an attempt under way is not cut short.</summary>
internal sealed record DatabaseRetryPolicy(TimeSpan Budget)
{
    /// <summary>For what only asks what the state is: it says at once that there is no answer.</summary>
    public static readonly DatabaseRetryPolicy None = new(TimeSpan.Zero);

    /// <summary>Somebody waits at the terminal.</summary>
    public static readonly DatabaseRetryPolicy Command = new(TimeSpan.FromSeconds(15));

    /// <summary>Longer than the failover of an availability group or the restart of an instance takes.</summary>
    public static readonly DatabaseRetryPolicy Unattended = new(TimeSpan.FromSeconds(90));
}

/// <summary>Which passing failures make a unit of work begin again.</summary>
internal enum Retries
{
    /// <summary>All of them.</summary>
    Passing,

    /// <summary>Connections that broke, but no locks and time-outs: trying those again only makes a long wait longer.</summary>
    BrokenConnections,
}
