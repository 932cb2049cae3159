namespace IndicatorSync.Worker.Kolada;

/// <summary>
/// Where the bodies of an answer lie while it is read. The first one is read into the same memory as that of the answer before: bodies have
/// megabytes, and the runtime clears each new piece of memory and collects it apart.
/// </summary>
internal sealed class AnswerBuffer
{
    private const int Smallest = 64 * 1024;

    /// <summary>Of a body that is larger than any of Kolada's nothing is kept for the next.</summary>
    private const int MostKept = 16 * 1_048_576;

    private byte[] kept = [];
    private bool isTaken;

    /// <summary>Reads a body to its end.</summary>
    /// <param name="body">From its beginning.</param>
    /// <param name="limit">The most that is read, bytes.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The body; null where it is larger than the limit.</returns>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream body, int limit, CancellationToken cancellationToken)
    {
        var isFirst = !isTaken;
        isTaken = true;
        var (bytes, length) = (isFirst ? kept : [], 0);
        for (var read = 1; read > 0; length += read)
        {
            if (length == bytes.Length)
            {
                bytes = Larger(bytes, length, limit);
                kept = isFirst && bytes.Length <= MostKept ? bytes : kept;
            }

            if (length > limit)
            {
                return null;
            }

            read = await body.ReadAsync(bytes.AsMemory(length), cancellationToken);
        }

        return bytes.AsMemory(0, length);
    }

    /// <summary>Everything that was read of the answer has been made into values of its own.</summary>
    public void LetGo() => isTaken = false;

    private static byte[] Larger(byte[] bytes, int filled, int limit)
    {
        var larger = GC.AllocateUninitializedArray<byte>((int)Math.Max(Smallest, Math.Min(filled * 2L, limit + 1L)));
        bytes.AsSpan(0, filled).CopyTo(larger);
        return larger;
    }
}
