using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Outbox;

/// <summary>One mail as the log of a public authority tells it: to whom, about what, when, and what became of it.</summary>
internal sealed record LoggedMail
{
    public string Address { get; init; } = "";

    public string Subject { get; init; } = "";

    /// <summary>Swedish local time.</summary>
    public DateTime WrittenLocal { get; init; }

    /// <summary>Swedish local time; null while it waits.</summary>
    public DateTime? FinishedLocal { get; init; }

    public string Status { get; init; } = "";

    public int Attempts { get; init; }

    /// <summary>Where it really went: an address, <c>fil</c>, or null while it has not left.</summary>
    public string? DeliveredTo { get; init; }
}

internal static class MailLog
{
    private const string OfYear = """
        SELECT address, subject, written_local, finished_local, status, attempts,
          CASE status WHEN 'filed' THEN 'fil' WHEN 'sent' THEN COALESCE(redirected_to, address) END AS delivered_to
        FROM outbox
        WHERE written_local >= @from AND written_local < @to
        ORDER BY outbox_id
        """;

    /// <summary>The mails written in a Swedish calendar year, in order.</summary>
    public static Task<IReadOnlyList<LoggedMail>> ReadAsync(UnitOfWork unit, int year) => unit.QueryAsync<LoggedMail>(OfYear, new
    {
        from = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified),
        to = new DateTime(year + 1, 1, 1, 0, 0, 0, DateTimeKind.Unspecified),
    });
}
