using System.Management.Automation.Language;

namespace IndicatorSync.Worker.Tests.Documentation;

/// <summary>The scripts for Windows, read as PowerShell reads them: no test runs them.</summary>
public sealed class PowerShellScriptsTests
{
    public static TheoryData<string> Scripts => [.. Directory
        .EnumerateFiles(RepositoryFiles.Of("deploy"), "*.ps1", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(RepositoryFiles.Of("deploy"), file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_parses(string script)
    {
        Parser.ParseFile(RepositoryFiles.Of("deploy", script), out _, out var errors);

        Assert.Empty(errors.Select(error => $"{error.Extent.StartLineNumber}: {error.Message}"));
    }

    /// <summary>Windows PowerShell takes a file without the mark for ANSI, and its å, ä and ö with it.</summary>
    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_says_that_it_is_UTF_8(string script) =>
        Assert.True(File.ReadAllBytes(RepositoryFiles.Of("deploy", script)).AsSpan().StartsWith("\uFEFF"u8));

    [Fact]
    public void What_install_calls_is_there()
    {
        var parts = Parser.ParseFile(RepositoryFiles.Of("deploy", "windows", "service.ps1"), out _, out _);
        var install = Parser.ParseFile(RepositoryFiles.Of("deploy", "windows", "install.ps1"), out _, out _);

        var defined = parts.FindAll(node => node is FunctionDefinitionAst, searchNestedScriptBlocks: true)
            .Cast<FunctionDefinitionAst>().ToDictionary(function => function.Name, Parameters);
        var calls = install.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true)
            .Cast<CommandAst>().Where(call => call.GetCommandName() is { } name && defined.ContainsKey(name)).ToList();

        Assert.NotEmpty(calls);
        Assert.All(calls, call => Assert.Subset(defined[call.GetCommandName()], call.CommandElements.OfType<CommandParameterAst>().Select(given => given.ParameterName).ToHashSet()));
    }

    /// <summary>A trap takes every error of its script, also one before the line that it stands on.</summary>
    [Fact]
    public void What_the_trap_of_install_reads_is_set_before_anything_can_fail()
    {
        var install = Parser.ParseFile(RepositoryFiles.Of("deploy", "windows", "install.ps1"), out _, out _);
        var trap = Assert.Single(install.FindAll(node => node is TrapStatementAst, searchNestedScriptBlocks: true));
        var read = trap.FindAll(node => node is VariableExpressionAst, searchNestedScriptBlocks: true).Cast<VariableExpressionAst>().Select(variable => variable.VariablePath.UserPath).ToHashSet(StringComparer.OrdinalIgnoreCase);
        read.ExceptWith(install.ParamBlock.Parameters.Select(parameter => parameter.Name.VariablePath.UserPath));
        var firstFailure = install.FindAll(node => node is ThrowStatementAst, searchNestedScriptBlocks: true).Min(node => node.Extent.StartOffset);
        var set = install.FindAll(node => node is AssignmentStatementAst, searchNestedScriptBlocks: true).Where(node => node.Extent.EndOffset < firstFailure)
            .Cast<AssignmentStatementAst>().Select(assignment => assignment.Left).OfType<VariableExpressionAst>().Select(variable => variable.VariablePath.UserPath).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.NotEmpty(read);
        Assert.Subset(set, read);
    }

    private static HashSet<string> Parameters(FunctionDefinitionAst function) =>
        [.. function.Body.ParamBlock.Parameters.Select(parameter => parameter.Name.VariablePath.UserPath)];
}
