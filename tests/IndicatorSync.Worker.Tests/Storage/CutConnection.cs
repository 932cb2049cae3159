using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace IndicatorSync.Worker.Tests.Storage;

/// <summary>A request of a program to its database, told from the same statement in another transaction.</summary>
/// <param name="Transaction">How many commits came before it.</param>
/// <param name="Text">The statement, or what else is asked of a connection.</param>
internal sealed record Request(int Transaction, string Text)
{
    public const string Commit = "commit";
}

/// <summary>
/// Cuts requests of a program off its database: before the database has them, or after it did what it was asked and before the answer
/// has come. A connection, its transaction and every statement count as requests. Each is cut once: made again it passes.
/// </summary>
/// <param name="cut">What is cut; none: requests are only counted.</param>
/// <param name="answer">The request reaches the database, its answer is lost.</param>
internal sealed class Cuts(IEnumerable<Request> cut, bool answer)
{
    private readonly HashSet<Request> cut = [.. cut];
    private readonly HashSet<Request> seen = [];
    private readonly List<Request> distinct = [];
    private int commits;

    /// <summary>How many requests there were, the same again among them.</summary>
    public int Count { get; private set; }

    /// <summary>Each request once, in the order in which they were first made.</summary>
    public IReadOnlyList<Request> Distinct => distinct;

    /// <summary>What should be cut and was not asked.</summary>
    public IReadOnlyCollection<Request> NotCut => cut;

    /// <summary>What was asked, in order: not the opening of a connection, nor the beginning and end of a transaction.</summary>
    public List<string> Statements { get; } = [];

    public DbConnection Over(DbConnection connection) => new CutConnection(connection, this);

    public T Pass<T>(CutConnection connection, Func<T> request, string text)
    {
        if (!IsCutNow(text))
        {
            var result = request();
            commits += text == Request.Commit ? 1 : 0;
            return result;
        }

        if (answer)
        {
            request();
        }

        connection.Break();
        // What SqlClient throws then may be this as well as an SqlException.
        throw new InvalidOperationException("The connection is closed.");
    }

    private bool IsCutNow(string text)
    {
        lock (seen)
        {
            Count++;
            if (text is not ("open" or "begin" or Request.Commit or "rollback") && !text.StartsWith("PRAGMA", StringComparison.Ordinal))
            {
                Statements.Add(text);
            }

            var asked = new Request(commits, text);
            if (seen.Add(asked))
            {
                distinct.Add(asked);
            }

            return cut.Remove(asked);
        }
    }
}

/// <inheritdoc cref="Cuts"/>
internal sealed class CutConnection(DbConnection inner, Cuts cuts) : DbConnection
{
    private bool isBroken;

    public Cuts Cuts => cuts;

    public DbConnection Inner => inner;

    [AllowNull]
    public override string ConnectionString
    {
        get => inner.ConnectionString;
        set => inner.ConnectionString = value;
    }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => isBroken ? ConnectionState.Broken : inner.State;

    /// <summary>The other end rolls back what was not committed.</summary>
    public void Break()
    {
        isBroken = true;
        inner.Close();
    }

    public override void Open() => cuts.Pass(this, () => { inner.Open(); return true; }, "open");

    public override void Close() => inner.Close();

    public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
        new CutTransaction(this, cuts.Pass(this, () => inner.BeginTransaction(isolationLevel), "begin"));

    protected override DbCommand CreateDbCommand() => new CutCommand(this, inner.CreateCommand());

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <inheritdoc cref="Cuts"/>
internal sealed class CutTransaction(CutConnection connection, DbTransaction inner) : DbTransaction
{
    public DbTransaction Inner => inner;

    public override IsolationLevel IsolationLevel => inner.IsolationLevel;

    protected override DbConnection DbConnection => connection;

    public override void Commit() => connection.Cuts.Pass(connection, () => { inner.Commit(); return true; }, Request.Commit);

    public override void Rollback() => connection.Cuts.Pass(connection, () => { inner.Rollback(); return true; }, "rollback");

    protected override void Dispose(bool disposing)
    {
        if (connection.State == ConnectionState.Broken)
        {
            throw new InvalidOperationException("The connection is closed.");
        }

        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <inheritdoc cref="Cuts"/>
internal sealed class CutCommand(CutConnection connection, DbCommand inner) : DbCommand
{
    private bool isPrepared;
    private bool wasRun;

    [AllowNull]
    public override string CommandText
    {
        get => inner.CommandText;
#pragma warning disable CA2100 // The program's own statements, passed on.
        set => inner.CommandText = value;
#pragma warning restore CA2100
    }

    public override int CommandTimeout
    {
        get => inner.CommandTimeout;
        set => inner.CommandTimeout = value;
    }

    public override CommandType CommandType
    {
        get => inner.CommandType;
        set => inner.CommandType = value;
    }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource
    {
        get => inner.UpdatedRowSource;
        set => inner.UpdatedRowSource = value;
    }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => inner.Connection = (value as CutConnection)?.Inner;
    }

    protected override DbParameterCollection DbParameterCollection => inner.Parameters;

    protected override DbTransaction? DbTransaction
    {
        get => inner.Transaction;
        set => inner.Transaction = (value as CutTransaction)?.Inner;
    }

    public override void Cancel() => inner.Cancel();

    public override int ExecuteNonQuery() => Pass(inner.ExecuteNonQuery);

    public override object? ExecuteScalar() => Pass(inner.ExecuteScalar);

    public override void Prepare()
    {
        isPrepared = true;
        inner.Prepare();
    }

    protected override DbParameter CreateDbParameter() => inner.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Pass(() => inner.ExecuteReader(behavior));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>The rows of a bulk load are one request, as they are over a network.</summary>
    private T Pass<T>(Func<T> request)
    {
        var again = isPrepared && wasRun;
        wasRun = true;
        return again ? request() : connection.Cuts.Pass(connection, request, CommandText);
    }
}
