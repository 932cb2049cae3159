using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Reading;

namespace IndicatorSync.Worker.Reports;

/// <summary>How many have which colour, always with how many were judged (docs/contract.md 1.13).</summary>
internal sealed record Tally(int Red, int Yellow, int Green, int Late, ColourCount Count)
{
    /// <summary><c>3 röda av 16 bedömda, 4 gula, 9 gröna; 1 ej bedömd (1 saknas i Kolada)</c>.</summary>
    public string Swedish => Count.Total == 0 ? "Inga indikatorer" :
        $"{Count.Swedish}, {Yellow} {(Yellow == 1 ? "gul" : "gula")}, {Green} {(Green == 1 ? "grön" : "gröna")}{(Count.UnjudgedSwedish is { } unjudged ? "; " + unjudged : "")}";

    public string? LateSwedish => Late == 0 ? null : $"{Late} {(Late == 1 ? "är försenad" : "är försenade")} hos Kolada.";

    public static Tally Of(IReadOnlyCollection<ViewRow> states)
    {
        int In(Colour colour) => states.Count(row => ColourMark.ColourOf(row.Text("Farg")) == colour);
        var unjudged = states.Where(row => ColourMark.ColourOf(row.Text("Farg")) == Colour.None)
            .GroupBy(row => Codes.BasisOfSwedish(row.Text("Underlag")))
            .Select(basis => (basis.Key, basis.Count()))
            .OrderByDescending(basis => basis.Item2)
            .ThenBy(basis => basis.Key)
            .ToList();
        var late = states.Count(row => row.Is("Forsenad"));
        return new Tally(
            In(Colour.Red),
            In(Colour.Yellow),
            In(Colour.Green),
            late,
            new ColourCount(In(Colour.Red), states.Count - In(Colour.None), states.Count, late > 0, unjudged));
    }
}
