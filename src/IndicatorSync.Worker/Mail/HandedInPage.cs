using System.Globalization;
using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Mail;

/// <summary>Mails to those who hand in values: the receipt of what was read, and the question for what is missing (docs/contract.md 1.9).</summary>
internal static class HandedInPage
{
    public static string ReceiptIntro(Receipt receipt) => string.Create(
        CultureInfo.InvariantCulture,
        $"Kvitto på det som lästes in från {receipt.Source}. {receipt.Received} nya eller ändrade, {receipt.Unchanged} oförändrade, {receipt.SetAside.Count} åt sidan.");

    public static string RequestIntro(string plan) => $"Indikatorerna nedan i {plan} väntar på värden som skulle ha lämnats.";

    public static IEnumerable<MailSection> Sections(Digest digest)
    {
        if (digest.Receipt is { } receipt)
        {
            if (receipt.Values.Count > 0)
            {
                yield return new("Inläst", receipt.LeftOut == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"De {receipt.Values.Count} första; {receipt.LeftOut} till är inlästa.")], [], [.. receipt.Values.Select(Value)]);
            }

            if (receipt.Remarks.Count > 0)
            {
                yield return new("Att känna till", [], [], [.. receipt.Remarks.Select(line => new MailNotice(receipt.Source, line + "."))]);
            }

            if (receipt.SetAside.Count > 0)
            {
                yield return new("Åt sidan", ["Det här är inte inläst, och det som gällde förut står kvar. Rätta och lämna om; resten behöver inte lämnas igen."], [], [.. receipt.SetAside.Select(line => new MailNotice(receipt.Source, line + "."))]);
            }
        }

        if (digest.Requests.Count > 0)
        {
            yield return new("Saknas", [], [], [.. digest.Requests.Select(request => Request(request, digest.NamesPlans))]);
            yield return new("Så lämnas ett värde", Ways, [], []);
        }
    }

    private static readonly string[] Ways =
    [
        "Skriv värdet i filen som läses in (kolumnerna Indikator, Period och Utfall) och spara den i inläsningens mapp, eller lämna det till den som sköter uppföljningen.",
        "Den som når databasen kan köra rapport.Rapportera; på servern finns kommandot report. Inget mer mejl kommer om värdet när det är inläst.",
    ];

    private static MailNotice Value(ReceivedValue value)
    {
        var now = value.Now is { } number ? $"{number}{(value.Before is { } before ? $" (förut {before})" : "")}" : $"struket{(value.Before is { } struck ? $" (förut {struck})" : "")}";
        var colour = value.Now is null ? "" : $" {value.Colour.Swedish()}.";
        return new MailNotice(value.Indicator, $"{value.Period}: {now}.{colour}");
    }

    private static MailNotice Request(ValueRequest request, bool namesPlan) => new(
        request.Name,
        $"{request.PeriodText} saknas. Det skulle ha lämnats senast {SwedishTime.Day(request.Due)}{(request.IsReminder ? "; det här är en påminnelse" : "")}.{(namesPlan && request.Plan is { } plan ? $" Plan: {plan.Name}." : "")}");
}
