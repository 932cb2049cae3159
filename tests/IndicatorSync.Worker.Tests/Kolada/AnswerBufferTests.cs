using IndicatorSync.Worker.Kolada;

namespace IndicatorSync.Worker.Tests.Kolada;

/// <summary>Where the bodies of answers lie while they are read.</summary>
public class AnswerBufferTests
{
    private const int Limit = 1_000_000;

    private readonly AnswerBuffer buffer = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(200_000)]
    [InlineData(Limit)]
    public async Task A_body_is_read_as_it_is_whatever_was_read_before(int length)
    {
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var body = Body(length, seed);
            Assert.Equal(body, (await ReadAsync(body))!.Value.ToArray());
            buffer.LetGo();
            Assert.Equal(Body(10, seed), (await ReadAsync(Body(10, seed)))!.Value.ToArray());
            buffer.LetGo();
        }
    }

    [Fact]
    public async Task One_byte_more_than_the_limit_is_too_much()
    {
        Assert.Null(await ReadAsync(Body(Limit + 1, 1)));
        buffer.LetGo();
        Assert.Equal(Body(Limit, 2), (await ReadAsync(Body(Limit, 2)))!.Value.ToArray());
    }

    [Fact]
    public async Task The_pages_of_an_answer_do_not_share_their_memory()
    {
        var first = await ReadAsync(Body(5_000, 1));
        var second = await ReadAsync(Body(5_000, 2));
        var third = await ReadAsync(Body(5_000, 3));

        Assert.Equal(Body(5_000, 1), first!.Value.ToArray());
        Assert.Equal(Body(5_000, 2), second!.Value.ToArray());
        Assert.Equal(Body(5_000, 3), third!.Value.ToArray());
    }

    private static byte[] Body(int length, int seed)
    {
        var body = new byte[length];
        new Random(seed).NextBytes(body);
        return body;
    }

    private async Task<ReadOnlyMemory<byte>?> ReadAsync(byte[] body)
    {
        using var stream = new MemoryStream(body);
        return await buffer.ReadAsync(stream, Limit, TestContext.Current.CancellationToken);
    }
}
