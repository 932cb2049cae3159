namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>
/// Remembers between two attempts that the first one sent its commit and got no answer. Whether it was committed is then known by the
/// database alone; if it was, this is the result that the work had come to.
/// </summary>
internal sealed class Commit<T>(Func<UnitOfWork, Task<T>> work, Func<UnitOfWork, Task<bool>>? isDone)
{
    private bool inDoubt;
    private T? result;

    /// <summary>Does the work, or finds it done.</summary>
    public async Task<T> PrepareAsync(UnitOfWork unit)
    {
        if (inDoubt && isDone is not null && await isDone(unit))
        {
            return result!;
        }

        inDoubt = false;
        return await work(unit);
    }

    /// <summary>From here on the work may have been done, whatever the answer is.</summary>
    public void IsSent(T prepared) => (inDoubt, result) = (true, prepared);
}
