using IndicatorSync.Worker.Commands;
using IndicatorSync.Worker.Pipeline;

namespace IndicatorSync.Worker.Tests.Commands;

public sealed class FailureReportTests : IDisposable
{
    private readonly StringWriter error = new();

    public void Dispose() => error.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void An_expected_failure_is_its_line_and_its_exit_code(int exitCode)
    {
        Assert.Equal(exitCode, Report().Write(Thrown(new CommandFailure((ExitCode)exitCode, "x is wrong: do y"))));

        Assert.Equal("error: x is wrong: do y" + Environment.NewLine, error.ToString());
    }

    [Fact]
    public void An_unexpected_failure_is_one_line_and_exit_1()
    {
        Assert.Equal(1, Report().Write(Thrown(new InvalidOperationException("broken\n  in two."))));

        Assert.Equal("error: broken   in two. Run again with --verbose to see where." + Environment.NewLine, error.ToString());
    }

    [Fact]
    public void The_stack_trace_comes_only_when_asked_for()
    {
        var report = Report();
        report.Verbose = true;
        report.Write(Thrown(new InvalidOperationException("broken")));

        Assert.Contains(nameof(Thrown), error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_interruption_is_exit_1_and_says_what_state_things_are_in()
    {
        Assert.Equal(1, Report().Write(new OperationCanceledException()));

        Assert.StartsWith("error: Interrupted", error.ToString(), StringComparison.Ordinal);
    }

    private FailureReport Report() => new(error);

    private static Exception Thrown(Exception failure) => Assert.Throws(failure.GetType(), new Action(() => throw failure));
}
