using System.Security.Cryptography;
using System.Text;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>The catalogue as bytes: UTF-8, with or without a byte order mark.</summary>
internal static class CatalogueFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or the finding that the file is not UTF-8.</summary>
    /// <exception cref="ExpectedFailure">The file is missing or cannot be opened.</exception>
    public static (string Text, Finding? Finding) Read(string path)
    {
        var bytes = Bytes(path);
        try
        {
            return (Strict.GetString(bytes), null);
        }
        catch (DecoderFallbackException fault)
        {
            var before = bytes.AsSpan(0, Math.Clamp(fault.Index, 0, bytes.Length));
            var line = before.Count((byte)'\n') + 1;
            var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
            return ("", new Finding(FindingKind.Structural, path, line, column, null, "filen är inte UTF-8; spara om den med teckenkodningen UTF-8"));
        }
    }

    /// <summary>SHA-256 in lower-case hex, the same on every system that checks the file out.</summary>
    public static string VersionOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));

    private static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ExpectedFailure(
                FailureKind.BadInput,
                $"katalogen {path} finns inte; ange var den ligger med Catalogue:Path (--Catalogue:Path=…)",
                fault)
            { IsSwedish = true };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"katalogen {path} (Catalogue:Path) kan inte läsas: {fault.Message}", fault) { IsSwedish = true };
        }
    }
}
