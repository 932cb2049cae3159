using System.Collections.Frozen;

namespace IndicatorSync.Core.Terms;

/// <summary>
/// Reads a stored code back as the term that it was written for. A code that no term has is refused: taken for another term it would
/// give a wrong colour or a lost alarm, and nobody would see it.
/// </summary>
/// <param name="write">How a term is written; different for each.</param>
public sealed class CodeReader<T>(Func<T, string> write)
    where T : struct, Enum
{
    private readonly FrozenDictionary<string, T> terms = Enum.GetValues<T>().ToFrozenDictionary(write, StringComparer.Ordinal);

    /// <exception cref="FormatException">No term is written so.</exception>
    public T Read(string? code) => code is not null && terms.TryGetValue(code, out var term)
        ? term
        : throw new FormatException($"'{code}' is no code of {typeof(T).Name}; known are {string.Join(", ", terms.Keys.Order(StringComparer.Ordinal))}");
}
