using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace IndicatorSync.Worker.Tests.Storage;

/// <summary>
/// Cuts one request of a program off its database: before the database has it, or after it did what it was asked and before the answer
/// has come. A connection, its transaction and every statement count as requests, in the order in which they are made.
/// </summary>
/// <param name="cut">The number of the request that is cut; 0: none, they are only counted.</param>
/// <param name="answer">The request reaches the database, its answer is lost.</param>
internal sealed class Cuts(int cut, bool answer)
{
    private readonly HashSet<(int Transaction, string Text)> seen = [];
    private int requests;

    public int Requests => Volatile.Read(ref requests);

    /// <summary>The request has been made, and cut.</summary>
    public bool HasCut { get; private set; }

    /// <summary>Numbers of the requests that were commits.</summary>
    public List<int> Commits { get; } = [];

    /// <summary>Numbers of the requests that are not the same statement again in the same transaction.</summary>
    public List<int> Distinct { get; } = [];

    /// <summary>What was asked, in order: not the opening of a connection, nor the beginning and end of a transaction.</summary>
    public List<string> Statements { get; } = [];

    public DbConnection Over(DbConnection connection) => new CutConnection(connection, this);

    public T Pass<T>(CutConnection connection, Func<T> request, string text, bool isCommit = false)
    {
        var number = Interlocked.Increment(ref requests);
        if (text is not ("open" or "begin" or "commit" or "rollback") && !text.StartsWith("PRAGMA", StringComparison.Ordinal))
        {
            Statements.Add(text);
        }

        if (seen.Add((Commits.Count, text)))
        {
            Distinct.Add(number);
        }

        if (isCommit)
        {
            Commits.Add(number);
        }

        if (number != cut)
        {
            return request();
        }

        HasCut = true;
        if (answer)
        {
            request();
        }

        connection.Break();
        // What SqlClient throws then may be this as well as an SqlException.
        throw new InvalidOperationException("The connection is closed.");
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

    public override void Commit() => connection.Cuts.Pass(connection, () => { inner.Commit(); return true; }, "commit", isCommit: true);

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
