using System.Text.RegularExpressions;
using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Tests.Alerting;
using IndicatorSync.Worker.Mail;

namespace IndicatorSync.Worker.Tests.Mail;

/// <summary>Over all pairs and triples of events in one run, every sentence of a row is true of what is stored.</summary>
public partial class SentencesTests
{
    [Fact]
    public void Every_sentence_is_true_of_what_is_stored()
    {
        var checkedRows = 0;
        foreach (var (start, run) in CauseStories.PairsAndTriples())
        {
            foreach (var told in CauseStories.Tell(start, run).Where(told => told.Decision.Outcome.Event is not null))
            {
                Check(told, RowReason.Of(told.Row));
                checkedRows++;
            }
        }

        Assert.True(checkedRows > 5000, $"{checkedRows} rows");
    }

    private static void Check(ToldRun told, string text)
    {
        var steps = told.Decision.Evaluation.Steps;
        var (was, now) = (told.Row.Before, told.Decision.Evaluation.Judged);
        void True(bool holds, string what) => Assert.True(holds, $"{told.Story}\n{what}: {text}");
        void Says(string words, Func<bool> fact) => True(!text.Contains(words, StringComparison.Ordinal) || fact(), words);
        bool Has(Cause cause) => steps.Any(step => step.Cause == cause);

        True(text.Length > 15 && text[^1] == '.' && !text.Contains("  ", StringComparison.Ordinal) && !text.Contains("..", StringComparison.Ordinal), "sentences");
        Says("nytt värde, för", () => steps.Any(step => step.Cause == Cause.NewValue && step.Facts.Values.Any(value => value.Period == step.To.Period && value.Now is not null)));
        Says("kom ett nytt värde", () => Has(Cause.NewValue));
        Says("reviderat värdet", () => Has(Cause.RevisedValue));
        Says("strukit värdet", () => Has(Cause.Withdrawn));
        Says("ströks värde", () => Has(Cause.Withdrawn));
        Says("Läsregeln har ändrats", () => Has(Cause.ReadingRuleChanged));
        Says("Gränsen har ändrats", () => Has(Cause.BandChanged));
        Says("inte av utfallet", () => (was!.Period, was.Value) == (now.Period, now.Value));
        Says("Det egna utfallet är detsamma", () => (was!.Period, was.Value) == (now.Period, now.Value));
        Says("har blivit röd", () => now.Colour == Colour.Red && told.Before.Prior.Judged.Colour != Colour.Red);
        Says("har blivit gul", () => now.Colour == Colour.Yellow);
        Says("inte längre röd", () => now.Colour != Colour.Red);
        Says("fortsatt röd", () => now.Colour == Colour.Red);
        Says("fortfarande röd", () => now.Colour == Colour.Red);
        Says("är nu röd", () => now.Colour == Colour.Red);
        Says("Färgen är densamma", () => told.Row.Step is null or { ChangesColour: false } && text.Contains($"densamma: {Badge.Of(now.Colour)}", StringComparison.Ordinal));
        Says("Färgen ändrades därmed", () => told.Row.Step is { ChangesColour: true } step && step.To.Colour == now.Colour);
        Says("öppet larm står kvar", () => told.Decision.Outcome.Alarm is { IsOpen: true });
        Says("Larmet är därför stängt", () => told.Decision.Outcome.Transitions.Any(transition => transition.To == AlarmStatus.Closed));

        // Each step beside is said, with whether it mattered.
        if (told.Row.Event != DigestEvent.Baseline)
        {
            Assert.Equal(told.Row.Others.Count(step => step is { ChangesColour: false, ColourWithoutIt: null, ColourByItself: null }), Occurrences(text, "utan betydelse för färgen"));
            Assert.Equal(told.Row.Others.Count(step => step.ColourWithoutIt is not null), Occurrences(text, "utan det hade färgen nu varit"));
            Assert.Equal(told.Row.Others.Count(step => step.ChangesColour), Occurrences(text, "vilket ändrade färgen från"));
        }

        // Each older year that changed is named, whatever else happened.
        Assert.All(told.Decision.OlderRevised, older => True(
            text.Contains($"{older.Period.Year} {(older.Now is null ? "ströks" : "reviderat")}: ", StringComparison.Ordinal) != text.Contains($"värdet för {older.Period.Year} (", StringComparison.Ordinal), $"{older}"));

        foreach (Match change in Change().Matches(text))
        {
            True(change.Groups[1].Value != change.Groups[2].Value, "a change to the same number");
        }
    }

    private static int Occurrences(string text, string words) => text.Split(words).Length - 1;

    [GeneratedRegex(@"(?<![\d,])(\d+(?:,\d+)?) → (\d+(?:,\d+)?)(?![\d,])")]
    private static partial Regex Change();
}
