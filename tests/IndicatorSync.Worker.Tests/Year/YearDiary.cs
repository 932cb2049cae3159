namespace IndicatorSync.Worker.Tests.Year;

/// <summary>What happens around the service in the year, in order.</summary>
internal static class YearDiary
{
    /// <param name="At">Swedish local time.</param>
    /// <param name="Text">Swedish, for the story.</param>
    /// <param name="Happens">Null for what the service does by itself.</param>
    internal sealed record Happening(DateTime At, string Text, Func<Task>? Happens = null);

    public static IReadOnlyList<Happening> Of(RunningService service)
    {
        var kolada = service.Kolada;
        return
        [
            Change("2026-02-10 00:00", "Kolada får utfall 2025 för nöjdhet: 62.", () => kolada.Publishes("N00001", "2417", 2025, 62m)),
            Change("2026-03-29 00:00", "Natten då sommartiden börjar. Kolada reviderar bemötande 2024: 85 → 84.", () => kolada.Publishes("N00002", "2417", 2024, 84m)),
            Change("2026-04-14 00:00", "Kolada reviderar nöjdhet 2025: 62 → 65.", () => kolada.Publishes("N00001", "2417", 2025, 65m)),
            Change("2026-05-12 00:00", "Kolada går ner i tre dygn.", () => kolada.Rests()),
            new(At("2026-05-12 05:00"), "Mejlen prövas var femte minut.", () => service.TriesMailsBetweenRunsAsync(true)),
            new(At("2026-05-12 18:00"), "Lugnt: kön är tom mellan körningarna.", () => service.TriesMailsBetweenRunsAsync(false)),
            Change("2026-05-13 12:00", "Under tiden reviderar Kolada nöjdhet 2025: 65 → 91.", () => kolada.Publishes("N00001", "2417", 2025, 91m)),
            Change("2026-05-15 00:00", "Kolada svarar igen.", () => kolada.Rests(false)),
            new(At("2026-09-14 23:00"), "Mejlen prövas var femte minut.", () => service.TriesMailsBetweenRunsAsync(true)),
            Change("2026-09-15 00:00", "E-postservern går ner i ett dygn, och Kolada får utfall 2025 för bemötande: 60.", () =>
            {
                service.Smtp.IsDown = true;
                kolada.Publishes("N00002", "2417", 2025, 60m);
            }),
            new(At("2026-09-15 18:00"), "Tjänsten startas om.", service.RestartAsync),
            Change("2026-09-16 00:00", "E-postservern svarar igen.", () => service.Smtp.IsDown = false),
            new(At("2026-09-16 12:00"), "Lugna månader.", () => service.TriesMailsBetweenRunsAsync(false)),
            Change("2026-10-25 00:00", "Natten då sommartiden slutar. Kolada reviderar bemötande 2024: 84 → 83.", () => kolada.Publishes("N00002", "2417", 2024, 83m)),
            new(At("2026-11-10 05:00"), "Mejlen prövas var femte minut.", () => service.TriesMailsBetweenRunsAsync(true)),
            Change("2026-11-10 05:52", "Databasen är borta i en timme, och Kolada reviderar bemötande 2025: 60 → 92.", () =>
            {
                service.Database.Leaves();
                kolada.Publishes("N00002", "2417", 2025, 92m);
            }),
            Change("2026-11-10 06:52", "Databasen är tillbaka.", service.Database.Returns),
            new(At("2026-11-10 12:00"), "Lugna månader.", () => service.TriesMailsBetweenRunsAsync(false)),
            Change("2026-12-16 00:00", "Kolada får utfall 2026 för nöjdhet: 70.", () => kolada.Publishes("N00001", "2417", 2026, 70m)),
        ];

        static Happening Change(string at, string text, Action change) => new(At(at), text, () =>
        {
            change();
            return Task.CompletedTask;
        });
    }

    public static DateTime At(string local) => DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
