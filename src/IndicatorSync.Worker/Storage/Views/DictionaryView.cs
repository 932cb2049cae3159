namespace IndicatorSync.Worker.Storage.Views;

/// <summary>The words about views and columns as rows: the same that <c>MS_Description</c> holds.</summary>
internal static class DictionaryView
{
    public static ReportView Of(IReadOnlyList<ReportView> others)
    {
        var itself = new ReportView(
            "Dataordlista",
            ReportRole.Both,
            "En rad per vy och per kolumn: vad den betyder.",
            [
                new("Vy", "d.Vy", "Vyns namn."),
                new("Kolumn", "d.Kolumn", "Kolumnens namn; tomt på raden om vyn själv."),
                new("Beskrivning", "d.Beskrivning", "Vad vyn eller kolumnen betyder."),
            ],
            "");
        var rows = others.Append(itself).SelectMany(Rows).Select((row, index) => index == 0 ? Typed(row) : $"SELECT {row}");
        return itself with { From = $"FROM (\n  {string.Join("\n  UNION ALL ", rows)}) d" };
    }

    private static IEnumerable<string> Rows(ReportView view) =>
        view.Columns.Select(column => $"{Text(view.Name)}, {Text(column.Name)}, {Text(column.Text)}")
            .Append($"{Text(view.Name)}, NULL, {Text(view.Text)}");

    /// <summary>The first row names the columns.</summary>
    private static string Typed(string row)
    {
        var cells = row.Split(", ", 3);
        return $"SELECT {cells[0]} AS Vy, {cells[1]} AS Kolumn, {cells[2]} AS Beskrivning";
    }

    private static string Text(string text) => $"N'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
