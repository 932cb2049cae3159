using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>
/// Tells a lack of rights from everything else that keeps a file from being opened: SQLite has one code for both, and only the first is
/// for the operator to mend before the service starts.
/// </summary>
internal static class SqliteRights
{
    /// <summary>The account may not even see whether the file is there; to it a missing file looks the same.</summary>
    public static bool MayNotLook(string file) => IsDenied(() => File.GetAttributes(file));

    /// <summary>The account may not read the file, or not write in its folder, where SQLite keeps its journal.</summary>
    public static bool MayNotOpen(string? file) => !string.IsNullOrEmpty(file) && IsDenied(() =>
    {
        var path = Path.GetFullPath(file);
        var trial = Path.Combine(Path.GetDirectoryName(path)!, Path.GetRandomFileName());
        File.WriteAllBytes(trial, []);
        File.Delete(trial);
        File.OpenRead(path).Dispose();
    });

    /// <summary>For a command that only reads: there is no file (exit 1), or the account may not see whether there is (exit 2).</summary>
    public static ExpectedFailure WhyMissing(string file) => MayNotLook(file)
        ? new(FailureKind.NotPermitted, $"the database file '{file}' may not be read: give this account the right to its folder, or set Database:ConnectionString")
        {
            Swedish = new($"Databasfilen {file} får inte läsas.", "Ge tjänstens konto rätt till filen och dess mapp, eller ange en annan i Database:ConnectionString."),
        }
        : new(FailureKind.Failed, $"there is no database at {file} yet: run 'sync' first (what 'sync --replay' has stored is shown with the same --replay), or set Database:ConnectionString")
        {
            Swedish = new($"Det finns ingen databas i {file} än.", "Kör sync först (det som sync --replay har sparat visas med samma --replay), eller ange Database:ConnectionString."),
        };

    private static bool IsDenied(Action attempt)
    {
        try
        {
            attempt();
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (Exception other) when (other is IOException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
