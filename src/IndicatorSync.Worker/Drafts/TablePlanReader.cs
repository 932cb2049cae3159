using IndicatorSync.Core.Drafting;
using IndicatorSync.Core.Sources;
using IndicatorSync.Worker.Sources.Tables;

namespace IndicatorSync.Worker.Drafts;

/// <summary>The sheets of a workbook or the rows of a text table as a plan: rows of one cell above a header, or marked with a star, are text.</summary>
internal static class TablePlanReader
{
    public static PlanDocument Read(TableFile file)
    {
        var blocks = new List<PlanBlock>();
        var remarks = new List<string>();
        foreach (var sheet in file.Tables)
        {
            AddSheet(blocks, sheet);
            if (sheet.Rows.Count(row => row.IsHidden) is > 0 and var hidden)
            {
                remarks.Add($"{hidden} dolda rader i bladet {sheet.Sheet} är lästa");
            }
        }

        return new PlanDocument(blocks, remarks);
    }

    private static void AddSheet(List<PlanBlock> blocks, SheetTable sheet)
    {
        var width = sheet.Rows.Select(row => row.Cells.Count).DefaultIfEmpty().Max();
        var caption = sheet.Sheet;
        var table = new List<PlanRow>();
        void End()
        {
            if (table.Count > 0)
            {
                blocks.Add(new PlanTable([.. table], caption));
                (table, caption) = ([], null);
            }
        }

        for (var i = 0; i < sheet.Rows.Count; i++)
        {
            var row = sheet.Rows[i];
            var filled = row.Cells.Where(cell => cell is { IsEmpty: false, IsRepeated: false }).ToList();
            if (filled is [var only] && (table.Count == 0 || only.Text.StartsWith('*') || IsHeader(sheet.Rows, i + 1)) && PlanLines.Of(only.Text, afterBlank: true) is { } line)
            {
                if (caption is not null)
                {
                    blocks.Add(new PlanTable([], caption));
                    caption = null;
                }

                End();
                blocks.Add(line with { IsHeading = !only.Text.StartsWith('*') && IsHeader(sheet.Rows, i + 1) });
            }
            else if (filled.Count > 0)
            {
                table.Add(new PlanRow([.. Enumerable.Range(0, width).Select(column => new PlanCell(row[column].Heading, row[column].IsRepeated))]));
            }
        }

        End();
    }

    private static bool IsHeader(IReadOnlyList<SourceRow> rows, int at) =>
        rows.Skip(at).FirstOrDefault(row => row.Cells.Any(cell => !cell.IsEmpty)) is { } next && PlanHeaders.Is(next.Cells.Select(cell => cell.Heading));
}
