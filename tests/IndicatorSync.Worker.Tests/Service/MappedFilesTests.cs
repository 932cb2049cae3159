using IndicatorSync.Worker.Service;

namespace IndicatorSync.Worker.Tests.Service;

public sealed class MappedFilesTests
{
    [Theory]
    [InlineData("r--s", "/opt/indicatorsync/IndicatorSync.Worker", 0, true)]
    [InlineData("r-xp", "/opt/min mapp/IndicatorSync.Worker", 0, true)]
    [InlineData("r-xp", "/usr/lib/libc.so.6", 4, false)]
    [InlineData("rw-p", "/opt/indicatorsync/IndicatorSync.Worker", 0, false)]
    [InlineData("---p", "/usr/lib/libc.so.6", 0, false)]
    [InlineData("r-xs", "/memfd:doublemapper (deleted)", 0, false)]
    [InlineData("rw-p", "", 8, false)]
    [InlineData("r-xp", "[vdso]", 0, false)]
    public void Only_what_the_file_alone_can_restore_is_let_go(string rights, string name, int own, bool letGo)
    {
        string[] smaps =
        [
            "7f10c000-7f10e000 rw-p 00000000 00:00 0 ",
            "Rss:                   8 kB",
            "Anonymous:             0 kB",
            "VmFlags: rd wr mr mw me ac sd",
            $"4e244000-4e39a000 {rights} 00026000 fe:00 332096                     {name}",
            "Rss:                1240 kB",
            $"Anonymous:          {own,4} kB",
            "VmFlags: rd ex mr mw me sd",
        ];

        (nint, nint)[] expected = letGo ? [(0x4e244000, 0x4e39a000)] : [];
        Assert.Equal(expected, MappedFiles.Unchanged(smaps));
    }

    [Fact]
    public void The_program_goes_on_when_its_code_was_let_go()
    {
        var failure = Record.Exception(MappedFiles.Release);

        Assert.Null(failure);
    }
}
