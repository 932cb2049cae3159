namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>What the words of a refused phrase would need, where no reading of them keeps what they say; Swedish.</summary>
internal static class RefusalNeeds
{
    public static string Of(PhraseParts parts, IReadOnlyList<Token> numbers)
    {
        var year = numbers.Where(number => number.IsYear).Select(number => number.Text).FirstOrDefault();
        var size = numbers.Where(number => !number.IsYear).Select(number => number.Text).FirstOrDefault();
        return parts switch
        {
            { Change: { } change } when size is not null && parts.Measures.Contains("%") && year is null =>
                $"ange basåret: \"{Verb(change)} {size} % från ÅÅÅÅ\"",
            { Change: { } change } when size is not null && parts.Measures.Count == 0 =>
                $"ange vad ändringen räknas i och från vilket år: \"{Verb(change)} {size} % från ÅÅÅÅ\" eller \"{Verb(change)} med {size} procentenheter\"",
            { Bases: ["riket", ..], Unknown: not null } =>
                "säg vems värde det jämförs med: \"riket\", eller \"genomsnittet för\" och områdets id i Kolada (G och siffror)",
            { Bases: ["riket", ..] } when parts.Measures.Contains("%") =>
                "säg om det är procentenheter (\"riket + N procentenheter\") eller en andel (\"N % av riket\")",
            { Unknown: { } word } when numbers.Count == 1 && parts.IsUnknownAfterNumber =>
                $"är \"{word}\" enheten, skriv den i \"måttenhet\"; annan text kan stå i \"fotnot\"",
            { Unknown: { } word } when numbers.Count == 1 =>
                $"\"{word}\" ändrar vad talet betyder; skriv målet som ett tal med riktning, till exempel med \"minst\" eller \"högst\"",
            _ when numbers.Count > 1 => "ange ett tal per indikator; olika tal per år skrivs under \"band\" med \"gäller\"",
            _ when numbers.Count == 1 => "skriv talet med en riktning (\"eller högre\", \"eller lägre\") och en enhet som finns i \"måttenhet\"",
            _ => "ett mål som inte är ett tal kan stå i \"fotnot\"; utan \"grön\" visas raden utan färg",
        };
    }

    private static string Verb(Direction direction) => direction == Direction.HigherIsBetter ? "öka" : "minska";
}
