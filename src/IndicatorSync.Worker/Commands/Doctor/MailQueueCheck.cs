using System.Globalization;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Outbox;

namespace IndicatorSync.Worker.Commands.Doctor;

/// <summary>Why mails wait and what was refused for good, by what the servers answered; nothing is sent.</summary>
internal static class MailQueueCheck
{
    private const string Waits = "Mejl som väntar";
    private const string Refused = "Avvisade mejl";

    /// <summary>Nothing when no mail has failed, or when the database cannot be read: that is told of the database.</summary>
    public static async Task<IReadOnlyList<DoctorItem>> RunAsync(DatabaseOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var database = new Database(options, time, DatabaseRetryPolicy.None);
        if (database.IsMissing)
        {
            return [];
        }

        try
        {
            return (await new Migrator(database).InspectAsync(cancellationToken)).Pending.Count > 0
                ? []
                : Of(await database.ReadAsync(OutboxStore.OpenAsync, cancellationToken), await database.ReadAsync(OutboxStore.DeadAsync, cancellationToken));
        }
        catch (ExpectedFailure)
        {
            return [];
        }
    }

    private static IReadOnlyList<DoctorItem> Of(IReadOnlyList<OutboxEntry> open, IReadOnlyList<OutboxEntry> dead) =>
    [
        .. open.Where(mail => mail.LastError is not null).GroupBy(mail => mail.LastError!).Select(Waiting),
        .. dead.GroupBy(mail => mail.LastError ?? "").Select(Dead),
    ];

    private static DoctorItem Waiting(IGrouping<string, OutboxEntry> same) => DoctorItem.Bad(
        Waits,
        $"{Mails(same)} har inte gått att skicka sedan {SwedishTime.Moment(same.Min(mail => mail.WrittenAt))}. {Sentence(same.Key)}",
        OutboxStatus.IsAboutUs(same.Key)
            ? "Låt e-postansvarig godkänna den här servern och avsändaren i Mail:From; mejlen ligger kvar och går sedan av sig själva, eller genast med mail retry."
            : "Rätta det som svaret säger; mejlen ligger kvar och går sedan av sig själva, eller genast med mail retry. mail pending visar kön.");

    private static DoctorItem Dead(IGrouping<string, OutboxEntry> same) => DoctorItem.Bad(
        Refused,
        $"{Mails(same)} har avvisats för gott av mottagarens server. {Sentence(same.Key)}".TrimEnd(),
        $"Rätta adressen i katalogen och skicka på nytt med mail resend {Id(same.First())} --to ADRESS, eller ta bort med mail discard {Id(same.First())}.");

    private static string Mails(IEnumerable<OutboxEntry> mails) => string.Create(CultureInfo.InvariantCulture, $"{mails.Count()} mejl");

    private static string Id(OutboxEntry mail) => mail.Id.ToString(CultureInfo.InvariantCulture);

    private static string Sentence(string error) => error.Length == 0 ? "" : error.TrimEnd('.', ' ') + ".";
}
