using IndicatorSync.Core.Observations;

namespace IndicatorSync.Worker.Storage.Observations;

/// <summary><see cref="RevisionKind"/> as tables hold it (<c>observation_revision.event</c>).</summary>
internal static class RevisionCodes
{
    public static string Code(this RevisionKind kind) => kind switch
    {
        RevisionKind.New => "new",
        RevisionKind.Revised => "revised",
        RevisionKind.Withdrawn => "withdrawn",
        RevisionKind.Vanished => "vanished",
        _ => "returned",
    };

    public static RevisionKind RevisionKindOf(string code) => Enum.GetValues<RevisionKind>().First(kind => kind.Code() == code);
}
