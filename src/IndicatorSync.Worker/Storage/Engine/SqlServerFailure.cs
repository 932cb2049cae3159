namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>What SQL Server's error numbers mean to whoever runs the program: one line of what, where and what to do.</summary>
internal static class SqlServerFailure
{
    /// <summary>No connection came about: the driver's own numbers, and those of Windows sockets.</summary>
    private static readonly HashSet<int> Unreachable = [-1, 0, 2, 26, 40, 53, 258, 10060, 10061, 11001];

    /// <summary>Whether the server was never reached, as far as the number tells.</summary>
    public static bool IsUnreachable(int number) => Unreachable.Contains(number);

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
