using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Foundation.Configuration;
using Spectre.Console;

namespace IndicatorSync.Worker.Commands.Output;

/// <summary>
/// All indicators on a screen. A colour is a word and a symbol too, for those who do not see it and for a terminal without any.
/// </summary>
internal static class StatusTable
{
    /// <summary>Wide enough that no row is broken where nobody watches the width: in a file or a pipe.</summary>
    private const int WidthOfFiles = 240;

    private const int ValueColumn = 1;

    private const int ColourColumn = 3;

    private static readonly string[] Headings = ["Indicator", "Value", "Year", "Colour", "Green", "Yellow", "Previous"];

    /// <param name="process">Where it is written.</param>
    /// <param name="statuses">All that is judged.</param>
    /// <param name="empty">What to do where there is none; null after a run, which has said what it met.</param>
    public static void Write(ProcessContext process, IReadOnlyList<IndicatorStatus> statuses, string? empty = null)
    {
        var console = Console(process);
        if (statuses.Count == 0)
        {
            console.WriteLine($"No indicators yet{empty ?? "."}");
            return;
        }

        var plans = statuses.GroupBy(status => status.Plan).ToList();
        foreach (var plan in plans)
        {
            if (plans.Count > 1)
            {
                console.WriteLine(plan.Key ?? "");
            }

            Write(process, console, [.. plan]);
        }

        console.WriteLine(Summary(statuses));
        if (statuses.Any(status => status.Judged.RuleSensitive))
        {
            console.WriteLine("* the colour depends on the reading rule (läsregel); see explain.");
        }
    }

    private static void Write(ProcessContext process, IAnsiConsole console, IReadOnlyList<IndicatorStatus> statuses)
    {
        var names = new RowNames(statuses);
        var rows = statuses.Select(status => Cells(names, status));
        if (!process.OutIsTerminal && PlainTable.Fit(Headings, rows, ValueColumn, WidthOfFiles) is { } plain)
        {
            plain.Write(process.Out, rows);
        }
        else
        {
            console.Write(LaidOut(names, statuses));
        }
    }

    /// <summary>With colours, and cells that are broken where the terminal is narrow.</summary>
    private static Table LaidOut(RowNames names, IEnumerable<IndicatorStatus> statuses)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns(Headings);
        table.Columns[ValueColumn].Alignment = Justify.Right;
        foreach (var status in statuses)
        {
            table.AddRow(Cells(names, status).Select((cell, column) => new Text(cell, column == ColourColumn ? new Style(Foreground(status.Judged.Colour)) : Style.Plain)));
        }

        return table;
    }

    private static string[] Cells(RowNames names, IndicatorStatus status) =>
        [names.Of(status), Value(status), Year(status), ColourWord(status), status.Green ?? "", status.Yellow ?? "", Previous(status)];

    private static IAnsiConsole Console(ProcessContext process)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = process.OutIsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = process.OutIsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(process.Out),
        });
        console.Profile.Capabilities.Unicode = true;
        if (!process.OutIsTerminal)
        {
            console.Profile.Width = WidthOfFiles;
        }

        return console;
    }

    private static string Value(IndicatorStatus status) => status.Judged.Value is { } value
        ? $"{SwedishNumber.Print(value, status.Decimals, status.Limits)} {UnitText.Suffix(status.Unit)}".TrimEnd()
        : status.Judged.Hidden ?? (status is { IsQualitative: true, Judged.Colour: not Colour.None } ? "by hand" : "–");

    private static string Year(IndicatorStatus status) =>
        $"{(status.Judged.Period is { } period ? status.Print(period) : "")}{(status.Preliminary ? " preliminary" : "")}{(status.Overdue ? " overdue" : "")}".TrimStart();

    private static string ColourWord(IndicatorStatus status) => status.Judged.Colour switch
    {
        Colour.Green => "● green",
        Colour.Yellow => "▲ yellow",
        Colour.Red => "■ red",
        _ => $"– none: {status.Judged.Basis.Code().Replace('_', ' ')}",
    } + (status.Judged.RuleSensitive ? " *" : "");

    private static Color Foreground(Colour colour) => colour switch
    {
        Colour.Green => Color.Green,
        Colour.Yellow => Color.Yellow,
        Colour.Red => Color.Red,
        _ => Color.Default,
    };

    private static string Previous(IndicatorStatus status) => status.Previous is { Value: { } value } previous
        ? $"{SwedishNumber.Print(value, status.DecimalsOf(value, previous.Period), status.Limits)} ({status.Print(previous.Period)}, {previous.Colour.Code()})"
        : status.Previous is { Hidden: { } hidden } unseen ? $"{hidden} ({status.Print(unseen.Period)}, {unseen.Colour.Code()})"
        : "";

    private static string Summary(IReadOnlyList<IndicatorStatus> statuses)
    {
        var indicators = statuses.Select(status => status.PlanId).Distinct().Count();
        int Of(Colour colour) => statuses.Count(status => status.Judged.Colour == colour);
        var counted = indicators == statuses.Count ? Quantity.Of(indicators, "indicator") : $"{Quantity.Of(indicators, "indicator")} in {Quantity.Of(statuses.Count, "row")}";
        return $"{counted}: {Of(Colour.Green)} green, {Of(Colour.Yellow)} yellow, {Of(Colour.Red)} red, {Of(Colour.None)} none.";
    }
}
