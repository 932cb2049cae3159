using System.Reflection;
using System.Text.RegularExpressions;
using IndicatorSync.Worker.Inspect.AsOf;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Reading;
using IndicatorSync.Worker.Storage.Views;

namespace IndicatorSync.Worker.Tests.Storage.SqlServerModel;

/// <summary>Every statement that the program runs on SQL Server, found by reflection: a new one cannot be forgotten.</summary>
internal static partial class RuntimeStatements
{
    private static readonly SqlServerDialect Dialect = new();

    /// <summary>What is put after an unfinished constant where it is used.</summary>
    private static readonly string[] Endings = ["", Dialect.Take, Dialect.Take + ")"];

    /// <summary>By the name of class and constant. A model knows no temporary tables: it has <see cref="StagingTables"/> in their place.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Find().ToDictionary(found => found.Name, found => found.Sql);

    /// <summary>Every staging table that a store fills.</summary>
    public static IReadOnlyList<StagingTable> Staged { get; } =
    [
        .. Fields<StagingTable>().Select(found => found.Value),
        .. Fields<StoredSet>().Select(found => found.Value.Staged).OfType<StagingTable>(),
    ];

    /// <summary>The staging tables as tables that last.</summary>
    public static IReadOnlyList<string> StagingTables { get; } = [.. Staged.Select(table => Lasting(SqlServerDialect.Create(table)))];

    /// <summary>Each constant or fixed text that is a statement, as written: a few are finished by the dialect where they are used.</summary>
    public static IEnumerable<(string Name, string Sql)> Constants()
    {
        foreach (var type in typeof(Database).Assembly.GetTypes().Where(type => type != typeof(SqliteDialect) && type != typeof(SqliteFile)))
        {
            foreach (var field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.FieldType == typeof(string) && (field.IsLiteral || (field.IsInitOnly && !type.ContainsGenericParameters)) && field.GetValue(null) is string text && Statement().IsMatch(text))
                {
                    yield return ($"{type.Name}.{field.Name}", text);
                }
            }
        }
    }

    private static IEnumerable<(string Name, string Sql)> Find()
    {
        foreach (var (name, text) in Constants())
        {
            yield return (name, Lasting(Whole(Tsql.Expanded(text))));
        }

        foreach (var (name, set) in Fields<StoredSet>())
        {
            foreach (var (index, statement) in set.Statements.Index())
            {
                yield return ($"{name}.{index}", Lasting(Whole(statement)));
            }
        }

        foreach (var view in ReportViews.All)
        {
            yield return ($"ViewRows.{view.Name}", ViewRows.Statement(Dialect, view));
        }

        foreach (var table in PastTables.Ground.Concat(PastTables.Records))
        {
            yield return ($"PastTables.{table.Name}", table.Statement);
        }

        yield return ("SqlDialect.LastInsertedId", Dialect.LastInsertedId);
        yield return ("SqlDialect.TableExists", Dialect.TableExists);
        yield return ("SqlDialect.ViewTexts", Dialect.ViewTexts);
        yield return ("SqlDialect.OnOpen", Dialect.OnOpen);
        yield return ("SqlDialect.MigrationLock", Dialect.MigrationLock!);
    }

    private static IEnumerable<(string Name, T Value)> Fields<T>() =>
        from type in typeof(Database).Assembly.GetTypes()
        where !type.ContainsGenericParameters
        from field in type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
        where field.FieldType.IsAssignableTo(typeof(T))
        select ($"{type.Name}.{field.Name}", (T)field.GetValue(null)!);

    private static string Lasting(string sql) => sql.Replace("[#", "[staging_", StringComparison.Ordinal);

    private static string Whole(string sql) =>
        Endings.Select(ending => $"{sql.TrimEnd()} {ending}".TrimEnd()).FirstOrDefault(Tsql.Parses)
        ?? throw new FormatException($"not T-SQL, with or without the dialect's endings:\n{sql}");

    [GeneratedRegex(@"^\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|MERGE|EXEC|DECLARE|CREATE|DROP|ALTER)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Statement();
}
