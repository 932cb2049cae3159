using System.Globalization;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using Spectre.Console;

namespace IndicatorSync.Worker.Commands.Setup;

/// <summary>The questions of an installation, in their order: each only where its answer neither is there already nor on the command line.</summary>
internal sealed class Interview(IAnsiConsole? terminal, Standing standing, IReadOnlyDictionary<string, string> given)
{
    /// <summary>The answer to a question about something that is not to be had.</summary>
    private const string None = "-";

    private readonly Questionnaire questions = new(terminal, given);
    private readonly Dictionary<string, string> settings = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> secrets = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ExpectedFailure">Nobody is there to answer, or an answer on the command line will not do; one line for each.</exception>
    public Installation Hold()
    {
        var municipality = Municipality();
        var installer = Installer();
        Mail(installer);
        Database();
        Schedule();
        questions.ThrowOnFaults();
        return new Installation { Settings = settings, Secrets = secrets, Municipality = municipality, Installer = installer };
    }

    private (string Name, AreaId Id)? Municipality()
    {
        if (standing.HasCatalogue)
        {
            return null;
        }

        var name = questions.Ask(new Question(
            "--municipality", "Kommun", null, answer => Municipalities.AreaOf(answer) is null ? "är ingen kommun; skriv namnet eller de fyra siffrorna." : null));
        return Municipalities.AreaOf(name) is { } id ? (name, id) : null;
    }

    private string? Installer()
    {
        if (standing.Installer is { } known && !questions.IsGiven("--installer"))
        {
            return known;
        }

        var address = questions.Ask(new Question("--installer", "Din e-postadress (dit går alla mejl tills ni går skarpt)", null, AddressFault));
        settings["Alerts:AdminAddress"] = address;
        return address;
    }

    private void Mail(string? installer)
    {
        if (standing.HasMailServer && !questions.IsGiven("--mail-host", "--mail-port", "--mail-from", "--mail-user", "--mail-password-file"))
        {
            return;
        }

        var host = questions.Ask(new Question("--mail-host", "E-postserver (- om ingen är klar ännu)", null, HostFault));
        if (host is None or "")
        {
            return;
        }

        var port = questions.Ask(new Question("--mail-port", "Dess port", "25", PortFault));
        var domain = installer?.Split('@') is [_, var after] ? after : "localhost";
        var sender = questions.Ask(new Question("--mail-from", "Avsändare", $"indicatorsync@{domain}", AddressFault));
        var user = questions.Ask(new Question("--mail-user", "Inloggning (- för ingen)", None, Anything));
        settings["Mail:Transport"] = "Smtp";
        settings["Mail:Host"] = host;
        settings["Mail:Port"] = port;
        settings["Mail:From"] = sender;
        if (!standing.HasMailServer && installer is not null)
        {
            settings["Mail:RedirectTo"] = installer;
        }

        if (user is not (None or ""))
        {
            settings["Mail:Username"] = user;
            if (!standing.HasPassword || questions.IsGiven("--mail-password-file"))
            {
                secrets["Mail:Password"] = questions.AskSecret("--mail-password-file", "Lösenord", ReadSecret);
            }
        }
    }

    private void Database()
    {
        if (standing.HasDatabaseServer && !questions.IsGiven("--sql-server", "--database"))
        {
            return;
        }

        var instance = questions.Ask(new Question("--sql-server", "SQL Server-instans (- för den inbyggda databasen SQLite)", None, ValueFault));
        if (instance is None or "")
        {
            return;
        }

        var name = questions.Ask(new Question("--database", "Databasens namn", "IndicatorSync", ValueFault));
        settings["Database:Provider"] = "SqlServer";
        settings["Database:ConnectionString"] = $"Server={instance};Database={name};Integrated Security=true";
    }

    private void Schedule()
    {
        if (standing.HasSchedule && !questions.IsGiven("--schedule"))
        {
            return;
        }

        var time = questions.Ask(new Question("--schedule", "Klockslag för den dagliga körningen", "06:00", answer => Cron(answer) is null ? "skriv ett klockslag som 06:00, eller ett cron-uttryck." : null));
        if (Cron(time) is { } cron)
        {
            settings["Schedule:Cron"] = cron;
        }
    }

    private static string? Cron(string answer)
    {
        if (TimeOnly.TryParseExact(answer, ["H:mm", "HH:mm", "H.mm", "HH.mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return string.Create(CultureInfo.InvariantCulture, $"0 {time.Minute} {time.Hour} * * ?");
        }

        // Its parts are held to their form by the reader of the settings.
        return answer.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length is 6 or 7 ? answer : null;
    }

    private static string ReadSecret(string file)
    {
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"--mail-password-file {file}: filen kan inte läsas: {ForeignText.Message(failure.Message)}", failure);
        }
    }

    private static string? Anything(string answer) => null;

    private static string? AddressFault(string answer) =>
        WrittenAddress.Read(answer) is null ? "är ingen e-postadress." : null;

    private static string? HostFault(string answer) =>
        answer == None || Uri.CheckHostName(answer) != UriHostNameType.Unknown ? null : "är inget namn på en server.";

    private static string? PortFault(string answer) =>
        int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 ? null : "är ingen port (1–65535).";

    /// <summary>A semicolon would begin another part of the connection string.</summary>
    private static string? ValueFault(string answer) => answer.Length > 0 && !answer.Contains(';', StringComparison.Ordinal) ? null : "ska vara ett namn utan semikolon.";
}
