namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>What SQL Server's error numbers mean to whoever runs the program: one line of what, where and what to do.</summary>
internal static class SqlServerFailure
{
    /// <summary>No connection came about: the driver's own numbers, and those of Windows sockets.</summary>
    private static readonly HashSet<int> Unreachable = [-1, 0, 2, 26, 40, 53, 258, 10060, 10061, 11001];

    /// <summary>
    /// Fails now and may succeed in a moment: connections that broke, a database that is starting, moving or being recovered (922, 983,
    /// 4060, 18401), a server that is short of something, deadlocks.
    /// </summary>
    private static readonly HashSet<int> Passing =
    [
        20, 64, 121, 233, 615, 617, 669, 671, 701, 922, 983, 3960, 4060, 4221, 8645, 8651, 10053, 10054, 10928, 10929, 10936, 18401,
        40143, 40197, 40501, 40540, 40613, 49918, 49919, 49920,
    ];

    /// <summary>A statement's time-out, locks, deadlocks.</summary>
    private static readonly HashSet<int> Busy = [-2, 1204, 1205, 1222];

    /// <summary>From this class on the server, or the driver in its name, has ended the connection.</summary>
    private const int EndsConnection = 20;

    /// <summary>Whether the same may succeed when it is tried again. Not every platform's driver has a number for a broken connection.</summary>
    public static bool IsPassing(int number, byte @class) =>
        Busy.Contains(number) || Passing.Contains(number) || (number == 0 && @class >= EndsConnection) || (number != 0 && IsUnreachable(number));

    public static bool IsBusy(int number) => Busy.Contains(number);

    /// <summary>Whether the server was never reached, as far as the number shows.</summary>
    public static bool IsUnreachable(int number) => Unreachable.Contains(number);

    /// <summary>The connection had been made: nothing is wrong with name, port or firewall.</summary>
    /// <param name="message">The driver's own words; the first line is used.</param>
    /// <param name="server">As in the connection string.</param>
    /// <param name="database">As in the connection string.</param>
    public static string ExplainLost(string message, string server, string database) =>
        $"the connection to database '{database}' on '{server}' broke off and could not be had again in time: see the server's log; what was stored is whole ({FirstLine(message)})";

    /// <param name="number">The server's or the driver's number; null when there is none.</param>
    /// <param name="message">The first line of it is used where the number says too little.</param>
    /// <param name="isHandshake">The connection failed over its encryption.</param>
    /// <param name="server">As in the connection string.</param>
    /// <param name="database">As in the connection string.</param>
    public static string Explain(int? number, string message, bool isHandshake, string server, string database)
    {
        var where = $"'{database}' on '{server}'";
        return number switch
        {
            18456 or 18452 or 18470 or 18486 or 18487 or 18488 => $"the login to database {where} was refused: check user and password, or the service account's login",
            4060 or 911 => $"database {where} does not exist or this login may not open it: create it with deploy/sqlserver, or grant access",
            229 or 230 or 262 or 297 or 300 or 916 or 15247 => $"this login lacks rights in database {where}: {FirstLine(message)}",
            -2 or 1222 => $"database {where} is locked by another session, or too slow: end what holds the lock (sys.dm_tran_locks) or set 'Command Timeout' in the connection string",
            1105 or 9002 => $"the disk of database {where} is full: make room and run again",
            207 or 208 => $"database {where} lacks a table or column that the program needs: run 'migrate' ({FirstLine(message)})",
            _ when isHandshake || message.Contains("certificate", StringComparison.OrdinalIgnoreCase) =>
                $"the certificate of '{server}' is not trusted: install its issuer on this machine",
            { } known when IsUnreachable(known) => $"no answer from SQL Server '{server}': check the server's name, port and firewall",
            _ => $"database {where} failed: {FirstLine(message)}",
        };
    }

    /// <summary>A driver's message may go on for many lines; the first says what is wrong.</summary>
    public static string FirstLine(string message) => message.ReplaceLineEndings("\n").Split('\n')[0];
}
