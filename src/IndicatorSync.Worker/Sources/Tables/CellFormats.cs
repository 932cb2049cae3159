using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ExcelNumberFormat;

namespace IndicatorSync.Worker.Sources.Tables;

/// <summary>How a workbook's cells are shown: as dates, as per cent, with how many decimals.</summary>
internal sealed class CellFormats
{
    private readonly List<Shown> styles;

    public CellFormats(WorkbookStylesPart? part)
    {
        var sheet = part?.Stylesheet;
        var custom = sheet?.NumberingFormats?.Elements<NumberingFormat>()
            .Where(format => format.NumberFormatId?.Value is not null)
            .GroupBy(format => format.NumberFormatId!.Value)
            .ToDictionary(group => group.Key, group => group.First().FormatCode?.Value ?? General) ?? [];
        styles = [.. (sheet?.CellFormats?.Elements<CellFormat>() ?? []).Select(style => Of(style.NumberFormatId?.Value ?? 0, custom))];
    }

    private const string General = "General";

    /// <summary>How a number is shown. <paramref name="Decimals"/> is null where the format leaves it to the number itself.</summary>
    public readonly record struct Shown(bool IsDate, bool IsPercent, int? Decimals);

    /// <summary>The format of a cell with this style; a plain number where the style is unknown.</summary>
    public Shown this[uint? style] => style is { } index && index < styles.Count ? styles[(int)index] : default;

    private static Shown Of(uint id, Dictionary<uint, string> custom) => id switch
    {
        // The built-in formats are listed in no workbook (ECMA-376 part 1, 18.8.30).
        1 or 3 or 37 or 38 => new(false, false, 0),
        2 or 4 or 39 or 40 or 7 or 8 => new(false, false, 2),
        9 => new(false, true, 0),
        10 => new(false, true, 2),
        >= 14 and <= 22 or >= 45 and <= 47 => new(true, false, null),
        _ when custom.TryGetValue(id, out var code) => OfCode(code),
        _ => default,
    };

    private static Shown OfCode(string code)
    {
        var format = new NumberFormat(code);
        if (!format.IsValid || string.Equals(code, General, StringComparison.OrdinalIgnoreCase))
        {
            return default;
        }

        if (format.IsDateTimeFormat || format.IsTimeSpanFormat)
        {
            return new(true, false, null);
        }

        var bare = WithoutLiterals(code.Split(';')[0]);
        return new(false, bare.Contains('%', StringComparison.Ordinal), bare.AsSpan().IndexOfAny('0', '#', '?') < 0 ? null : DecimalsOf(bare));
    }

    private static int DecimalsOf(string code)
    {
        var point = code.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : Math.Min(10, code[(point + 1)..].TakeWhile(letter => letter is '0' or '#' or '?').Count(letter => letter == '0'));
    }

    /// <summary>The code without quoted text, escaped characters and <c>[colours]</c>: a <c>%</c> in these is only shown.</summary>
    private static string WithoutLiterals(string code)
    {
        var kept = new System.Text.StringBuilder(code.Length);
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = End(code, '"', i);
                    break;
                case '[':
                    i = End(code, ']', i);
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                default:
                    kept.Append(code[i]);
                    break;
            }
        }

        return kept.ToString();
    }

    private static int End(string code, char close, int start) => code.IndexOf(close, start + 1) is >= 0 and var end ? end : code.Length;
}
