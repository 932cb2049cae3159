namespace IndicatorSync.Worker.Tests.Fuzz;

/// <summary>A catalogue with every key that there is: sound, and small enough to be read thousands of times.</summary>
internal static class WholeCatalogue
{
    public const string Text = """
        plan: Verksamhetsplan 2026
        kommun: "2417"
        kommunnamn: Norsjö
        utfallsår: 2025
        beslut:
          instans: Omsorgsnämnden
          datum: 2025-11-20
          paragraf: "§ 112"
          diarienummer: ON 2025/0345
        jämför: ["0000", G176642]
        läsregel: kontinuerlig
        gul: inom 5 %
        eskalera efter: 10 arbetsdagar
        eskalera till: [ledning]
        dölj under: 5
        mottagare:
          standard: [kvalitet@example.se]
          ledning: [chef@example.se, vice@example.se]
          admin: [drift@example.se]
        kontakt: { namn: Kvalitet, adress: kvalitet@example.se }
        kontakter:
          Äldreomsorgen: { namn: Anna Berg, adress: anna@example.se }
        spegla: { nyckeltal: [N00945, U23471], geografier: ["0000", G176642] }
        mål:
          - id: valfard
            namn: Välfärd
            nivå: effektmål
            ansvarig: Nämnden
            förklaring: Alla ska må bra.
            mål:
              - id: trygghet
                namn: Trygghet
        aktiviteter:
          - id: utbilda
            namn: Utbilda i bemötande
            mål: trygghet
            enheter: [Bäckgården]
            start: 2026-01-15
            slut: kvartal 4
            status: pågående enligt plan
            ansvarig: Områdeschefen
            beskrivning: En dag per enhet.
            kommentar: Två av fyra enheter klara.
          - id: folj-upp
            namn: Följ upp
            indikator: helhetssyn
            slut: v 40
        indikatorer:
          - id: helhetssyn
            namn: Helhetssyn särskilt boende
            kortnamn: Helhetssyn
            nyckeltal: U23471
            hämtas från: Kolada
            verksamhetsområde: Äldreomsorgen
            övergripande mål: Välfärd
            mål: trygghet
            ansvarig: Områdeschefen
            fotnot: Enkät vartannat år.
            måttenhet: "%"
            decimaler: 1
            kön: [T, K, M]
            könsgap: högst 10
            grön: 82 eller högre
            gul: 74–81
            läsregel: avrundad
            jämför: [G176642]
            seriebrott: [2019]
            inaktuellt efter: 2
            publiceras: v 40
            larm: [standard, ledning]
            larma vid: gul
            eskalera efter: 5 arbetsdagar
            eskalera till: [ledning]
            tystat till: 2027-06-30
            skäl: Omorganisation
            kontakt: { namn: Bo Ek, adress: bo@example.se }
            landet: ja
          - id: hvb
            namn: Placerade på HVB
            nyckeltal: N33816
            kommun: "0180"
            kön: [T, K]
            band:
              - gäller: 2024–2025
                grön: 1,4 eller lägre
                gul: 1,5–3,5
              - gäller: 2026
                grön: högst 1,2
                gul: "1,3–3"
                kön: K
              - gäller: 2026
                grön: högst 1,3
          - id: enheten
            namn: Nöjda på Bäckgården
            nyckeltal: U23472
            driftenhet: V15E144001301
            grön: minst riket
          - id: vald
            namn: Våld i nära relation
            nyckeltal: N00945
            riktning: lägre
            målvärde:
              2025: 5,3
              2026: 5,2
          - id: fallskador
            namn: Fallskador
            källa: HR
            mätfrekvens: [8 månader, år]
            ackumulerat: ja
            lämnas senast: v 6
            uppgiftslämnare: ledning
            rimligt: 0–30
            antal personer: N00945
            dölj under: 5
            enheter: [Bäckgården, Solbacka]
            grön: 5 eller lägre
            gul: "-"
          - id: vartannat
            namn: Vartannat år
            källa: Enkät
            mätfrekvens: vartannat år
            startår: 2024
            grön: minst 80
          - id: analys
            namn: Systematisk analys
            kvalitativt mål: Systematisk analys varje månad

        """;
}
