using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Mail;

namespace IndicatorSync.Worker.Commands.Doctor;

/// <summary>What the installed service found when it last tried everything itself: only it knows what its own account may do.</summary>
/// <param name="CheckedAt">When, UTC.</param>
/// <param name="Account">As whom.</param>
/// <param name="Items">What was found.</param>
internal sealed record StoredCheckup(DateTimeOffset CheckedAt, string Account, IReadOnlyList<DoctorItem> Items);

/// <summary>The file that the service leaves its last checkup in, where <c>doctor --as-service</c> finds it: no database is needed to read it.</summary>
internal sealed class CheckupRecord(string path)
{
    private const string FileName = "doctor.json";

    private static readonly CheckupJson Json = new(new JsonSerializerOptions(CheckupJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>A service tries everything once a day; a record that is older says that it no longer does.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromHours(50);

    /// <summary>In the service's own folder: systemd's <c>STATE_DIRECTORY</c>, on Windows that of the installation, else beside its settings.</summary>
    public static CheckupRecord Of(CommandContext context)
    {
        var installed = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "IndicatorSync");
        var folder = StateDirectory.Of(context) is { } state ? state
            : OperatingSystem.IsWindows() && Directory.Exists(installed) ? installed
            : ConfigurationSources.SettingsDirectory(context.ProcessContext);
        return new CheckupRecord(Path.Combine(folder, FileName));
    }

    /// <exception cref="IOException">The file cannot be written; also as <see cref="UnauthorizedAccessException"/>.</exception>
    public void Write(StoredCheckup checkup)
    {
        // Whole or not at all: a reader may come in the middle.
        var next = $"{path}.new";
        File.WriteAllText(next, JsonSerializer.Serialize(checkup, Json.StoredCheckup));
        File.Move(next, path, overwrite: true);
    }

    /// <exception cref="ExpectedFailure">There is none, or it cannot be read.</exception>
    public StoredCheckup Read()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), Json.StoredCheckup) ?? throw new JsonException("empty");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ExpectedFailure(FailureKind.Failed, $"Tjänsten har inte prövat något ännu ({path} finns inte). Starta den; den prövar när den startar och sedan varje dygn.", missing);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ExpectedFailure(FailureKind.Failed, $"{path} kan inte läsas: {ForeignText.Message(failure.Message)}", failure);
        }
    }

    /// <summary>What the service found, and whether it still tries.</summary>
    /// <param name="checkup">As it was read.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<DoctorItem> Judged(StoredCheckup checkup, DateTimeOffset now)
    {
        var when = SwedishTime.Moment(checkup.CheckedAt);
        var seen = now - checkup.CheckedAt > Stale
            ? DoctorItem.Bad("Tjänsten", $"Prövade senast {when}, som {checkup.Account}.", "Den prövar varje dygn: se efter om den går, och varför den stannat.")
            : DoctorItem.Good("Tjänsten", $"Prövade senast {when}, som {checkup.Account}.");
        return [seen, .. checkup.Items];
    }
}

/// <summary>The record's own form; nobody but this program reads it.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredCheckup))]
internal sealed partial class CheckupJson : JsonSerializerContext;
