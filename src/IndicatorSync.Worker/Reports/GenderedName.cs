using IndicatorSync.Worker.Storage.Reading;

namespace IndicatorSync.Worker.Reports;

/// <summary>An indicator's name with its gender, as the plan's table writes it.</summary>
internal static class GenderedName
{
    public static string Of(ViewRow row) => row.Text("Indikator") + Suffix(row.Text("Kon"));

    public static string Suffix(string gender) => gender switch
    {
        "K" => " (kvinnor)",
        "M" => " (män)",
        "K-M" => " (könsgap)",
        _ => "",
    };
}
