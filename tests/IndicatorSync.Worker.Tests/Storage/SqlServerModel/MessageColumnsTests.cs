using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Engine;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IndicatorSync.Worker.Tests.Storage.SqlServerModel;

/// <summary>
/// No message reaches the database past the redactor: every text column is known to hold data or messages, and a column of messages is
/// written from what has passed it alone.
/// </summary>
public sealed class MessageColumnsTests() : StorageTests(Engine.Sqlite)
{
    /// <summary>What went wrong, in words of servers, libraries and this program.</summary>
    private static readonly HashSet<string> Messages = new(StringComparer.OrdinalIgnoreCase)
    {
        "outbox.last_error", "problem.description", "rejected_item.raw", "rejected_item.reason", "run.error_message",
    };

    /// <summary>A new column with such a name holds messages, or says here why it does not.</summary>
    private static readonly string[] TellingNames = ["error", "message", "reason", "fault", "description", "raw", "failure", "detail", "trace"];

    private static readonly HashSet<string> Data = new(StringComparer.OrdinalIgnoreCase)
    {
        "activity.description", "activity_saying.description", // the plan's
        "band.faults", // quotes the catalogue alone
        "frozen_removal.reason", // what a person wrote
        "kpi.description", "kpi_catalogue.description", // Kolada's, of the KPI
        "source_fault.sheet", "source_fault.cell", "source_fault.body", "source_fault.reason", "source_fault.indicator_id", "source_fault.kind", // a sender's cell, and fixed words about it
        "outbox.message_id", // a mail's own id
    };

    [Fact]
    public async Task Every_text_column_with_a_name_like_a_message_is_known_to_be_one_or_not()
    {
        var columns = await ReadAsync(unit => unit.QueryAsync<string>("""
            SELECT t.name || '.' || c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c
            WHERE t.type = 'table' AND c.type LIKE '%TEXT%' AND t.name NOT LIKE 'sqlite_%'
            """));

        Assert.Empty(columns.Where(column => TellingNames.Any(name => column.Contains(name, StringComparison.OrdinalIgnoreCase))
            && !column.Contains("schema_version", StringComparison.Ordinal)).Except(Messages, StringComparer.OrdinalIgnoreCase).Except(Data, StringComparer.OrdinalIgnoreCase));
        Assert.Empty(Messages.Concat(Data).Except(columns, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_column_of_messages_is_written_from_what_has_passed_the_redactor_alone()
    {
        var written = RuntimeStatements.All.SelectMany(statement => Writes.In(statement.Value).Select(write => (statement.Key, write.Column, write.Source))).ToList();

        Assert.Superset(Messages, written.Select(write => write.Column).ToHashSet(StringComparer.OrdinalIgnoreCase));
        Assert.Empty(written.Where(write => Messages.Contains(write.Column) && !IsSafe(write.Source)).Select(write => $"{write.Key}: {write.Column} = {write.Source}"));
    }

    [Theory]
    [InlineData("UPDATE run SET error_message = @error", "@error")]
    [InlineData("INSERT INTO run (run_id, error_message) VALUES (1, @error)", "@error")]
    [InlineData("INSERT INTO rejected_item (raw) SELECT r.status FROM [staging_observation] r", "r.status")]
    public void A_way_past_it_is_found(string sql, string source) =>
        Assert.Contains(Writes.In(sql), write => Messages.Contains(write.Column) && write.Source == source && !IsSafe(source));

    [Fact]
    public async Task A_text_that_has_not_passed_it_is_refused_where_a_message_is_wanted() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(unit => unit.ExecuteAsync("UPDATE run SET error_message = @message", new { message = "secret" })));

    [Fact]
    public void Half_a_secret_at_the_end_of_a_message_does_not_pass_either()
    {
        var redactor = new Redactor();
        redactor.Add("hemligheten");

        Assert.Equal($"abc {Redactor.Mask}", MessageText.Of(redactor, "abc hemligheten", 8).ToString());
    }

    /// <summary>Nothing, a parameter that is a message, a column that is one already, or a staging column that was one when it was filled.</summary>
    private static bool IsSafe(string source) => source.Split(',', StringSplitOptions.TrimEntries).All(part =>
        part is "NULL" or "@message" or "@Message"
        || Messages.Any(column => column.EndsWith("." + part, StringComparison.OrdinalIgnoreCase))
        || StagedMessages.Contains(part[(part.IndexOf('.', StringComparison.Ordinal) + 1)..]));

    /// <summary>Names of staging columns that are messages in every staging table that has them.</summary>
    private static HashSet<string> StagedMessages { get; } =
    [
        .. RuntimeStatements.Staged.Where(table => table.Shape.Any(column => column.Type == StagingType.Message)).SelectMany(table => table.Shape)
            .GroupBy(column => column.Name).Where(columns => columns.All(column => column.Type == StagingType.Message)).Select(columns => columns.Key),
    ];

    /// <summary>Which columns a statement writes, and from what.</summary>
    private sealed class Writes : TSqlFragmentVisitor
    {
        private readonly List<(string Column, string Source)> found = [];

        public static List<(string Column, string Source)> In(string sql)
        {
            var writes = new Writes();
            Tsql.Parse(sql).Accept(writes);
            return writes.found;
        }

        public override void Visit(UpdateSpecification node)
        {
            foreach (var set in node.SetClauses.OfType<AssignmentSetClause>())
            {
                found.Add(($"{Table(node.Target)}.{Last(set.Column)}", Source(set.NewValue)));
            }
        }

        public override void Visit(InsertSpecification node)
        {
            var names = node.Columns.Select(Last).ToList();
            IEnumerable<IReadOnlyList<ScalarExpression>> rows = node.InsertSource switch
            {
                ValuesInsertSource values => values.RowValues.Select(row => (IReadOnlyList<ScalarExpression>)[.. row.ColumnValues]),
                SelectInsertSource { Select: QuerySpecification query } => [[.. query.SelectElements.OfType<SelectScalarExpression>().Select(element => element.Expression)]],
                _ => [],
            };
            foreach (var row in rows)
            {
                found.AddRange(names.Zip(row, (name, value) => ($"{Table(node.Target)}.{name}", Source(value))));
            }
        }

        private static string Table(TableReference target) => Tsql.TextOf(target).Trim('[', ']');

        private static string Last(ColumnReferenceExpression column) => column.MultiPartIdentifier.Identifiers[^1].Value;

        private static string Source(ScalarExpression value) => value switch
        {
            CoalesceExpression first => string.Join(", ", first.Expressions.Select(Source)),
            _ => Tsql.TextOf(value),
        };
    }
}
