using IndicatorSync.Worker.Commands.Doctor;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Tests.Commands;

/// <summary>Doctor tries every item, whatever an earlier one met.</summary>
public class GuardTests
{
    [Fact]
    public async Task What_nobody_foresaw_is_the_items_own_fault()
    {
        var items = await Guard.RunAsync("Databas", () => throw new InvalidOperationException("so it is\nin two lines"), TestContext.Current.CancellationToken);

        var item = Assert.Single(items);
        Assert.Equal(("Databas", false, FailureKind.OfTheProgram), (item.Name, item.Ok, item.Kind));
        Assert.Equal("Det gick inte att pröva: so it is in two lines.", item.Message);
    }

    [Fact]
    public void No_item_shows_the_bare_type_of_an_exception()
    {
        var item = Guard.Fault("Kolada", new WithoutWords());

        Assert.DoesNotContain(nameof(WithoutWords), item.Message + item.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"Server=(localdb)\MSSQLLocalDB;Database=x;Connect Timeout=1")]
    [InlineData("Server=np:nowhere;Database=x;Integrated Security=true;Connect Timeout=1")]
    public async Task A_server_that_exists_on_Windows_alone_is_a_wrong_setting_elsewhere(string connectionString)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has LocalDB and named pipes");
        var check = new DatabaseCheck(new DatabaseOptions { Provider = DatabaseProvider.SqlServer, ConnectionString = connectionString }, "api.kolada.se", TimeProvider.System);

        var item = Assert.Single(await check.RunAsync(TestContext.Current.CancellationToken));

        Assert.Equal(("Databas", false, FailureKind.BadInput), (item.Name, item.Ok, item.Kind));
        Assert.StartsWith("Database:ConnectionString begär något som inte går på den här datorn", item.Message, StringComparison.Ordinal);
    }

    private sealed class WithoutWords : Exception;
}
