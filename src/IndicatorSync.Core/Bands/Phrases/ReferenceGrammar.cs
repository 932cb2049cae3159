using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>The values that a limit may depend on: the country's, a group's, our own of the year or period before or of a named year.</summary>
internal sealed class ReferenceGrammar(TokenReader reader)
{
    private static readonly string[] Levels = ["nivå", "värde", "utfall", "resultat"];

    /// <param name="Term">Without offset.</param>
    /// <param name="ReadAs">As <see cref="Phrase.ReadAs"/>.</param>
    internal readonly record struct Read(Term Term, string? ReadAs = null);

    public Read? Value()
    {
        if (Earlier() is { } earlier)
        {
            return new Read(earlier);
        }

        var start = reader.At;
        if (reader.Next is { IsYear: true } year)
        {
            reader.Advance();
            if (YearsLevel())
            {
                return new Read(new BaseYearTerm((int)year.Number, 0m));
            }

            reader.At = start;
            return null;
        }

        return Area();
    }

    /// <summary><c>föregående år</c>, <c>förra årets nivå</c>, <c>föregående period</c>; without offset.</summary>
    public EarlierTerm? Earlier()
    {
        var start = reader.At;
        if (reader.TakeAny("föregående", "förra") || reader.Take("året", "före"))
        {
            if (reader.TakeAny("år", "året") || (reader.TakeAny("års", "årets") && reader.TakeAny(Levels)))
            {
                return new PreviousYearTerm(0m);
            }

            if (reader.TakeAny("period", "perioden") || (reader.TakeAny("periods", "periodens") && reader.TakeAny(Levels)))
            {
                return new PreviousPeriodTerm(0m);
            }
        }

        reader.At = start;
        return null;
    }

    /// <summary><c>års nivå</c> after a year.</summary>
    public bool YearsLevel()
    {
        var start = reader.At;
        if (reader.Take("års") && reader.TakeAny(Levels))
        {
            return true;
        }

        reader.At = start;
        return false;
    }

    private Read? Area()
    {
        if (Country())
        {
            return new Read(new AreaTerm(AreaId.Riket, 0m));
        }

        var start = reader.At;
        if (reader.TakeAny("genomsnittet", "genomsnittsnivå", "genomsnittsnivån"))
        {
            var named = reader.Written(start, reader.At);
            if (!reader.TakeAny("för", "i"))
            {
                // Nothing more is said of whose average; the rest of the phrase, if any, refuses another one (i länet).
                return new Read(new AreaTerm(AreaId.Riket, 0m), $"\"{named}\" läses som riket");
            }

            if (Country())
            {
                return new Read(new AreaTerm(AreaId.Riket, 0m));
            }

            if (!reader.AtEnd && AreaId.TryParse(reader.Advance().Text.ToUpperInvariant(), out var area))
            {
                return new Read(new AreaTerm(area, 0m));
            }
        }

        reader.At = start;
        return null;
    }

    private bool Country()
    {
        var start = reader.At;
        if (reader.TakeAny("riket", "rikssnittet", "riksgenomsnittet")
            || (reader.Take("rikets") && reader.TakeAny("genomsnitt", "snitt", "medelvärde", "nivå")))
        {
            return true;
        }

        reader.At = start;
        return false;
    }
}
