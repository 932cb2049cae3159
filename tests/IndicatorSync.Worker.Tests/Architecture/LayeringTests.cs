using System.Text.RegularExpressions;

namespace IndicatorSync.Worker.Tests.Architecture;

/// <summary>
/// The floors of the house: a folder imports only folders below it. Read from the sources' own namespaces and imports; that an
/// import is used is checked by the compiler (IDE0005).
/// </summary>
public sealed partial class LayeringTests
{
    /// <summary>From the ground up; a line is one floor, whose folders do not import each other.</summary>
    private static readonly string[][] Core =
    [
        ["Terms"], ["Text"], ["Bands"], ["Catalogue"], ["Planning"], ["Observations"], ["Judging"], ["Sources", "Charting"], ["Drafting"], ["Alerting"], ["Problems"], ["Scheduling"],
    ];

    /// <summary>As <see cref="Core"/>.</summary>
    private static readonly string[][] Worker =
    [
        ["Foundation"], ["Storage"], ["Kolada", "Sources", "Catalogue", "Mail"], ["Reports", "Drafts"], ["Runs"], ["Inspect"], ["Service"], ["Commands"],
    ];

    private static readonly string Sources = RepositoryFiles.Of("src");

    public static TheoryData<string> Projects => ["Core", "Worker"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_folder_imports_only_folders_below_it(string project)
    {
        var floors = project == "Core" ? Core : Worker;
        var upward =
            from file in FilesOf(project)
            where file.Folder.Length > 0
            from import in file.Imports
            where import.Project == project && import.Folder != file.Folder && FloorOf(floors, import.Folder) >= FloorOf(floors, file.Folder)
            select $"{file.Name} imports {import.Folder}";

        Assert.Empty(upward);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_folder_has_its_floor(string project)
    {
        var floors = project == "Core" ? Core : Worker;

        Assert.Empty(FilesOf(project).Select(file => file.Folder).Where(folder => folder.Length > 0 && FloorOf(floors, folder) < 0).Distinct());
    }

    [Fact]
    public void Core_knows_nothing_of_the_worker_and_of_no_package() => Assert.Empty(
        FilesOf("Core").SelectMany(file => file.Imports.Where(import => import.Project == "Worker" || import.IsPackage).Select(import => $"{file.Name}: {import.Text}")));

    [Fact]
    public void Only_the_commands_know_an_exit_code_and_the_command_line() => Assert.Empty(
        FilesOf("Worker")
            .Where(file => file.Folder.Length > 0 && file.Folder != "Commands")
            .Where(file => ExitCode().IsMatch(file.Text) || file.Imports.Any(import => import.Text.StartsWith("System.CommandLine", StringComparison.Ordinal)))
            .Select(file => file.Name));

    private static int FloorOf(string[][] floors, string folder) => Array.FindIndex(floors, floor => floor.Contains(folder, StringComparer.Ordinal));

    private static IEnumerable<SourceFile> FilesOf(string project)
    {
        var root = Path.Combine(Sources, $"IndicatorSync.{project}");
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path))
            .Where(path => !path.StartsWith("bin", StringComparison.Ordinal) && !path.StartsWith("obj", StringComparison.Ordinal))
            .Select(path => new SourceFile(path.Replace('\\', '/'), File.ReadAllText(Path.Combine(root, path))));
    }

    [GeneratedRegex(@"^using (?:static |\w+ = )?(?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Using();

    [GeneratedRegex(@"\bExitCodes?\.(?!\s)", RegexOptions.None, 1000)]
    private static partial Regex ExitCode();

    private sealed record SourceFile(string Name, string Text)
    {
        public string Folder => Name.Contains('/', StringComparison.Ordinal) ? Name[..Name.IndexOf('/', StringComparison.Ordinal)] : "";

        public IEnumerable<Import> Imports => Using().Matches(Text).Select(match => new Import(match.Groups["name"].Value));
    }

    private sealed record Import(string Text)
    {
        private string[] Parts => Text.Split('.');

        public string Project => Parts is ["IndicatorSync", var project, ..] ? project : "";

        public string Folder => Parts is ["IndicatorSync", _, var folder, ..] ? folder : "";

        public bool IsPackage => Parts is not (["IndicatorSync", ..] or ["System", ..]);
    }
}
