namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>What two readable phrases say together: contradiction, overlap, gap, a yellow that never comes (docs/contract.md 1.5).</summary>
internal static class PairAudit
{
    private const string FarLimit = "ange gul som ett intervall, eller med den gräns där rött börjar";

    public static IReadOnlyList<BandFinding> Of(PhrasePair pair, SidePhrase green)
    {
        if (pair.Yellow?.Phrase is not { } yellow)
        {
            return [];
        }

        if (YellowEnd.IsNothing(green, yellow))
        {
            return [pair.Warning(BandPart.Yellow, "en andel av gränsen 0 är 0, gul kan aldrig inträffa")];
        }

        if (YellowEnd.From(green, yellow) is not { } end)
        {
            return [yellow is UnchangedPhrase
                ? pair.Fault(BandPart.Yellow, "\"oförändrad\" kräver att grön jämförs med föregående år", FarLimit)
                : Contradiction(pair, green, "gul pekar åt andra hållet än grön")];
        }

        if (!end.Far.Term.IsComparableTo(green.Bound.Term))
        {
            return [];
        }

        // How far yellow reaches on the bad side of green. Nothing left: all of yellow is green.
        var width = green.Direction.Ahead(green.Bound.Term.Position, end.Far.Term.Position);
        return yellow is UnchangedPhrase || IsUnchanged(green, end, width)
            ? Unchanged(pair, green)
            : width <= 0m
                ? [Contradiction(pair, green, "de motsäger varandra, hela det gula ligger inom det gröna")]
                : Seam(pair, green, end, width);
    }

    /// <summary><c>lägre än föregående år</c> with yellow <c>högst föregående år</c>: the same value as then is yellow.</summary>
    private static bool IsUnchanged(SidePhrase green, YellowEnd end, decimal width) =>
        width == 0m && green.Bound is { Term: not NumberTerm, Inclusive: false } && end.Far.Inclusive;

    private static IReadOnlyList<BandFinding> Unchanged(PhrasePair pair, SidePhrase green) =>
        green.Bound.Inclusive ? [pair.Warning(BandPart.Yellow, "gul kan aldrig inträffa, oförändrat är redan grönt")] : [];

    private static IReadOnlyList<BandFinding> Seam(PhrasePair pair, SidePhrase green, YellowEnd end, decimal width)
    {
        var step = Step(Math.Max(green.Decimals, pair.Yellow!.Phrase!.Decimals));
        if (end.Near is { } near)
        {
            var gap = green.Direction.Ahead(green.Bound.Term.Position, near);
            if (gap < 0m || (gap == 0m && green.Bound.Inclusive))
            {
                return [pair.Warning(BandPart.Yellow, "grön och gul överlappar, det som är båda räknas som grönt")];
            }

            // "över 82" beside "74–81": the printed 82 is in neither, so the next green step is two away.
            return gap + (gap > 0m && !green.Bound.Inclusive ? step : 0m) > step
                ? [pair.Warning(BandPart.Yellow, "det finns ett glapp mellan gul och grön, det räknas som gult")]
                : [];
        }

        return green.Bound is { Term: NumberTerm, Inclusive: true } && !end.Far.Inclusive && width <= step
            ? [pair.Warning(BandPart.Yellow, "gul kan aldrig inträffa för ett avrundat värde")]
            : [];
    }

    private static BandFinding Contradiction(PhrasePair pair, SidePhrase green, string reason)
    {
        var flipped = green with { Direction = green.Direction.Opposite() };
        var standsFlipped = YellowEnd.From(flipped, pair.Yellow!.Phrase!) is { } end
            && end.Far.Term.IsComparableTo(green.Bound.Term)
            && flipped.Direction.Ahead(green.Bound.Term.Position, end.Far.Term.Position) > 0m;
        if (standsFlipped && Suggestions.Flipped(green) is { } suggestion)
        {
            return pair.Fault(BandPart.Green, reason, suggestion);
        }

        return pair.Fault(BandPart.Yellow, reason, FarLimit);
    }

    private static decimal Step(int decimals)
    {
        var step = 1m;
        for (var i = 0; i < decimals; i++)
        {
            step /= 10m;
        }

        return step;
    }
}
