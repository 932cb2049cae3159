using System.Text;

namespace IndicatorSync.Worker.Tests.Commands;

/// <summary><c>migrate --script</c> on a machine that does not reach the server.</summary>
public sealed class MigrateScriptTests : IDisposable
{
    private readonly CommandRun run = new();

    private static readonly string[] Server =
        ["--Database:Provider=SqlServer", "--Database:ConnectionString=Server=finns.inte.invalid;Database=Kommunens nyckeltal;Integrated Security=true"];

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task From_a_number_it_asks_no_server_and_the_file_says_in_which_encoding_it_is()
    {
        Assert.True(await run.RunAsync(["migrate", "--script", "--from", "0", "--out", "migrera.sql", .. Server]) == 0, run.Error);

        var bytes = await File.ReadAllBytesAsync(Path.Combine(run.WorkingDirectory, "migrera.sql"), TestContext.Current.CancellationToken);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.Contains("IF DB_NAME() <> N'Kommunens nyckeltal'", text, StringComparison.Ordinal);
        Assert.Contains("CREATE TABLE dbo.observation ", text, StringComparison.Ordinal);
        Assert.Contains("N'Röd'", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_terminal_it_is_the_script_and_nothing_else()
    {
        Assert.True(await run.RunAsync(["migrate", "--script", "--from", "3", .. Server]) == 0, run.Error);

        Assert.StartsWith("-- For sqlcmd", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("CREATE TABLE dbo.observation ", run.Out, StringComparison.Ordinal);
        Assert.Contains("CREATE TABLE dbo.plan_row ", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("COMMIT TRANSACTION;\nGO\n", run.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--from 9999: this program's schemas go from 0 to", "--script", "--from", "9999")]
    [InlineData("--from is for --script only", "--from", "3")]
    [InlineData("--out is for --script only", "--out", "x.sql")]
    public async Task What_cannot_be_meant_is_bad_usage(string says, params string[] words)
    {
        Assert.Equal(2, await run.RunAsync(["migrate", .. words, .. Server]));
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
    }
}
