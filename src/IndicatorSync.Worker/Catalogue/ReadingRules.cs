using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Catalogue;

/// <summary><c>läsregel</c>, at the top and for one indicator.</summary>
internal static class ReadingRules
{
    public static ReadingRule Read(Section section, ReadingRule otherwise) =>
        section.Word(
            "läsregel",
            otherwise,
            (ReadingRule.Continuous.Code(), ReadingRule.Continuous),
            (ReadingRule.Rounded.Code(), ReadingRule.Rounded));
}
