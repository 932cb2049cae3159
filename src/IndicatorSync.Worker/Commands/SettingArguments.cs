using System.Text.RegularExpressions;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Commands;

/// <summary>
/// Tells settings (<c>--Kolada:BaseUrl=…</c>) from options and arguments before the command line is parsed, so that they may be
/// anywhere on it, no argument takes one, and every other unknown word is still an error.
/// </summary>
internal static partial class SettingArguments
{
    /// <exception cref="ExpectedFailure">A setting has its value after a space.</exception>
    public static (IReadOnlyList<string> Settings, IReadOnlyList<string> Words) Split(IReadOnlyList<string> args)
    {
        var settings = new List<string>();
        var words = new List<string>();
        foreach (var arg in args)
        {
            if (!Setting().IsMatch(arg))
            {
                words.Add(arg);
                continue;
            }

            if (!arg.Contains('=', StringComparison.Ordinal))
            {
                throw new ExpectedFailure(FailureKind.BadInput, $"{arg}: a setting is written with its value after an equals sign: {arg}=VALUE.");
            }

            settings.Add(arg);
        }

        return (settings, words);
    }

    [GeneratedRegex(@"^--[A-Za-z]+(:[A-Za-z0-9]+)+(=|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Setting();
}
