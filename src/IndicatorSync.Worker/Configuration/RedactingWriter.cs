using System.Text;

namespace IndicatorSync.Worker.Configuration;

/// <summary>The door to the terminal, for tables and JSON alike: each text that is written passes the redactor.</summary>
internal sealed class RedactingWriter(TextWriter inner, Redactor redactor) : TextWriter(inner.FormatProvider)
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => inner.Write(value);

    public override void Write(char[] buffer, int index, int count) => inner.Write(redactor.Clean(new string(buffer, index, count)));

    public override void Write(ReadOnlySpan<char> buffer) => inner.Write(redactor.Clean(buffer.ToString()));

    public override void Write(string? value) => inner.Write(value is null ? null : redactor.Clean(value));

    public override void WriteLine(string? value) => inner.WriteLine(value is null ? null : redactor.Clean(value));

    public override Task WriteAsync(string? value) => inner.WriteAsync(value is null ? null : redactor.Clean(value));

    public override Task WriteLineAsync(string? value) => inner.WriteLineAsync(value is null ? null : redactor.Clean(value));

    public override void Flush() => inner.Flush();

    public override Task FlushAsync() => inner.FlushAsync();
}
