using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Tests.Storage;

/// <summary>The base of every storage suite: one class of tests, run once per engine by subclasses of one line.</summary>
public abstract class StorageTests(Engine engine) : IAsyncLifetime
{
    private TestDatabase? created;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A Friday morning in Sweden, summer time.</summary>
    private protected static DateTimeOffset Now { get; } = new(2026, 8, 28, 4, 0, 0, TimeSpan.Zero);

    private protected Engine Engine => engine;

    private protected TestDatabase Created => created ?? throw new InvalidOperationException("not initialised");

    private protected Database Database => Created.Database;

    public virtual async ValueTask InitializeAsync() => created = await TestDatabase.CreateMigratedAsync(engine);

    /// <summary>A database without any schema, in place of a migrated one.</summary>
    private protected async ValueTask CreateEmptyAsync() => created = await TestDatabase.CreateAsync(engine);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (created is not null)
        {
            await created.DisposeAsync();
        }
    }

    private protected Task WriteAsync(Func<UnitOfWork, Task> work) => Database.InTransactionAsync(work, Cancel);

    private protected Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> work) => Database.InTransactionAsync(work, Cancel);

    private protected Task<T> ReadAsync<T>(Func<UnitOfWork, Task<T>> work) => Database.ReadAsync(work, Cancel);
}
