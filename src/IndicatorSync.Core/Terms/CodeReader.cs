namespace IndicatorSync.Core.Terms;

/// <summary>
/// Reads a stored code back as the term that it was written for. A code that no term has is refused: taken for another term it would
/// give a wrong colour or a lost alarm, and nobody would see it.
/// </summary>
/// <remarks>
/// A search through the few codes: a dictionary for each type of term would be compiled at every start of the program.
/// </remarks>
public sealed class CodeReader<T>
    where T : struct, Enum
{
    private readonly T[] terms = Enum.GetValues<T>();
    private readonly string[] codes;

    /// <param name="write">How a term is written; different for each.</param>
    public CodeReader(Func<T, string> write)
    {
        codes = new string[terms.Length];
        for (var index = 0; index < terms.Length; index++)
        {
            codes[index] = write(terms[index]);
        }
    }

    /// <exception cref="FormatException">No term is written so.</exception>
    public T Read(string? code)
    {
        for (var index = 0; index < codes.Length; index++)
        {
            if (string.Equals(codes[index], code, StringComparison.Ordinal))
            {
                return terms[index];
            }
        }

        throw new FormatException($"'{code}' is no code of {typeof(T).Name}; known are {string.Join(", ", codes.Order(StringComparer.Ordinal))}");
    }
}
