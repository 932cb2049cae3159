using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>A row of <c>period_judgement</c>.</summary>
internal sealed record PeriodRow
{
    public required string IndicatorId { get; init; }

    public required string Gender { get; init; }

    /// <summary>The year.</summary>
    public required int Period { get; init; }

    /// <summary>Empty for a year, else <c>H1</c>, <c>T2</c>, <c>Q3</c> or <c>08</c>.</summary>
    public string Part { get; init; } = "";

    public int PeriodOrder { get; init; }

    public DateOnly? PeriodStart { get; init; }

    public DateOnly? PeriodEnd { get; init; }

    public decimal? Value { get; init; }

    public decimal? Compared { get; init; }

    public required string Colour { get; init; }

    public required string Basis { get; init; }

    public string? Green { get; init; }

    public string? Yellow { get; init; }

    public decimal? CountryValue { get; init; }

    /// <summary>Decided while this period was the judged one; written once.</summary>
    public string? ColourThen { get; init; }

    public string? Better { get; init; }

    public string? Development { get; init; }

    /// <summary>What is printed in the place of the value; null where it is shown.</summary>
    public string? Hidden { get; init; }

    public (string, string, int, string) Key => (IndicatorId, Gender, Period, Part);

    public Period Of => Core.Terms.Period.OfStored(Period, Part);
}
