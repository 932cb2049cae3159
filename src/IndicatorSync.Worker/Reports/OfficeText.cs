using System.Xml;

namespace IndicatorSync.Worker.Reports;

/// <summary>Text as XML of an office document can hold it.</summary>
internal static class OfficeText
{
    /// <summary>Signs that XML has no way to write are left out; what came in was cleaned, this keeps a file from not opening.</summary>
    public static string Clean(string text)
    {
        var sound = true;
        for (var at = 0; at < text.Length && sound; at++)
        {
            sound = XmlConvert.IsXmlChar(text[at]) || char.IsSurrogate(text[at]);
        }

        return sound ? text : string.Concat(text.Where(sign => XmlConvert.IsXmlChar(sign) || char.IsSurrogate(sign)));
    }
}
