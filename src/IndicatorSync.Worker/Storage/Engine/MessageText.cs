using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>
/// A text about what went wrong, as the database keeps it: whoever wrote it, it has passed the redactor and has the column's size. A
/// column of such texts is written from this type or from a staging column of <see cref="StagingType.Message"/>, and from nothing else
/// (a test reads every statement for it).
/// </summary>
internal readonly record struct MessageText
{
    private readonly string? text;

    private MessageText(string text) => this.text = text;

    /// <summary>Redacted before it is cut: half a secret is recognised by nobody.</summary>
    /// <param name="redactor">The program's one.</param>
    /// <param name="text">As it was written, here or elsewhere.</param>
    /// <param name="length">Of the column, in UTF-16 units.</param>
    public static MessageText Of(Redactor redactor, string text, int length) => new(StoredText.Cut(redactor.Clean(text), length));

    public override string ToString() => text ?? "";
}
