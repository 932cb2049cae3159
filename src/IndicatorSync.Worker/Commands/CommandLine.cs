using System.CommandLine;
using IndicatorSync.Worker.Commands.Setup;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Commands;

/// <summary>The program from its arguments to its exit code (docs/contract.md 1.2).</summary>
internal static class CommandLine
{
    /// <summary>Longer than a graceful stop takes, shorter than any service manager's patience.</summary>
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(10);

    /// <param name="args">The words after the program's name.</param>
    /// <param name="process">The process, or what a test puts in its place.</param>
    /// <param name="cancellationToken">Stops the command as Ctrl+C and SIGTERM do.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, ProcessContext process, CancellationToken cancellationToken = default)
    {
        process = process with
        {
            Out = new RedactingWriter(process.Out, process.Redactor),
            Error = new RedactingWriter(process.Error, process.Redactor),
        };
        var failures = new FailureReport(process.Error);
        try
        {
            var (settings, words) = SettingArguments.Split(args);
            var verbose = new Option<bool>("--verbose") { Description = "Log more, and show where in the program an error arose.", Recursive = true };
            var context = new CommandContext(process, settings, verbose);
            var parsed = Commands(context).Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
            failures.Verbose = parsed.GetValue(verbose);
            if (parsed.Errors.Count > 0)
            {
                throw new ExpectedFailure(FailureKind.BadInput, string.Join(' ', parsed.Errors.Select(error => error.Message)) + " Try --help.");
            }

            failures.InSwedish = parsed.CommandResult.Command is ExplainCommand or ValidateCommand or TryCommand or DoctorCommand or KpiCommand or DraftCommand or ReportCommand or SourcesCommand or SetupCommand;
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = process.Out,
                    Error = process.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = StopWithin,
                },
                cancellationToken);
        }
        catch (Exception failure)
        {
            // The boundary of the process: whatever a command meets becomes one line and an exit code.
            return failures.Write(failure);
        }
        finally
        {
            await process.Out.FlushAsync(CancellationToken.None);
        }
    }

    /// <summary>The commands with their options and arguments.</summary>
    public static RootCommand Commands(CommandContext context)
    {
        var run = new RunCommand(context);
        var root = new RootCommand("Fetches indicators from Kolada, judges them against the plan's bands and mails alerts. Without a command: run.")
        {
            context.VerboseOption,
            run,
            new SyncCommand(context),
            new StatusCommand(context),
            new ExplainCommand(context),
            new ValidateCommand(context),
            new TryCommand(context),
            new MigrateCommand(context),
            new KpiCommand(context),
            new DraftCommand(context),
            new AcknowledgeCommand(context),
            new CommentCommand(context),
            new ReportCommand(context),
            new SourcesCommand(context),
            new MailCommand(context),
            new DoctorCommand(context),
            new ExportCommand(context),
            new FreezeCommand(context),
            new SetupCommand(context),
        };
        root.SetAction(run.ExecuteAsync);
        return root;
    }
}
