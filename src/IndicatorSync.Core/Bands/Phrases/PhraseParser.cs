namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>
/// Reads one phrase of the plan. A form counts only when it uses the phrase up, so that nothing is half-read; what no form fits is
/// left to <see cref="Refusal"/>.
/// </summary>
internal sealed class PhraseParser
{
    private readonly TokenReader reader;
    private readonly TermGrammar terms;
    private readonly ChangeGrammar changes;
    private readonly UnitGrammar units;
    private readonly BandPart part;
    private int decimals;
    private string? unit;
    private bool unitsDiffer;
    private bool inPoints;
    private string? readAs;

    private PhraseParser(string text, BandPart part, string? titleTail)
    {
        reader = new TokenReader(text);
        terms = new TermGrammar(reader);
        changes = new ChangeGrammar(reader, terms);
        units = new UnitGrammar(reader, titleTail);
        this.part = part;
    }

    public static ParsedPhrase Parse(string text, BandPart part, string? titleTail)
    {
        var parser = new PhraseParser(text, part, titleTail);
        return new ParsedPhrase(text, parser.Read(), parser.reader);
    }

    private Phrase? Read() =>
        Whole(Unchanged) ?? Whole(changes.Yearly) ?? Whole(changes.ByPercent) ?? Whole(changes.ByPoints) ?? Whole(changes.SinceYear)
        ?? Whole(changes.PercentOfYear) ?? Whole(Positive) ?? Whole(WithinTime) ?? Whole(WithinShare) ?? Whole(Comparison);

    private Phrase? Whole(Func<Phrase?> form)
    {
        (reader.At, decimals, unit, unitsDiffer, inPoints, readAs) = (0, 0, null, false, false, null);
        reader.Take(part == BandPart.Green ? "grön" : "gul", "nivå");
        var phrase = form();
        reader.Take("vid", "bokslut");
        reader.Take(".");
        return phrase is not null && reader.AtEnd && !unitsDiffer ? Described(phrase) : null;
    }

    private Phrase Described(Phrase phrase) => phrase with
    {
        Decimals = Math.Max(decimals, phrase.Decimals),
        Unit = unit,
        InPoints = phrase.InPoints || inPoints,
        ReadAs = readAs is null ? phrase.ReadAs : [readAs],
    };

    private UnchangedPhrase? Unchanged() =>
        part == BandPart.Yellow && reader.TakeAny("oförändrad", "oförändrat") ? new UnchangedPhrase() : null;

    /// <summary><c>positivt</c>: more than nothing.</summary>
    private SidePhrase? Positive() =>
        part == BandPart.Green && reader.TakeAny("positivt", "positiv")
            ? new SidePhrase(Direction.HigherIsBetter, new Bound(new NumberTerm(0m), Inclusive: false), null)
            : null;

    /// <summary><c>inom 3 månader</c>: no longer than that.</summary>
    private SidePhrase? WithinTime()
    {
        if (!reader.Take("inom") || reader.TakeNumber() is not { } number || units.TakeTime() is not { } written)
        {
            return null;
        }

        (decimals, unit) = (number.Decimals, written);
        return new SidePhrase(Direction.LowerIsBetter, new Bound(new NumberTerm(number.Number), Inclusive: true), null);
    }

    /// <summary><c>inom 5 %</c>, marked where the plan itself prints none.</summary>
    private TolerancePhrase? WithinShare()
    {
        if (part != BandPart.Yellow || !reader.Take("inom") || terms.Percent() is not { } percent || percent <= 0m)
        {
            return null;
        }

        return !reader.Take("(") || reader.Take("egen", "tolerans", ")") ? new TolerancePhrase(percent) : null;
    }

    /// <summary><c>82 eller högre</c>, <c>minst riket</c>, <c>74–81</c>, <c>76</c></summary>
    private Phrase? Comparison()
    {
        var before = terms.Before();
        if (before is { Than: true } than && BareYear() is { } year)
        {
            return new SidePhrase(than.Direction, new Bound(new BaseYearTerm(year, 0m), Inclusive: false), null);
        }

        if (Limit() is not { } first)
        {
            return null;
        }

        if (before is { } prefix)
        {
            return new SidePhrase(prefix.Direction, new Bound(first.Term, prefix.Inclusive), first.Words);
        }

        if (first.Term is NumberTerm { Value: var from } && (reader.TakeDash() || reader.Take("till")))
        {
            return Limit() is { Term: NumberTerm { Value: var to } } last ? new RangePhrase(from, to, first.Words, last.Words) : null;
        }

        if (terms.After() is { } direction)
        {
            TakeUnit();
            return new SidePhrase(direction, new Bound(first.Term, Inclusive: true), first.Words);
        }

        return new LevelPhrase(first.Term, first.Words);
    }

    /// <summary>A year with nothing after it; <c>lägre än 2 023 kr</c> and <c>lägre än 2023,0</c> are numbers.</summary>
    private int? BareYear()
    {
        var start = reader.At;
        if (terms.Year() is { } year && (reader.AtEnd || reader.Next!.Value.Is(".")))
        {
            return year;
        }

        reader.At = start;
        return null;
    }

    private WrittenTerm? Limit()
    {
        var start = reader.At;
        if (terms.Limit() is not { } limit)
        {
            return null;
        }

        (decimals, inPoints, readAs) = (Math.Max(decimals, limit.Decimals), inPoints || limit.InPoints, readAs ?? limit.ReadAs);
        if (limit is { HasNumber: true, InPoints: false } && TakeUnit() is { } written && limit.Term is not NumberTerm && IsPercent(written))
        {
            // "riket + 2 %": points or two hundredths of the country's value? Not ours to guess.
            return null;
        }

        return new WrittenTerm(limit.Term, reader.Written(start, reader.At));
    }

    private string? TakeUnit()
    {
        var written = units.Take();
        unitsDiffer |= written is not null && unit is not null && !string.Equals(written, unit, StringComparison.OrdinalIgnoreCase);
        unit ??= written;
        return written;
    }

    private static bool IsPercent(string written) => written.StartsWith('%') || written.StartsWith("procent", StringComparison.OrdinalIgnoreCase);

    private sealed record WrittenTerm(Term Term, string Words);
}

/// <param name="Text">The phrase as written.</param>
/// <param name="Phrase">What it says; null when it cannot be read.</param>
/// <param name="Reader">Its pieces, and how far they made sense.</param>
internal sealed record ParsedPhrase(string Text, Phrase? Phrase, TokenReader Reader);
