namespace IndicatorSync.Worker.Mail;

/// <summary>What one pass over the outbox came to, in mails.</summary>
/// <param name="Sent">A mail server took charge of them.</param>
/// <param name="Filed">Written as files.</param>
/// <param name="Deferred">Tried, and to be tried again.</param>
/// <param name="Dead">Refused for good in this pass.</param>
/// <param name="Waiting">Still open after the pass, the deferred among them.</param>
/// <param name="Error">Why the first deferred or dead mail was not delivered: Swedish, one line, without any address.</param>
internal sealed record SendReport(int Sent, int Filed, int Deferred, int Dead, int Waiting, string? Error)
{
    public static readonly SendReport Nothing = new(0, 0, 0, 0, 0, null);
}
