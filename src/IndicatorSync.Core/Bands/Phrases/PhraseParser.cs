namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>
/// Reads one phrase of the plan. A form counts only when it uses the phrase up, so that nothing is half-read; what no form fits is
/// left to <see cref="Refusal"/>.
/// </summary>
internal sealed class PhraseParser
{
    private readonly TokenReader reader;
    private readonly TermGrammar terms;
    private readonly UnitGrammar units;
    private readonly BandPart part;
    private int decimals;
    private string? unit;
    private bool unitsDiffer;

    private PhraseParser(string text, BandPart part, string? titleTail)
    {
        reader = new TokenReader(text);
        terms = new TermGrammar(reader);
        units = new UnitGrammar(reader, titleTail);
        this.part = part;
    }

    public static ParsedPhrase Parse(string text, BandPart part, string? titleTail)
    {
        var parser = new PhraseParser(text, part, titleTail);
        return new ParsedPhrase(text, parser.Read(), parser.reader);
    }

    private Phrase? Read() =>
        Whole(Unchanged) ?? Whole(Yearly) ?? Whole(ChangeFromYear) ?? Whole(PercentOfYear) ?? Whole(Comparison);

    private Phrase? Whole(Func<Phrase?> form)
    {
        (reader.At, decimals, unit, unitsDiffer) = (0, 0, null, false);
        reader.Take(part == BandPart.Green ? "grön" : "gul", "nivå");
        var phrase = form();
        reader.Take(".");
        return phrase is not null && reader.AtEnd && !unitsDiffer ? phrase with { Decimals = decimals, Unit = unit } : null;
    }

    private UnchangedPhrase? Unchanged() =>
        part == BandPart.Yellow && reader.TakeAny("oförändrad", "oförändrat") ? new UnchangedPhrase() : null;

    /// <summary><c>ska minska årligen</c></summary>
    private SidePhrase? Yearly() =>
        Change() is { } direction && reader.Take("årligen")
            ? new SidePhrase(direction, new Bound(new PreviousYearTerm(0m), Inclusive: false), null)
            : null;

    /// <summary><c>minska 50 % från 2023</c></summary>
    private SidePhrase? ChangeFromYear()
    {
        if (Change() is not { } direction)
        {
            return null;
        }

        reader.Take("med");
        return terms.Percent() is { } percent && (reader.Take("från") || reader.Take("jämfört", "med")) && terms.Year() is { } year
            ? OfBaseYear(direction, year, percent)
            : null;
    }

    /// <summary><c>10 % högre än 2023</c></summary>
    private SidePhrase? PercentOfYear()
    {
        reader.Take("minst");
        return terms.Percent() is { } percent && terms.ComparativeThan() is { } direction && terms.Year() is { } year
            ? OfBaseYear(direction, year, percent)
            : null;
    }

    private Direction? Change()
    {
        reader.Take("ska");
        return reader.Take("minska") ? Direction.LowerIsBetter
            : reader.Take("öka") ? Direction.HigherIsBetter
            : null;
    }

    private static SidePhrase OfBaseYear(Direction direction, int year, decimal percent) =>
        new(direction, new Bound(new BaseYearTerm(year, direction == Direction.HigherIsBetter ? percent : -percent), Inclusive: true), null);

    /// <summary><c>82 eller högre</c>, <c>minst riket</c>, <c>74–81</c>, <c>76</c></summary>
    private Phrase? Comparison()
    {
        var before = terms.Before();
        if (Limit() is not { } first)
        {
            return null;
        }

        if (before is { } prefix)
        {
            return prefix.Fits(first.Term) ? new SidePhrase(prefix.Direction, new Bound(first.Term, prefix.Inclusive), first.Words) : null;
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

    private WrittenTerm? Limit()
    {
        var start = reader.At;
        if (terms.Limit() is not { } limit)
        {
            return null;
        }

        decimals = Math.Max(decimals, limit.Decimals);
        if (limit.HasNumber && TakeUnit() is { } written && limit.Term is not NumberTerm && IsPercent(written))
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
