using Dapper;
using Xunit.Sdk;
using Xunit.v3;

namespace IndicatorSync.Testing;

/// <summary>What every test of a process shares, settled before the first: where its folders lie, and what need not be compiled again.</summary>
public sealed class TestProcess : ITestPipelineStartup
{
    private const string Memory = "/dev/shm";
    private const long Enough = 1L << 30;

    public ValueTask StartAsync(IMessageSink diagnosticMessageSink)
    {
        // A commit waits until it is on the disk. In memory, where the system has enough of it, it waits for nothing.
        if (OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("TMPDIR") is null && Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > Enough)
        {
            Environment.SetEnvironmentVariable("TMPDIR", Memory);
        }

        // Dapper compiles a reader for every statement and connection string. Each test has a database of its own with the same schema: without
        // this every statement would be compiled again in every test.
        SqlMapper.ConnectionStringComparer = new SameSchema();
        return ValueTask.CompletedTask;
    }

    public ValueTask StopAsync() => ValueTask.CompletedTask;

    /// <summary>The type of the connection is part of Dapper's key by itself, and columns of other types get a reader of their own.</summary>
    private sealed class SameSchema : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => true;

        public int GetHashCode(string obj) => 0;
    }
}
