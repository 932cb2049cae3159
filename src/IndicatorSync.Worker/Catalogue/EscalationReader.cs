using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>Reads <c>eskalera efter</c> and <c>eskalera till</c>, of the plan or of an indicator: one without the other says nothing.</summary>
internal static partial class EscalationReader
{
    private const string After = "eskalera efter";
    private const string To = "eskalera till";

    /// <summary>The section's own; null where it has none, or a faulty one.</summary>
    public static Escalation? Read(Section section, RecipientsReader recipients)
    {
        if (section.Node(After) is null && section.Node(To) is null)
        {
            return null;
        }

        if (section.Node(After) is null || section.Node(To) is null)
        {
            var (there, missing) = section.Node(After) is null ? (To, After) : (After, To);
            section.Fault(section.PlaceOf(there), $"\"{there}\" kräver \"{missing}\"", missing == After ? "eskalera efter: 10 arbetsdagar" : "eskalera till: [omsorgsledning]");
            return null;
        }

        var addresses = recipients.Members(section, To);
        if (Workdays().Match(section.Text(After) ?? "") is not { Success: true } match)
        {
            section.Fault(section.PlaceOf(After), "\"eskalera efter\" är ett antal arbetsdagar, 1–250", "eskalera efter: 10 arbetsdagar");
            return null;
        }

        return addresses.Count == 0 ? null : new Escalation(int.Parse(match.Groups["days"].Value, CultureInfo.InvariantCulture), addresses);
    }

    [GeneratedRegex(@"^\s*(?<days>[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|250) arbetsdag(?:ar)?\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Workdays();
}
