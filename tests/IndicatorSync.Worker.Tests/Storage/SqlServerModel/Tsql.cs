using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IndicatorSync.Worker.Tests.Storage.SqlServerModel;

/// <summary>T-SQL of SQL Server 2017 as ScriptDom reads it.</summary>
internal static partial class Tsql
{
    /// <exception cref="FormatException">It is not T-SQL; the message has every error.</exception>
    public static TSqlScript Parse(string sql)
    {
        using var reader = new StringReader(sql);
        var fragment = new TSql140Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return errors.Count == 0
            ? (TSqlScript)fragment
            : throw new FormatException($"{string.Join("; ", errors.Select(error => $"line {error.Line}: {error.Message}"))}\n{sql}");
    }

    public static bool Parses(string sql)
    {
        using var reader = new StringReader(sql);
        new TSql140Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return errors.Count == 0;
    }

    /// <summary>Every statement that a script would run, those under an IF and in a block among them.</summary>
    public static IEnumerable<TSqlStatement> Statements(TSqlScript script) => script.Batches.SelectMany(batch => batch.Statements).SelectMany(Within);

    public static string TextOf(TSqlFragment fragment) =>
        string.Concat(Enumerable.Range(fragment.FirstTokenIndex, fragment.LastTokenIndex - fragment.FirstTokenIndex + 1).Select(index => fragment.ScriptTokenStream[index].Text));

    /// <summary>The parameters of a statement: variables that it does not declare itself.</summary>
    public static IReadOnlyList<string> Variables(string sql)
    {
        var script = Parse(sql);
        var found = new Names();
        script.Accept(found);
        return [.. found.Used.Where(name => !found.Declared.Contains(name)).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Dapper makes one parameter per value of <c>IN @list</c>: for the server it is a list of one.</summary>
    public static string Expanded(string sql) => ListParameter().Replace(sql, "IN ($1)");

    private static IEnumerable<TSqlStatement> Within(TSqlStatement statement) => statement switch
    {
        IfStatement { ElseStatement: null } guarded => Within(guarded.ThenStatement),
        BeginEndBlockStatement block => block.StatementList.Statements.SelectMany(Within),
        _ => [statement],
    };

    [GeneratedRegex(@"\bIN (@\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex ListParameter();

    private sealed class Names : TSqlFragmentVisitor
    {
        public List<string> Used { get; } = [];

        public HashSet<string> Declared { get; } = new(StringComparer.OrdinalIgnoreCase);

        public override void Visit(VariableReference node) => Used.Add(node.Name);

        public override void Visit(DeclareVariableElement node) => Declared.Add(node.VariableName.Value);
    }
}
