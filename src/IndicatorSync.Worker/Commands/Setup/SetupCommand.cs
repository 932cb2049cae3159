using System.CommandLine;

namespace IndicatorSync.Worker.Commands.Setup;

/// <summary>Asks for what an installation needs, writes its configuration and tries it; <c>--live</c> ends the trial (docs/contract.md 1.1).</summary>
internal sealed class SetupCommand : Command
{
    private readonly CommandContext context;
    private readonly SetupOptions options = new();

    public SetupCommand(CommandContext context)
        : base("setup", "Asks for what an installation needs and writes its configuration. Every question has an option.")
    {
        this.context = context;
        foreach (var option in options.All)
        {
            Add(option);
        }

        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        CommandContext.RequireSweden();
        var process = context.ProcessContext;
        var file = new SettingsFile(parsed.GetValue(options.Settings) is { } named ? process.Resolve(named) : SettingsFile.InUse(process));
        var terminal = process.Terminal();
        var program = new InstalledProgram(context);
        if (parsed.GetValue(options.Live))
        {
            var live = new GoingLive(context, program, file, terminal);
            return parsed.GetValue(options.Show)
                ? await live.ShowAsync(parsed, cancellationToken)
                : await live.RunAsync(parsed.GetValue(options.Yes), cancellationToken);
        }

        var installation = new Interview(terminal, new Standing(context.Configuration(), context.ReadSettings().Settings, process), options.Answers(parsed)).Hold();
        await new Installer(context, file).WriteAsync(installation, cancellationToken);
        process.Out.WriteLine("Prövar det som en körning behöver:");
        var code = await program.RunAsync(["doctor"], cancellationToken);
        if (installation.Installer is { } installer && await program.RunAsync(["mail", "test", installer], cancellationToken) is var sent and not 0)
        {
            code = code == 0 ? sent : code;
        }

        process.Out.WriteLine(code == 0 ? "Inställningarna är skrivna och prövade." : "Inställningarna är skrivna. Rätta det som står ovan och kör doctor igen; inget behöver svaras på två gånger.");
        process.Out.WriteLine(
            """
            Nästa steg:
              1. Starta tjänsten (Linux: sudo systemctl restart indicatorsync; Windows: Restart-Service IndicatorSync).
                 Dess första körning mejlar ett Startläge. Medan Mail:RedirectTo står kvar kommer alla mejl till den adressen.
              2. setup --live visar vad var och en skulle få, och låter sedan mejlen gå till mottagarna.
            """);
        return code;
    }
}
