using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Tests.Deployment;

/// <summary>
/// After a kill the service manager's wait and the dead writer's lease follow one another: a waiter counts from when it first looks. The proof
/// <c>tests/proofs/takeover.sh</c> measures it.
/// </summary>
public sealed partial class RestartTests
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(45);

    /// <summary>For the program to start and the watch to be read, on a small server.</summary>
    private static readonly TimeSpan Starting = TimeSpan.FromSeconds(5);

    [Fact]
    public void With_systemd_the_next_run_begins_within_45_seconds() =>
        Assert.True(Seconds(Systemd(), "deploy", "linux", "indicatorsync.service") + WriterLease.DeadAfter + WriterLease.LookEvery + Starting <= Promised);

    [Fact]
    public void With_Windows_too_for_the_first_failure() =>
        Assert.True(Seconds(Windows(), "deploy", "windows", "service.ps1") / 1000 + WriterLease.DeadAfter + WriterLease.LookEvery + Starting <= Promised);

    private static TimeSpan Seconds(Regex pattern, params string[] file) =>
        TimeSpan.FromSeconds(double.Parse(pattern.Match(File.ReadAllText(RepositoryFiles.Of(file))).Groups["wait"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^RestartSec=(?<wait>\d+)\r?$", RegexOptions.Multiline)]
    private static partial Regex Systemd();

    [GeneratedRegex(@"'actions=', 'restart/(?<wait>\d+)/")]
    private static partial Regex Windows();
}
