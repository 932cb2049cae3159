using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Storage.Observations;

/// <summary><see cref="RevisionKind"/> as tables hold it (<c>observation_revision.event</c>).</summary>
internal static class RevisionCodes
{
    private static readonly CodeReader<RevisionKind> Kinds = new(Code);

    public static string Code(this RevisionKind kind) => kind switch
    {
        RevisionKind.New => "new",
        RevisionKind.Revised => "revised",
        RevisionKind.Withdrawn => "withdrawn",
        RevisionKind.Vanished => "vanished",
        _ => "returned",
    };

    /// <exception cref="FormatException">No kind has the code.</exception>
    public static RevisionKind RevisionKindOf(string? code) => Kinds.Read(code);
}
