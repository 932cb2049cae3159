using System.Globalization;
using System.Text;

namespace IndicatorSync.Worker.Tests.Year;

/// <summary>The year as a person reads it: what happened, what was attempted besides six in the morning, and which mails came of it.</summary>
internal sealed class YearStory(RunningService service)
{
    private readonly StringBuilder text = new();
    private readonly HashSet<DateTime> toldAttempts = [];
    private int toldMails;

    public override string ToString() => text.ToString().Trim();

    public void Tell(YearDiary.Happening happening) => Line($"\n{happening.At:yyyy-MM-dd HH:mm}  {happening.Text}");

    /// <summary>What has come of it since the last time.</summary>
    public void TellWhatCame()
    {
        var attempts = service.Attempted.Where(at => at.TimeOfDay != TimeSpan.FromHours(6) && toldAttempts.Add(at)).Select(at => (At: at, Text: "körning"));
        var mails = service.Smtp.Received.Skip(toldMails).Select(mail => (At: RunningService.Local(mail.At), Text: Mail(mail))).ToList();
        toldMails += mails.Count;
        foreach (var (at, what) in attempts.Concat(mails).OrderBy(item => item.At))
        {
            Line($"  {at:yyyy-MM-dd HH:mm}  {what}");
        }
    }

    // What an administrator is told stands in full: it is what the year is about.
    private string Mail(ReceivedMail mail)
    {
        var line = $"{mail.Address,-16} {mail.Message.Subject}";
        var body = mail.Message.TextBody!.Replace(service.Folder, "", StringComparison.Ordinal).Replace('\\', '/').ReplaceLineEndings("\n");
        return mail.Address.StartsWith("drift", StringComparison.Ordinal)
            ? line + string.Concat(body.Split('\n').Where(row => row.Length > 0).Select(row => $"\n{new string(' ', 22)}{row}".TrimEnd()))
            : line;
    }

    private void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
