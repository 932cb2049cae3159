using IndicatorSync.Core.Alerting;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Outbox;

/// <summary>What every address has been written so far, for what the next mail to it is.</summary>
internal static class AddressHistory
{
    private const string Select = """
        SELECT address,
               SUM(CASE WHEN kind = @Start THEN 1 ELSE 0 END) AS Starts,
               SUM(CASE WHEN kind = @Weekly THEN 1 ELSE 0 END) AS Weeklies,
               SUM(CASE WHEN kind NOT IN (@Admin, @Receipt, @Request) AND status NOT IN (@Filed, @Gathered) AND redirected_to IS NULL THEN 1 ELSE 0 END) AS Own,
               MAX(CASE WHEN kind NOT IN (@Admin, @Receipt, @Request) THEN written_local END) AS LastWritten
        FROM outbox
        GROUP BY address
        """;

    /// <summary>By address, in any case; an address that was never written to is not in it.</summary>
    public static async Task<IReadOnlyDictionary<string, AddressSoFar>> ReadAsync(UnitOfWork unit)
    {
        var kinds = new { Start = OutboxStore.Code(MailKind.Start), Weekly = OutboxStore.Code(MailKind.Weekly), Admin = OutboxStore.Code(MailKind.Admin), Receipt = OutboxStore.Code(MailKind.Receipt), Request = OutboxStore.Code(MailKind.Request), OutboxStatus.Filed, OutboxStatus.Gathered };
        var rows = await unit.QueryAsync<Row>(Select, kinds);
        return rows.GroupBy(row => row.Address, StringComparer.OrdinalIgnoreCase).ToDictionary(
            spellings => spellings.Key,
            spellings => new AddressSoFar(
                spellings.Sum(row => row.Starts),
                spellings.Sum(row => row.Weeklies),
                spellings.Sum(row => row.Own),
                spellings.Max(row => row.LastWritten) is { } last ? DateOnly.FromDateTime(last) : null),
            StringComparer.OrdinalIgnoreCase);
    }

    private sealed record Row
    {
        public required string Address { get; init; }

        public required int Starts { get; init; }

        public required int Weeklies { get; init; }

        public required int Own { get; init; }

        public DateTime? LastWritten { get; init; }
    }
}
