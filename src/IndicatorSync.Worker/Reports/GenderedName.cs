using IndicatorSync.Worker.Storage.Reading;

namespace IndicatorSync.Worker.Reports;

/// <summary>An indicator's name with its own unit and gender, as the plan's table writes it.</summary>
internal static class GenderedName
{
    public static string Of(ViewRow row) => Words(row) is { Length: > 0 } words ? $"{row.Text("Indikator")} ({words})" : row.Text("Indikator");

    /// <summary><c>Bäckgården, kvinnor</c>; empty for the total of an indicator.</summary>
    public static string Words(ViewRow row) => string.Join(", ", new[] { row.Text("Enhet"), Word(row.Text("Kon")) }.Where(word => word.Length > 0));

    private static string Word(string gender) => gender switch
    {
        "K" => "kvinnor",
        "M" => "män",
        "K-M" => "könsgap",
        _ => "",
    };
}
