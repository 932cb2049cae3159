using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Views;
using IndicatorSync.Worker.Tests.Storage.Views;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IndicatorSync.Worker.Tests.Storage.SqlServerModel;

/// <summary>Schema <c>rapport</c> on SQL Server: columns, grants, descriptions.</summary>
[Collection(typeof(CompiledSchemaTests))]
public sealed class ReportSchemaTests(CompiledSchema schema)
{
    private static readonly TSqlScript Script = Tsql.Parse(Migration.All(new SqlServerDialect())[^1].Script);

    [Fact]
    public void Every_view_has_the_columns_of_the_contract() => Assert.Equal(
        ViewContract.Columns.OrderBy(view => view.Key, StringComparer.Ordinal).Select(view => $"{view.Key}: {view.Value}"),
        schema.Views.OrderBy(view => view.Name.Parts[1], StringComparer.Ordinal).Select(view =>
            $"{view.Name.Parts[1]}: {string.Join(", ", view.GetReferenced(View.Columns).Select(column => column.Name.Parts[2]))}"));

    [Fact]
    public void Readers_get_every_view_but_runs_and_mails_and_nothing_else()
    {
        Assert.Equal(
            ViewContract.Columns.Keys.Except(["Korningar", "Utskick", "Inlasningar"]).Order(StringComparer.Ordinal).Select(view => $"Select rapport.{view}"),
            GrantsTo("rapport_lasare"));
        Assert.Equal(
            ["Select rapport.Datakvalitet", "Select rapport.Dataordlista", "Select rapport.Inlasningar", "Select rapport.Korningar", "Select rapport.Utskick"],
            GrantsTo("rapport_drift"));
        Assert.Equal(["Execute rapport.Kommentera", "Execute rapport.Kvittera"], GrantsTo("rapport_kvitterare"));
        Assert.Equal(["Execute rapport.Rapportera"], GrantsTo("rapport_uppgiftslamnare"));
    }

    [Fact]
    public void Every_view_and_column_is_described()
    {
        var described = Statements<ExecuteStatement>()
            .Select(statement => statement.ExecuteSpecification.ExecutableEntity).OfType<ExecutableProcedureReference>()
            .Select(call => call.Parameters.ToDictionary(parameter => parameter.Variable.Name, parameter => ((StringLiteral)parameter.ParameterValue).Value))
            .ToDictionary(call => $"{call["@level1name"]}.{call.GetValueOrDefault("@level2name")}", call => call["@value"]);

        Assert.All(described.Values, text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.Equal(
            ReportViews.All.SelectMany(view => view.Columns.Select(column => ($"{view.Name}.{column.Name}", column.Text)).Append(($"{view.Name}.", view.Text))).Order(),
            described.Where(pair => pair.Key is not ("Kvittera." or "Kommentera." or "Rapportera.")).Select(pair => (pair.Key, pair.Value)).Order());
    }

    [Fact]
    public void The_printed_script_is_tsql_but_for_what_is_said_to_sqlcmd()
    {
        var printed = MigrationScript.Print("Nyckeltal", 0, Migration.All(new SqlServerDialect()), DateTimeOffset.UnixEpoch);

        var script = Tsql.Parse(printed.Replace(":on error exit\n", "", StringComparison.Ordinal));

        Assert.Equal(ReportViews.All.Count, script.Batches.SelectMany(batch => batch.Statements).OfType<CreateViewStatement>().Count());
    }

    private static IEnumerable<T> Statements<T>() => Tsql.Statements(Script).OfType<T>();

    /// <summary>What SQL Server gets: what is guarded by an IF is for servers without chains of ownership.</summary>
    private static IEnumerable<string> GrantsTo(string role) => Script.Batches.SelectMany(batch => batch.Statements).OfType<GrantStatement>()
        .Where(grant => grant.Principals.Any(principal => principal.Identifier.Value == role))
        .Select(grant => $"{grant.Permissions.Single().Identifiers.Single().Value[..1]}{grant.Permissions.Single().Identifiers.Single().Value[1..].ToLowerInvariant()} "
            + string.Join('.', grant.SecurityTargetObject.ObjectName.MultiPartIdentifier.Identifiers.Select(part => part.Value)))
        .Order(StringComparer.Ordinal);
}
