using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IndicatorSync.Worker.Tests.Storage.SqlServerModel;

/// <summary>What is known of an expression's number of decimals.</summary>
internal enum Scale
{
    /// <summary>It is no decimal number.</summary>
    None,

    /// <summary>A column of a table, or a CAST that says how many decimals it has.</summary>
    Said,

    /// <summary>A decimal number that was computed: how many decimals are left of it depends on the server.</summary>
    Computed,
}

/// <summary>
/// Follows the columns of a query down to tables: a decimal that goes through CASE, ABS or MAX keeps its decimals on SQL Server but not on every
/// compatible server, unless a CAST says them.
/// </summary>
/// <param name="tables">Tables and views with the columns that are decimals.</param>
internal sealed class NumberScales(IReadOnlyDictionary<string, HashSet<string>> tables)
{
    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase) { "ABS", "ROUND", "MAX", "MIN", "SUM", "AVG", "ISNULL" };

    public static NumberScales Of(CompiledSchema schema) => new(schema.Tables.ToDictionary(
        table => table.Name.Parts[^1],
        table => table.GetReferenced(Table.Columns).Where(IsDecimal).Select(column => column.Name.Parts[^1]).ToHashSet(StringComparer.OrdinalIgnoreCase),
        StringComparer.OrdinalIgnoreCase));

    /// <summary>The columns that a query gives whose decimals are left to the server, by their text.</summary>
    public IReadOnlyList<string> Computed(QueryExpression query) =>
        [.. Branches(query).SelectMany(branch => Elements(branch).Where(element => Of(element.Expression, branch) == Scale.Computed)).Select(Tsql.TextOf)];

    private static bool IsDecimal(TSqlObject column) => column.GetReferenced(Column.DataType).Any(type => type.Name.Parts[^1] == "decimal");

    private static IEnumerable<QuerySpecification> Branches(QueryExpression query) => query switch
    {
        BinaryQueryExpression both => Branches(both.FirstQueryExpression).Concat(Branches(both.SecondQueryExpression)),
        QueryParenthesisExpression inner => Branches(inner.QueryExpression),
        _ => [(QuerySpecification)query],
    };

    private static IEnumerable<SelectScalarExpression> Elements(QuerySpecification query) => query.SelectElements.OfType<SelectScalarExpression>();

    private Scale Of(ScalarExpression expression, QuerySpecification query) => expression switch
    {
        ColumnReferenceExpression { MultiPartIdentifier: { } name } => OfColumn([.. name.Identifiers.Select(part => part.Value)], query),
        ParenthesisExpression inner => Of(inner.Expression, query),
        CastCall cast => OfType(cast.DataType),
        ConvertCall convert => OfType(convert.DataType),
        UnaryExpression sign => Any(query, sign.Expression),
        BinaryExpression both => Any(query, both.FirstExpression, both.SecondExpression),
        CoalesceExpression first => Any(query, [.. first.Expressions]),
        SearchedCaseExpression searched => Any(query, [.. searched.WhenClauses.Select(when => when.ThenExpression), searched.ElseExpression]),
        SimpleCaseExpression simple => Any(query, [.. simple.WhenClauses.Select(when => when.ThenExpression), simple.ElseExpression]),
        FunctionCall call when Kept.Contains(call.FunctionName.Value) => Any(query, [.. call.Parameters]),
        ScalarSubquery inner => Branches(inner.QueryExpression).Select(branch => Any(branch, [.. Elements(branch).Select(element => element.Expression)])).Max(),
        _ => Scale.None,
    };

    private Scale Any(QuerySpecification query, params ScalarExpression?[] parts) =>
        parts.OfType<ScalarExpression>().Any(part => Of(part, query) != Scale.None) ? Scale.Computed : Scale.None;

    private static Scale OfType(DataTypeReference type) => type is SqlDataTypeReference { SqlDataTypeOption: SqlDataTypeOption.Decimal, Parameters.Count: 2 } ? Scale.Said : Scale.None;

    private Scale OfColumn(string[] name, QuerySpecification query)
    {
        var sources = (query.FromClause?.TableReferences ?? []).SelectMany(Sources)
            .Where(source => name.Length == 1 || string.Equals(source.Alias, name[^2], StringComparison.OrdinalIgnoreCase));
        return sources.Select(source => source.Reference switch
        {
            NamedTableReference table => tables.TryGetValue(table.SchemaObject.BaseIdentifier.Value, out var decimals) && decimals.Contains(name[^1]) ? Scale.Said : Scale.None,
            QueryDerivedTable derived => OfDerived(derived.QueryExpression, name[^1]),
            _ => Scale.None,
        }).DefaultIfEmpty(Scale.None).Max();
    }

    /// <summary>A column of a UNION has the name of its first query's, and its place in the others.</summary>
    private Scale OfDerived(QueryExpression query, string column)
    {
        List<QuerySpecification> branches = [.. Branches(query)];
        var place = Elements(branches[0]).ToList().FindIndex(element => string.Equals(
            element.ColumnName?.Value ?? (element.Expression as ColumnReferenceExpression)?.MultiPartIdentifier?.Identifiers[^1].Value, column, StringComparison.OrdinalIgnoreCase));
        return place < 0 ? Scale.None : branches.Select(branch => Of(Elements(branch).ElementAt(place).Expression, branch)).Max();
    }

    private static IEnumerable<(string? Alias, TableReference Reference)> Sources(TableReference reference) => reference switch
    {
        JoinTableReference join => Sources(join.FirstTableReference).Concat(Sources(join.SecondTableReference)),
        JoinParenthesisTableReference inner => Sources(inner.Join),
        NamedTableReference table => [(table.Alias?.Value ?? table.SchemaObject.BaseIdentifier.Value, table)],
        TableReferenceWithAlias other => [(other.Alias?.Value, other)],
        _ => [],
    };
}
