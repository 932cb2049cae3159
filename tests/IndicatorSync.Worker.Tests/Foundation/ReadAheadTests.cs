using System.Runtime.CompilerServices;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Tests.Foundation;

/// <summary>The next answer is fetched while one is stored, and nothing else is another for it.</summary>
public class ReadAheadTests
{
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int made;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_items_come_in_their_order_and_what_the_source_fails_with_after_them()
    {
        List<int> taken = [];
        var failure = await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var item in Numbers(5, fails: true, at: null, CancellationToken.None).OneAhead(Cancellation))
            {
                taken.Add(item);
            }
        });

        Assert.Equal([1, 2, 3, 4, 5], taken);
        Assert.Equal("after 5", failure.Message);
    }

    [Fact]
    public async Task The_next_is_made_while_one_is_in_hand_and_no_third()
    {
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await foreach (var item in Numbers(20, fails: false, number => Passed(number, second), CancellationToken.None).OneAhead(Cancellation))
        {
            if (item == 1)
            {
                await second.Task.WaitAsync(Cancellation); // without it, the second would wait for the first to be taken
            }

            Assert.InRange(Volatile.Read(ref made), item, item + 1); // one in hand, one ahead
        }

        Assert.Equal(20, made);
    }

    [Fact]
    public async Task A_source_whose_items_nobody_takes_any_more_is_stopped_before_the_taking_ends()
    {
        await foreach (var _ in Endless(CancellationToken.None).OneAhead(Cancellation))
        {
            break;
        }

        Assert.True(stopped.Task.IsCompleted);
    }

    [Fact]
    public async Task What_the_taking_fails_with_is_not_hidden_by_the_source()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var _ in Numbers(1, fails: true, at: null, CancellationToken.None).OneAhead(Cancellation))
            {
                throw new InvalidOperationException("not stored");
            }
        });
    }

    private static void Passed(int number, TaskCompletionSource second)
    {
        if (number == 2)
        {
            second.SetResult();
        }
    }

    private async IAsyncEnumerable<int> Numbers(int count, bool fails, Action<int>? at, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var number = 1; number <= count; number++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            Volatile.Write(ref made, number);
            at?.Invoke(number);
            yield return number;
        }

        if (fails)
        {
            throw new InvalidDataException($"after {count}");
        }
    }

    private async IAsyncEnumerable<int> Endless([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            yield return 1;
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        finally
        {
            stopped.SetResult();
        }
    }
}
