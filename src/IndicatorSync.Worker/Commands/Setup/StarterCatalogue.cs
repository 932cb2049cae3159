namespace IndicatorSync.Worker.Commands.Setup;

/// <summary>The first catalogue of an installation: valid, one indicator that Kolada has for every municipality, mails to the installer alone.</summary>
internal static class StarterCatalogue
{
    public static string Text(string name, string id, string installer) =>
        $"""
        # yaml-language-server: $schema=indikatorer.schema.json
        #
        # Början på er katalog. Byt ut exemplet mot er egen plan; katalog.md visar hur den skrivs,
        # och kommandot draft gör en första katalog ur planens egen fil (Word, Excel, PDF eller text).
        plan: "{Escaped(name)}, provplan"
        kommun: "{id}"
        jämför: ["0000"]   # riket
        mottagare:
          standard: ["{Escaped(installer)}"]
          admin: ["{Escaped(installer)}"]

        indikatorer:
          - id: helhetssyn-sarskilt-boende
            namn: Helhetssyn särskilt boende
            nyckeltal: U23471
            måttenhet: "%"
            grön: 82 eller högre
            gul: 74–81

        """.ReplaceLineEndings("\n");

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
