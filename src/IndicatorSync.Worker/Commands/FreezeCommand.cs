using System.CommandLine;
using System.Globalization;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Telemetry;
using IndicatorSync.Worker.Reports;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Frozen;
using IndicatorSync.Worker.Storage.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>Keeps the follow-up as it is under a name (docs/contract.md 1.11); without a name lists what is kept.</summary>
internal sealed class FreezeCommand : Command
{
    private const int LongestName = 200;
    private const int LongestNote = 2000;

    private readonly CommandContext context;
    private readonly Argument<string?> name = new("NAME") { Description = "What it is to be called, as \"Delår 2026-08\".", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> note = new("--note") { HelpName = "TEXT", Description = "What it is for." };
    private readonly Option<string?> remove = new("--remove") { HelpName = "NAME", Description = "Take rows and files of a frozen pack away; its name, who took it away and why stay." };
    private readonly Option<string?> reason = new("--reason") { HelpName = "TEXT", Description = "Why; needed with --remove." };

    public FreezeCommand(CommandContext context)
        : base("freeze", "Keeps the follow-up as it stands, rows and reports, under a name; alone it lists what is kept.")
    {
        this.context = context;
        Add(name);
        Add(note);
        Add(remove);
        Add(reason);
        SetAction(ExecuteAsync);
    }

    /// <exception cref="ExpectedFailure">No frozen pack has that name, or it was removed (exit 2).</exception>
    public static async Task<FrozenPack> FindAsync(Database database, string wanted, string option, CancellationToken cancellationToken)
    {
        var packs = await database.ReadAsync(FrozenStore.AllAsync, cancellationToken);
        var found = packs.FirstOrDefault(pack => FrozenPack.KeyOf(pack.Name) == FrozenPack.KeyOf(wanted));
        return found switch
        {
            { IsRemoved: false } => found,
            { } gone => throw new ExpectedFailure(FailureKind.BadInput, $"{option} {wanted}: removed {Time(gone.RemovedLocal!.Value)} by {gone.RemovedBy}: {gone.Reason}"),
            null => throw new ExpectedFailure(FailureKind.BadInput, $"{option} {wanted}: nothing is frozen under that name. {Hint(packs, wanted)}"),
        };
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (wanted, gone) = (parsed.GetValue(name), parsed.GetValue(remove));
        if (gone is not null)
        {
            return wanted is null && parsed.GetValue(note) is null
                ? await RemoveAsync(parsed, gone, cancellationToken)
                : throw new ExpectedFailure(FailureKind.BadInput, "--remove goes with --reason alone.");
        }

        if (parsed.GetValue(reason) is not null || (wanted is null && parsed.GetValue(note) is not null))
        {
            throw new ExpectedFailure(FailureKind.BadInput, parsed.GetValue(reason) is not null ? "--reason goes with --remove." : "--note wants a name to freeze under.");
        }

        return wanted is null ? await ListAsync(parsed, cancellationToken) : await FreezeAsync(parsed, wanted, cancellationToken);
    }

    private async Task<int> FreezeAsync(ParseResult parsed, string wanted, CancellationToken cancellationToken)
    {
        var called = ForeignText.Line(wanted).Trim();
        if (called.Length is 0 or > LongestName)
        {
            throw new ExpectedFailure(FailureKind.BadInput, called.Length == 0 ? "The name is empty." : $"The name is too long: at most {LongestName} characters.");
        }

        var why = parsed.GetValue(note) is null ? null : ForeignText.Line(IndicatorChoice.Text(parsed, note!, LongestNote));
        var (builder, settings) = context.CreateHost(parsed);
        using var host = builder.Build();
        var (database, clock) = (host.Services.GetRequiredService<Database>(), host.Services.GetRequiredService<RulesClock>());
        await host.Services.GetRequiredService<StatusReader>().EnsureReadableAsync(cancellationToken);
        if (await database.ReadAsync(unit => FrozenStore.FindAsync(unit, called), cancellationToken) is { } taken)
        {
            throw Taken(taken);
        }

        var data = await host.Services.GetRequiredService<ReportReader>().ReadAsync(cancellationToken);
        if (data.Now.Rows.Count == 0)
        {
            throw new ExpectedFailure(FailureKind.BadInput, "There is nothing to freeze yet: run 'sync' first.");
        }

        var made = new Freezing(called, why, clock.Now, $"{Environment.UserDomainName}\\{Environment.UserName}", Tracing.Version);
        if (!await FrozenStore.KeepAsync(database, made, data.Now, FrozenFiles.Write(data, settings.Report), cancellationToken))
        {
            throw Taken(await FindAsync(database, called, "freeze", cancellationToken));
        }

        context.ProcessContext.Out.WriteLine($"{Quantity.Of(data.Now.Rows.Count, "row")} and their reports are frozen as {called}. 'export plan --frozen \"{called}\" --out FILE' gives them back.");
        return 0;
    }

    private async Task<int> RemoveAsync(ParseResult parsed, string gone, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(parsed.GetValue(reason)))
        {
            throw new ExpectedFailure(FailureKind.BadInput, "--remove wants --reason: why it is taken away stays beside the name.");
        }

        var why = ForeignText.Line(IndicatorChoice.Text(parsed, reason!, LongestNote));
        using var host = context.CreateHost(parsed).Builder.Build();
        await host.Services.GetRequiredService<StatusReader>().EnsureReadableAsync(cancellationToken);
        var database = host.Services.GetRequiredService<Database>();
        var pack = await FindAsync(database, gone, "--remove", cancellationToken);
        await FrozenStore.RemoveAsync(database, pack, why, $"{Environment.UserDomainName}\\{Environment.UserName}", host.Services.GetRequiredService<RulesClock>().Now, cancellationToken);
        context.ProcessContext.Out.WriteLine($"Rows and files of {pack.Name} are removed; the name, who removed it and why stay.");
        return 0;
    }

    private async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var host = context.CreateHost(parsed).Builder.Build();
        await host.Services.GetRequiredService<StatusReader>().EnsureReadableAsync(cancellationToken);
        var packs = await host.Services.GetRequiredService<Database>().ReadAsync(FrozenStore.AllAsync, cancellationToken);
        foreach (var pack in packs)
        {
            var end = pack.IsRemoved ? $"; removed {Time(pack.RemovedLocal!.Value)} by {pack.RemovedBy}: {pack.Reason}" : "";
            context.ProcessContext.Out.WriteLine($"{Time(pack.FrozenLocal)}  {pack.Name}{(pack.Note is null ? "" : $" ({pack.Note})")}, frozen by {pack.MadeBy}{end}");
        }

        if (packs.Count == 0)
        {
            context.ProcessContext.Out.WriteLine("Nothing is frozen yet: 'freeze NAME' keeps the follow-up as it stands.");
        }

        return 0;
    }

    private static ExpectedFailure Taken(FrozenPack pack) => new(
        FailureKind.BadInput,
        pack.IsRemoved
            ? $"The name {pack.Name} was used and its pack removed {Time(pack.RemovedLocal!.Value)} ({pack.Reason}); a name is used once, so choose another."
            : $"{pack.Name} was frozen {Time(pack.FrozenLocal)} and stays as it is; choose another name.");

    private static string Hint(IReadOnlyList<FrozenPack> packs, string wanted)
    {
        List<string> standing = [.. packs.Where(pack => !pack.IsRemoved).Select(pack => pack.Name)];
        return standing.Count == 0 ? "'freeze NAME' keeps the follow-up as it stands."
            : NearestWord.Among(standing, wanted) is { } near ? $"Did you mean {near}?"
            : "'freeze' lists what there is.";
    }

    private static string Time(DateTime local) => local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
