using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Worker.Storage;

/// <summary>Who has had a Startläge, and which mail last spoke of an indicator to an address. Addresses are kept in lower case.</summary>
internal static class RecipientStore
{
    private const string SelectStarted = "SELECT address AS Address, starts AS Starts FROM recipient";

    private const string CountStart = "UPDATE recipient SET starts = starts + 1 WHERE address = @address";

    private const string InsertStarted = "INSERT INTO recipient (address, started_at, starts) VALUES (@address, @now, 1)";

    private const string SelectLastMails = """
        SELECT m.address AS Address, m.indicator_id AS IndicatorId, m.gender AS Gender, m.message_id AS MessageId
        FROM mail_indicator m
        WHERE m.mail_indicator_id IN (SELECT MAX(mail_indicator_id) FROM mail_indicator GROUP BY address, indicator_id, gender)
        """;

    private const string InsertMail =
        "INSERT INTO mail_indicator (message_id, address, indicator_id, gender) VALUES (@MessageId, @Address, @IndicatorId, @Gender)";

    /// <summary>How many Startlägen each address has had.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> StartsAsync(UnitOfWork unit) =>
        (await unit.QueryAsync<StartedRow>(SelectStarted)).ToDictionary(row => row.Address, row => row.Starts, StringComparer.OrdinalIgnoreCase);

    public static async Task CountStartAsync(UnitOfWork unit, string address, DateTimeOffset now)
    {
        var argument = new { address = Key(address), now };
        if (await unit.ExecuteAsync(CountStart, argument) == 0)
        {
            await unit.ExecuteAsync(InsertStarted, argument);
        }
    }

    /// <summary>The Message-ID of the last mail to an address about an indicator and gender.</summary>
    public static async Task<ILookup<(string Address, string Indicator, string Gender), string>> LastMailsAsync(UnitOfWork unit) =>
        (await unit.QueryAsync<LastMail>(SelectLastMails)).ToLookup(row => (row.Address, row.IndicatorId, row.Gender), row => row.MessageId);

    public static Task RememberAsync(UnitOfWork unit, string messageId, string address, IEnumerable<DigestRow> rows) => unit.ExecuteAsync(
        InsertMail,
        rows.Select(row => new { MessageId = messageId, Address = Key(address), IndicatorId = row.Status.Id, Gender = row.Status.Gender.Code() }).Distinct().ToList());

    public static string Key(string address) => address.Trim().ToLowerInvariant();

    private sealed record StartedRow
    {
        public required string Address { get; init; }

        public required int Starts { get; init; }
    }

    private sealed record LastMail
    {
        public required string Address { get; init; }

        public required string IndicatorId { get; init; }

        public required string Gender { get; init; }

        public required string MessageId { get; init; }
    }
}
