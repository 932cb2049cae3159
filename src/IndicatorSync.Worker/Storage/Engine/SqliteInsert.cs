using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>
/// Inserts rows in their hundred thousands: one statement, whose parameters keep what they were bound to, so that what the next row says too
/// is not bound again. ADO.NET's command takes about three times as long for the same.
/// </summary>
internal static class SqliteInsert
{
    /// <param name="database">Of a connection in a transaction.</param>
    /// <param name="table">What is filled.</param>
    /// <param name="rows">In the order in which they are written.</param>
    /// <param name="cancellationToken">Looked at for each row.</param>
    /// <exception cref="SqliteException">The database refuses a row.</exception>
    public static void Rows<T>(sqlite3 database, StagingTable<T> table, IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        Check(raw.sqlite3_prepare_v2(database, table.Insert, out var statement), database);
        using (statement)
        {
            var columns = table.Columns.ToArray();
            var bound = new object?[columns.Length];
            var isFirst = true;
            foreach (var row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (var index = 0; index < columns.Length; index++)
                {
                    var value = columns[index].Value(row);
                    if (isFirst || !Equals(value, bound[index]))
                    {
                        Check(Bind(statement, index + 1, SqliteDialect.ToStored(value)), database);
                        bound[index] = value;
                    }
                }

                isFirst = false;
                var result = raw.sqlite3_step(statement);
                if (result != raw.SQLITE_DONE)
                {
                    Check(result, database);
                }

                Check(raw.sqlite3_reset(statement), database);
            }
        }
    }

    private static int Bind(sqlite3_stmt statement, int place, object value) => value switch
    {
        DBNull => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, text),
        double number => raw.sqlite3_bind_double(statement, place, number),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int(statement, place, number),
        bool flag => raw.sqlite3_bind_int(statement, place, flag ? 1 : 0),
        _ => throw new InvalidOperationException($"a column of {value.GetType().Name} cannot be bound"),
    };

    private static void Check(int result, sqlite3 database) => SqliteException.ThrowExceptionForRC(result, database);
}
