using System.CommandLine;
using IndicatorSync.Worker.Commands.Hosting;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Kolada.Recordings;

namespace IndicatorSync.Worker.Commands;

/// <summary>
/// <c>--replay DIR</c>: Kolada's answers, the catalogue, the clock and the database of a recording instead of those of today. <c>sync</c>
/// stores what it says; the others look at it with the same option, so that nobody has to name the database again.
/// </summary>
internal sealed class ReplayOption : Option<string?>
{
    public ReplayOption(string description)
        : base("--replay")
    {
        HelpName = "DIR";
        Description = description;
    }

    /// <summary>For the commands that ask what a <c>sync --replay</c> has stored.</summary>
    public static ReplayOption ForReading() => new("What sync --replay of this recording has stored, at the recording's own time.");

    /// <summary>For the commands that ask Kolada's catalogue of KPIs.</summary>
    public static ReplayOption OfTheCatalogue() => new("Ask a recording's catalogue of KPIs instead of the network's.");

    /// <summary>Of an archive it is the newest run.</summary>
    /// <exception cref="ExpectedFailure">There is no such folder.</exception>
    public ExchangeOptions ExchangeOf(ParseResult parsed, CommandContext context)
    {
        var folder = FolderOf(parsed, context);
        return new ExchangeOptions(folder is not null && ArchivedRun.Of(folder) is [.., var newest] ? newest : folder, null);
    }

    /// <summary>The folder that is given; null for none.</summary>
    /// <exception cref="ExpectedFailure">There is no such folder.</exception>
    public string? FolderOf(ParseResult parsed, CommandContext context)
    {
        if (parsed.GetValue(this) is not { } given)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(given))
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"{Name} wants a folder; it was given an empty text.") { Swedish = new($"{Name} är tom; skriv mappen med inspelningen.", "") };
        }

        var folder = context.ProcessContext.Resolve(given);
        return Directory.Exists(folder)
            ? folder
            : throw new ExpectedFailure(FailureKind.BadInput, $"{Name} {given}: there is no such folder; give one that --record has written.")
            {
                Swedish = new($"{Name} {given}: mappen finns inte; ange en som sync --record har skrivit.", ""),
            };
    }
}
