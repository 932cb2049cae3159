using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Commands.Setup;

/// <summary>What was answered: all that is to be written. What was in order before is not in it.</summary>
internal sealed record Installation
{
    /// <summary>Settings by key, with their values.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Secrets by key; they go to the secret store, never to the settings.</summary>
    public required IReadOnlyDictionary<string, string> Secrets { get; init; }

    /// <summary>The municipality as it was named, with its id; null where a catalogue is there already.</summary>
    public (string Name, AreaId Id)? Municipality { get; init; }

    /// <summary>Who gets the mails of the trial; null where nobody is known.</summary>
    public string? Installer { get; init; }
}
