namespace IndicatorSync.Worker.Configuration;

/// <summary>Section <c>Logging:File</c>: a log in files of a local day each, for servers whose log nobody collects.</summary>
internal sealed record FileLogOptions
{
    /// <summary>The folder and the beginning of the names: <c>logs/indicatorsync.log</c> gives <c>logs/indicatorsync-20260302.log</c>; null: no file.</summary>
    public string? Path { get; init; }

    /// <summary>Older files of the same name are deleted.</summary>
    public int KeepDays { get; init; } = 31;
}
