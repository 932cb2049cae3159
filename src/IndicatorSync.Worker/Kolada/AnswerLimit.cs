namespace IndicatorSync.Worker.Kolada;

/// <summary>How much of an answer is read, decompressed: a full page of 5 000 items is about 2 MB, and a few kB can unpack to gigabytes.</summary>
internal static class AnswerLimit
{
    public const int Bytes = 64 * 1_048_576;

    /// <summary>Copies a body to its end; what came before the limit or a break is in <paramref name="to"/>.</summary>
    /// <exception cref="HttpRequestException"><see cref="HttpRequestError.ConfigurationLimitExceeded"/>: there is more than that.</exception>
    public static async Task CopyAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[81_920];
        for (var left = Bytes; await from.ReadAsync(buffer, cancellationToken) is > 0 and var read; left -= read)
        {
            if (read > left)
            {
                throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, $"the answer is larger than {Bytes} bytes");
            }

            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }
}
