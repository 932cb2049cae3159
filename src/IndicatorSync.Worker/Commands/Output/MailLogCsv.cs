using System.Globalization;
using IndicatorSync.Worker.Storage.Outbox;

namespace IndicatorSync.Worker.Commands.Output;

/// <summary>The log of mails as a Swedish Excel opens it with a double click: byte order mark, semicolons, Swedish dates, CRLF.</summary>
internal static class MailLogCsv
{
    private const string DateForm = "yyyy-MM-dd HH:mm:ss";

    public static void Write(TextWriter output, IReadOnlyList<LoggedMail> mails)
    {
        output.Write('\uFEFF');
        Line(output, "Adress", "Ämne", "Skapad", "Skickad", "Status", "Försök", "Levererad till");
        foreach (var mail in mails)
        {
            Line(
                output,
                mail.Address,
                mail.Subject,
                mail.WrittenLocal.ToString(DateForm, CultureInfo.InvariantCulture),
                mail.Status is OutboxStatus.Sent or OutboxStatus.Filed ? mail.FinishedLocal?.ToString(DateForm, CultureInfo.InvariantCulture) ?? "" : "",
                OutboxStatus.Swedish(mail.Status),
                mail.Attempts.ToString(CultureInfo.InvariantCulture),
                mail.DeliveredTo ?? "");
        }
    }

    private static void Line(TextWriter output, params IEnumerable<string> cells) => output.Write(string.Join(';', cells.Select(Cell)) + "\r\n");

    /// <summary>Quoted where it must be. What Excel would take for a formula is led by a tab, which it shows as text.</summary>
    private static string Cell(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@', ..] ? "\t" + text : text;
        return safe.AsSpan().IndexOfAny(";\"\r\n\t") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
