namespace IndicatorSync.Core.Terms;

/// <summary>Ordered from best to worst, <see cref="None"/> apart.</summary>
public enum Colour
{
    None,
    Green,
    Yellow,
    Red,
}

/// <summary>What a colour rests on; every basis but <see cref="Value"/> has colour <see cref="Colour.None"/> (docs/contract.md 1.5).</summary>
public enum Basis
{
    Value,
    Missing,
    Absent,
    Withdrawn,
    Stale,
    NotFetched,
    SourceFailed,
    InvalidBand,
    NoBand,
    NoReference,
    NoSource,

    /// <summary>A source other than Kolada may give a value, and none has come.</summary>
    Awaited,

    /// <summary>A value of a period of another kind than <c>mätfrekvens</c> judges.</summary>
    OtherPeriod,

    /// <summary>The target is words (<c>kvalitativt mål</c>): no number is held against it.</summary>
    Qualitative,
}

/// <summary>How a value is read against printed limits: on one continuous scale, or first rounded to the printed decimals.</summary>
public enum ReadingRule
{
    Continuous,
    Rounded,
}

/// <summary>Why a judged colour changed; the first eight in the order in which a run applies them.</summary>
public enum Cause
{
    KpiChanged,
    Withdrawn,
    NewValue,
    RevisedValue,
    ReferenceRevised,
    ReadingRuleChanged,
    BandChanged,
    Aged,
    Added,
    Removed,

    /// <summary>Of an alarm, never of a colour: the indicator no longer alerts on the colour it has.</summary>
    AlertRuleChanged,
}
