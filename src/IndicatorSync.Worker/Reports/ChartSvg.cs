using System.Globalization;
using System.Xml.Linq;
using IndicatorSync.Core.Charting;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Worker.Reports;

/// <summary>
/// Draws a chart as SVG. Everything is shown twice, by colour and by shape, dash or words, and there is a title and a description for
/// those who hear it. The same bytes for the same chart: no font is measured and no time is read.
/// </summary>
internal sealed class ChartSvg
{
    private const decimal Wide = 810m;
    private const decimal High = 380m;
    private const decimal Left = 64m;
    private const decimal Right = 240m;
    private const decimal Top = 28m;
    private const decimal Bottom = 48m;
    private const decimal Beside = 0.5m;
    private const decimal LabelHeight = 15m;
    private const int MostYears = 12;
    private const int LongestLabel = 34;

    private const string Style = """
        .k text{font:13px "Segoe UI",system-ui,Arial,sans-serif;fill:#1a1a1a}.k .bg{fill:#fff}.k .g{stroke:#d9d9d9}.k .zg{fill:#1b7a3a;fill-opacity:.14}.k .zy{fill:#ffd24d;fill-opacity:.32}.k .zr{fill:#b3261e;fill-opacity:.13}.k .l{stroke:#1a1a1a;stroke-dasharray:2 3}.k .own{stroke:#0b3d66;stroke-width:3;fill:none}.k .o{stroke:#4a4a4a;stroke-width:1.8;fill:none}.k .pg{fill:#1b7a3a;stroke:#0e4a22}.k .py{fill:#ffd24d;stroke:#5e4700}.k .pr{fill:#b3261e;stroke:#6d120d}.k .pn{fill:#e3e3e3;stroke:#1a1a1a}.k .h{fill:#fff}@media (prefers-color-scheme:dark){.k text{fill:#ececec}.k .bg,.k .h{fill:#16181b}.k .g{stroke:#3a3f45}.k .l{stroke:#ececec}.k .own{stroke:#8fc4f5}.k .o{stroke:#c4c4c4}.k .zg,.k .zr{fill-opacity:.35}.k .pg,.k .py,.k .pr,.k .pn{stroke:#ececec}}@media print{.k text{fill:#000}.k .bg,.k .h{fill:#fff}.k .own{stroke:#0b3d66}.k .o,.k .l{stroke:#333}}
        """;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly string[] Dashes = ["8 4", "2 3", "10 3 2 3", "4 2", "1 4", "12 4"];

    private readonly Chart chart;
    private readonly NumberAxis axis;
    private readonly decimal first;
    private readonly decimal span;

    private ChartSvg(Chart chart)
    {
        (this.chart, axis, first) = (chart, chart.Axis, chart.First);
        span = chart.Last - first + (2 * Beside);
    }

    /// <param name="chart">What is shown; it has values.</param>
    /// <param name="id">Unique on the page: title and description are pointed at by it.</param>
    public static string Draw(Chart chart, string id) => new ChartSvg(chart).Draw(id).ToString(SaveOptions.DisableFormatting);

    private XElement Draw(string id) => new(
        Svg + "svg",
        new XAttribute("viewBox", $"0 0 {N(Wide)} {N(High)}"),
        new XAttribute("class", "k"),
        new XAttribute("role", "img"),
        new XAttribute("aria-labelledby", $"{id}-t {id}-d"),
        new XElement(Svg + "title", new XAttribute("id", id + "-t"), OfficeText.Clean(chart.Title)),
        new XElement(Svg + "desc", new XAttribute("id", id + "-d"), OfficeText.Clean(Description())),
        new XElement(Svg + "style", Style),
        Shape("rect", "bg", ("width", Wide), ("height", High)),
        chart.Limits.SelectMany(Zones),
        axis.Ticks.SelectMany(Tick),
        chart.Years(MostYears).Select(year => Text(X(year), High - Bottom + 20m, year.ToString(CultureInfo.InvariantCulture), "middle")),
        chart.Unit is { } unit ? Text(Left - 8m, Top - 12m, Short(unit, LongestLabel + 10), "start") : null,
        chart.Breaks.Where(year => year > first && year <= chart.Last).SelectMany(Break),
        chart.Limits.SelectMany((limits, index) => LimitLines(limits, index == chart.Limits.Count - 1)),
        chart.Others.SelectMany((line, index) => Strokes(line, "o", Dashes[index % Dashes.Length])),
        Strokes(chart.Own, "own", null),
        chart.Own.Points.Where(point => point.Value is not null).Select(Mark),
        Labels());

    private string Description()
    {
        var values = chart.Own.Points.Where(point => point.Value is not null)
            .Select(point => $"{point.Label}: {Print(point.Value!.Value)} {point.Colour.Swedish()}{(point.IsPreliminary ? " (preliminärt)" : "")}");
        var others = chart.Others.Count == 0 ? "" : $" Bredvid: {string.Join(", ", chart.Others.Select(line => line.Name))}.";
        return $"Linjediagram. {string.Join("; ", values)}.{others} Alla värden står i tabellen på sidan.";
    }

    private IEnumerable<XElement> Zones(ChartLimits limits)
    {
        var (from, to) = Stretch(limits);
        foreach (var zone in to <= from ? [] : ColourZone.Of(limits.Scale, axis.Start, axis.End))
        {
            yield return Shape("rect", "z" + Letter(zone.Colour), ("x", from), ("y", Y(zone.To)), ("width", to - from), ("height", Y(zone.From) - Y(zone.To)));
        }
    }

    /// <summary>The words of the newest limits are at the end of their lines; those of earlier ones on theirs.</summary>
    private IEnumerable<XElement> LimitLines(ChartLimits limits, bool isNewest)
    {
        var (from, to) = Stretch(limits);
        if (to <= from)
        {
            yield break;
        }

        yield return Line("l", from, Y(limits.Scale.Green.Value), to, Y(limits.Scale.Green.Value));
        if (limits.Scale.Yellow is { } far)
        {
            yield return Line("l", from, Y(far.Value), to, Y(far.Value));
        }

        if (!isNewest)
        {
            yield return Text(from + 4m, Y(limits.Scale.Green.Value) - 4m, "Grön: " + Short(limits.Green, LongestLabel), "start");
        }
    }

    private (decimal From, decimal To) Stretch(ChartLimits limits)
    {
        var index = chart.Limits.ToList().IndexOf(limits);
        var from = index == 0 ? first - Beside : Math.Max(first - Beside, limits.From - Beside);
        var to = index == chart.Limits.Count - 1 ? chart.Last + Beside : Math.Min(chart.Last + Beside, chart.Limits[index + 1].From - Beside);
        return (X(from), X(to));
    }

    private IEnumerable<XElement> Tick(decimal tick) =>
    [
        Line("g", Left, Y(tick), Wide - Right, Y(tick)),
        Text(Left - 8m, Y(tick) + 4m, SwedishNumber.Print(tick, axis.Decimals), "end"),
    ];

    private IEnumerable<XElement> Break(int year) =>
    [
        Line("l", X(year - Beside), Top, X(year - Beside), High - Bottom),
        Text(X(year - Beside) + 3m, Top + 12m, "seriebrott", "start"),
    ];

    private IEnumerable<XElement> Strokes(ChartLine line, string look, string? dash)
    {
        foreach (var stretch in line.Stretches(chart.Step, chart.Breaks))
        {
            if (stretch.Count == 1)
            {
                if (look == "o")
                {
                    yield return Line(look, X(stretch[0].At) - 5m, Y(stretch[0].Value!.Value), X(stretch[0].At) + 5m, Y(stretch[0].Value!.Value));
                }

                continue;
            }

            var drawn = Shape("polyline", look);
            drawn.Add(new XAttribute("points", string.Join(' ', stretch.Select(point => $"{N(X(point.At))},{N(Y(point.Value!.Value))}"))));
            if (dash is not null)
            {
                drawn.Add(new XAttribute("stroke-dasharray", dash));
            }

            yield return drawn;
        }
    }

    /// <summary>Circle, triangle, square and open circle: the same shapes as the badges' signs. Preliminary is hollow.</summary>
    private XElement Mark(ChartPoint point)
    {
        var (x, y) = (X(point.At), Y(point.Value!.Value));
        var mark = point.Colour switch
        {
            Colour.Yellow => Shape("polygon", "py"),
            Colour.Red => Shape("rect", "pr", ("x", x - 5.5m), ("y", y - 5.5m), ("width", 11m), ("height", 11m)),
            _ => Shape("circle", "p" + Letter(point.Colour), ("cx", x), ("cy", y), ("r", 6m)),
        };
        if (point.Colour == Colour.Yellow)
        {
            mark.Add(new XAttribute("points", $"{N(x)},{N(y - 8m)} {N(x - 7m)},{N(y + 5m)} {N(x + 7m)},{N(y + 5m)}"));
        }

        if (point.IsPreliminary)
        {
            mark.SetAttributeValue("class", mark.Attribute("class")!.Value + " h");
            mark.SetAttributeValue("stroke-width", "2.5");
        }

        mark.Add(new XElement(Svg + "title", OfficeText.Clean($"{point.Label}: {Print(point.Value!.Value)}, {point.Colour.Swedish()}{(point.IsPreliminary ? ", preliminärt" : "")}")));
        return mark;
    }

    /// <summary>Names beside the ends of the lines, in the lines' own dashes, and the limits in the plan's words.</summary>
    private IEnumerable<XElement> Labels()
    {
        var wanted = new List<(decimal Y, string Text, string Look, string? Dash)>();
        foreach (var (index, line) in chart.Others.Prepend(chart.Own).Index())
        {
            if (line.Points.LastOrDefault(point => point.Value is not null) is { Value: { } value })
            {
                wanted.Add((Y(value), Short(line.Name, LongestLabel - 6), index == 0 ? "own" : "o", index == 0 ? null : Dashes[(index - 1) % Dashes.Length]));
            }
        }

        if (chart.Limits is [.., var newest])
        {
            wanted.Add((Y(newest.Scale.Green.Value), "Grön: " + Short(newest.Green, LongestLabel - 9), "l", null));
            if (newest.Scale.Yellow is { } far)
            {
                wanted.Add((Y(far.Value), "Gul: " + Short(newest.Yellow!, LongestLabel - 8), "l", null));
            }
        }

        var rows = LabelRows.Spread([.. wanted.Select(label => label.Y)], LabelHeight, High - Bottom);
        foreach (var (label, y) in wanted.Zip(rows))
        {
            var sample = Line(label.Look, Wide - Right + 6m, y, Wide - Right + 30m, y);
            if (label.Dash is not null)
            {
                sample.Add(new XAttribute("stroke-dasharray", label.Dash));
            }

            yield return sample;
            yield return Text(Wide - Right + 35m, y + 4m, label.Text, "start");
        }
    }

    private decimal X(decimal at) => Left + ((at - first + Beside) / span * (Wide - Left - Right));

    private decimal Y(decimal value) => High - Bottom - (axis.Place(value) * (High - Top - Bottom));

    private static string Print(decimal value) => SwedishNumber.Print(value, SwedishNumber.DecimalsOf(value));

    private static string Short(string text, int longest) => text.Length <= longest ? text : text[..(longest - 1)].TrimEnd() + "…";

    private static string Letter(Colour colour) => colour.Code()[..1];

    private static string N(decimal number) => Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private static XElement Shape(string name, string look, params (string Name, decimal Value)[] places) =>
        new(Svg + name, new XAttribute("class", look), places.Select(place => new XAttribute(place.Name, N(place.Value))));

    private static XElement Line(string look, decimal x1, decimal y1, decimal x2, decimal y2) =>
        Shape("line", look, ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2));

    private static XElement Text(decimal x, decimal y, string text, string anchor) =>
        new(Svg + "text", new XAttribute("x", N(x)), new XAttribute("y", N(y)), new XAttribute("text-anchor", anchor), OfficeText.Clean(text));
}
