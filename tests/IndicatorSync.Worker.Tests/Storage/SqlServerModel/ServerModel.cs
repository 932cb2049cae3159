using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IndicatorSync.Worker.Tests.Storage.SqlServerModel;

/// <summary>
/// SQL Server 2017 without a server: the scripts compiled into a model that resolves every name, as the server would when it runs them.
/// </summary>
internal sealed class ServerModel : IDisposable
{
    /// <summary>System objects that we ask, with the parameters and columns that the server documents: a model has none of its own.</summary>
    private static readonly string[] SystemObjects =
    [
        """
        CREATE PROCEDURE dbo.sp_getapplock
          @Resource NVARCHAR(255), @LockMode VARCHAR(32), @LockOwner VARCHAR(32) = 'Transaction', @LockTimeout INT = NULL, @DbPrincipal SYSNAME = NULL
        AS RETURN 0
        """,
        $"CREATE SCHEMA {SystemSchema} AUTHORIZATION dbo",
        $"CREATE TABLE {SystemSchema}.databases (name SYSNAME NOT NULL, is_read_committed_snapshot_on BIT NULL)",
        $"CREATE TABLE {SystemSchema}.schemas (name SYSNAME NOT NULL, schema_id INT NOT NULL)",
        $"CREATE TABLE {SystemSchema}.views (name SYSNAME NOT NULL, object_id INT NOT NULL, schema_id INT NOT NULL)",
        $"CREATE TABLE {SystemSchema}.sql_modules (object_id INT NOT NULL, definition NVARCHAR(MAX) NULL)",
        $"CREATE TABLE {SystemSchema}.tables (name SYSNAME NOT NULL, object_id INT NOT NULL, schema_id INT NOT NULL)",
    ];

    private const string SystemSchema = "system_objects";

    private readonly Dictionary<string, CreateTableStatement> tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly TSqlModel model = new(SqlServerVersion.Sql140, new TSqlModelOptions());

    private ServerModel()
    {
        foreach (var definition in SystemObjects)
        {
            model.AddObjects(definition);
        }
    }

    /// <summary>Statements of the scripts that create nothing: data, drops. They are compiled as runtime statements are.</summary>
    public List<string> NotCompiled { get; } = [];

    /// <summary>The model of these scripts, which stand in the order in which they run.</summary>
    public static ServerModel Of(IEnumerable<Migration> scripts)
    {
        var built = new ServerModel();
        foreach (var script in scripts)
        {
            foreach (var batch in new SqlServerDialect().Batches(script.Script))
            {
                built.AddScript(batch);
            }
        }

        return built;
    }

    /// <summary>A script of the kind that <see cref="Of"/> reads.</summary>
    public void AddScript(string sql)
    {
        foreach (var statement in Tsql.Statements(Tsql.Parse(sql)))
        {
            Add(statement);
        }
    }

    /// <summary>A statement that the program runs, as the body of a procedure; its parameters become the procedure's.</summary>
    public void AddStatement(string name, string sql)
    {
        var parameters = Tsql.Variables(sql).Select(variable => $"{variable} {(variable == "@take" ? "INT" : "NVARCHAR(4000)")}").ToList();
        var header = parameters.Count == 0 ? "" : $" {string.Join(", ", parameters)}";
        var body = sql.Replace("sys.", SystemSchema + ".", StringComparison.Ordinal);
        model.AddOrUpdateObjects($"CREATE PROCEDURE dbo.[{name}]{header} AS BEGIN\n{body}\nEND", name, new TSqlObjectOptions());
    }

    /// <summary>Every complaint, an unresolved name in a procedure (a mere warning to a server) as much as an error.</summary>
    public IReadOnlyList<string> Complaints() =>
        [.. model.Validate().Select(message => $"{message.MessageType} {message.Prefix}{message.Number}: {message.Message}")];

    public IReadOnlyList<TSqlObject> Objects(ModelTypeClass type) => [.. model.GetObjects(DacQueryScopes.UserDefined, type)];

    public void Dispose() => model.Dispose();

    private void Add(TSqlStatement statement)
    {
        switch (statement)
        {
            case IfStatement { ElseStatement: null } guarded:
                Add(guarded.ThenStatement);
                break;
            case IfStatement { Predicate: var question } either when Tsql.TextOf(question).Contains("Babelfish", StringComparison.Ordinal):
                // What SQL Server itself does.
                Add(either.ThenStatement);
                break;
            case BeginEndBlockStatement block:
                foreach (var inner in block.StatementList.Statements)
                {
                    Add(inner);
                }

                break;
            case ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableStringList { Strings: [StringLiteral literal] } }:
                foreach (var inner in Tsql.Parse(literal.Value).Batches.SelectMany(batch => batch.Statements))
                {
                    Add(inner);
                }

                break;
            case CreateTableStatement table:
                tables[NameOf(table.SchemaObjectName)] = table;
                Make(table);
                break;
            case AlterTableAddTableElementStatement added:
                if (!tables.TryGetValue(NameOf(added.SchemaObjectName), out var extended))
                {
                    NotCompiled.Add(Tsql.TextOf(added));
                    break;
                }

                foreach (var column in added.Definition.ColumnDefinitions)
                {
                    extended.Definition.ColumnDefinitions.Add(column);
                }

                foreach (var constraint in added.Definition.TableConstraints)
                {
                    extended.Definition.TableConstraints.Add(constraint);
                }

                Make(extended);
                break;
            case AlterTableAlterColumnStatement altered:
                var widened = tables[NameOf(altered.SchemaObjectName)];
                widened.Definition.ColumnDefinitions.Single(column => column.ColumnIdentifier.Value == altered.ColumnIdentifier.Value).DataType = altered.DataType;
                Make(widened);
                break;
            case AlterTableDropTableElementStatement dropped when tables.TryGetValue(NameOf(dropped.SchemaObjectName), out var reduced):
                var names = dropped.AlterTableDropTableElements.Select(element => element.Name.Value).ToHashSet();
                foreach (var gone in reduced.Definition.TableConstraints.Where(constraint => names.Contains(constraint.ConstraintIdentifier?.Value ?? "")).ToList())
                {
                    reduced.Definition.TableConstraints.Remove(gone);
                }

                Make(reduced);
                break;
            case AlterTableDropTableElementStatement or DropIndexStatement:
                // A name that is made again afterwards; what is only dropped would have to be taken out of the model here.
                break;
            case CreateIndexStatement index:
                model.AddOrUpdateObjects(Tsql.TextOf(index), index.Name.Value, new TSqlObjectOptions());
                break;
            case ExecuteStatement or CreateSchemaStatement or CreateViewStatement or CreateProcedureStatement or CreateRoleStatement or GrantStatement:
                model.AddObjects(Tsql.TextOf(statement));
                break;
            case DropTableStatement or DropIndexStatement or DropViewStatement or DropProcedureStatement or InsertStatement or UpdateStatement:
                NotCompiled.Add(Tsql.TextOf(statement));
                break;
            default:
                throw new InvalidOperationException($"the model has no place for {statement.GetType().Name}: {Tsql.TextOf(statement)}");
        }
    }

    /// <summary>Under a name of its own, so that a later ALTER TABLE can put another in its place: a model takes no ALTER of columns.</summary>
    private void Make(CreateTableStatement table)
    {
        new Sql140ScriptGenerator().GenerateScript(table, out var text);
        model.AddOrUpdateObjects(text, NameOf(table.SchemaObjectName), new TSqlObjectOptions());
    }

    private static string NameOf(SchemaObjectName name) => name.BaseIdentifier.Value;
}
