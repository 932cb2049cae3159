namespace IndicatorSync.Worker.Storage.Engine;

internal static class StoredText
{
    /// <summary>Cut to a column's size, so that an overlong text costs its end and not the run; never within a surrogate pair.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    public static string? CutOrNull(string? text, int length) => text is null ? null : Cut(text, length);
}
