using System.Security.Cryptography;
using System.Text;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Problems;

/// <summary>
/// Names what a run could not read and what Kolada changed without notice: a silent empty answer is its usual way to fail
/// (docs/kolada-api.md), so every configured indicator gets an outcome each run.
/// </summary>
public static class ProblemFinder
{
    /// <summary>Every problem of the run, the gravest first.</summary>
    public static IReadOnlyList<RunProblem> Find(IndicatorCatalogue catalogue, RunFacts facts)
    {
        var fetched = catalogue.Indicators.Where(indicator => indicator.IsFromKolada).ToList();
        if (fetched.Count > 0 && !fetched.Exists(facts.HasRows))
        {
            var told = facts.Failed.Count > 0 ? facts.Failed[0].Message : "Svaren var tomma. Kontrollera kommun och nyckeltal i katalogen";
            return
            [
                .. OfProgram(facts),
                new RunProblem(ProblemTypes.SourceDown, "kolada", null, null, $"Inget värde kunde hämtas. {Sentence(told)} Lagrade värden och färger står kvar."),
                .. OfBands(catalogue),
            ];
        }

        return
        [
            .. OfProgram(facts),
            .. fetched.SelectMany(indicator => OfIndicator(indicator, facts)),
            .. OfCountry(fetched, facts),
            .. OfMetadata(facts),
            .. OfKpis(fetched, facts),
            .. OfAreas(facts),
            .. facts.Rejected.GroupBy(item => (item.Kpi, item.Area, item.Reason)).Select(OfRejected),
            .. facts.Missing.GroupBy(key => (key.Measure, key.Area)).Select(OfMissing),
            .. facts.Notes.Select(note => new RunProblem(ProblemTypes.ContractNote, note, null, null, note)),
            .. OfBands(catalogue),
        ];
    }

    /// <summary>An answer over which the program itself failed is reported as that too: what it cost alone reads as a fault of Kolada's.</summary>
    private static IEnumerable<RunProblem> OfProgram(RunFacts facts) => facts.Failed.Where(failed => failed.IsOfTheProgram).Select(failed =>
    {
        var years = failed.CountryYears is { } span ? FormattableString.Invariant($" {span[0]}–{span[^1]}") : "";
        var asked = $"{string.Join(",", failed.Kpis)} {string.Join(",", failed.Areas)}{years} {failed.IsData}";
        return new RunProblem(
            ProblemTypes.InternalError,
            $"{ProblemSubjects.Answer} {Fingerprint(asked)}",
            null,
            failed.Kpis.Count == 1 ? failed.Kpis[0] : null,
            $"{Sentence(failed.Message)} Lagrade värden och färger står kvar.");
    });

    private static IEnumerable<RunProblem> OfIndicator(Indicator indicator, RunFacts facts)
    {
        var (kpi, area) = (indicator.Kpi!.Value, indicator.Area);
        if (facts.Failed.FirstOrDefault(failed => failed is { IsData: true, CountryYears: null } && failed.Kpis.Contains(kpi) && failed.Areas.Contains(area)) is { } failure)
        {
            yield return new RunProblem(
                ProblemTypes.NotFetched, indicator.Id, indicator.Id, kpi, $"{indicator.Name} ({kpi}) hämtades inte. {Sentence(failure.Message)} Det lagrade värdet och färgen står kvar.");
        }
        else if (facts.Rows.TryGetValue((kpi, area), out var rows) && rows == 0)
        {
            yield return facts.HadRows.Contains((kpi, area))
                ? new RunProblem(
                    ProblemTypes.LostRows, indicator.Id, indicator.Id, kpi, $"Kolada svarade utan rader för {indicator.Name} ({kpi}, {area}), trots att det har funnits värden. De lagrade står kvar. Kontrollera nyckeltalet hos Kolada.")
                : new RunProblem(
                    ProblemTypes.Absent, indicator.Id, indicator.Id, kpi, $"Kolada har inga rader för {indicator.Name} ({kpi}) i område {area}. Kontrollera nyckeltal och kommun i katalogen.");
        }

        foreach (var failed in facts.Failed.Where(failed => failed is { IsData: true, CountryYears: null } && failed.Kpis.Contains(kpi) && !failed.Areas.Contains(area)))
        {
            yield return new RunProblem(
                ProblemTypes.NotFetched, $"{indicator.Id} {string.Join(',', failed.Areas)}", indicator.Id, kpi, $"Jämförelsevärden för {indicator.Name} ({kpi}) i {string.Join(", ", failed.Areas)} hämtades inte. {Sentence(failed.Message)}");
        }
    }

    private static IEnumerable<RunProblem> OfCountry(List<Indicator> indicators, RunFacts facts)
    {
        foreach (var failed in facts.Failed.Where(failed => failed.CountryYears is not null))
        {
            yield return Problem(
                ProblemTypes.NotFetched, failed.Kpis[0], failed.CountryYears!, $"hämtades inte. {Sentence(failed.Message)} De lagrade värdena står kvar.");
        }

        foreach (var (kpi, years) in facts.EmptyCountry)
        {
            yield return Problem(
                ProblemTypes.LostRows, kpi, years, "kom utan rader, trots att det har funnits värden. De lagrade står kvar. Kontrollera nyckeltalet hos Kolada.");
        }

        RunProblem Problem(string type, KpiId kpi, IReadOnlyList<int> years, string what)
        {
            var span = FormattableString.Invariant($"{years[0]}–{years[^1]}");
            return new RunProblem(
                type, $"landet {kpi} {span}", indicators.Find(indicator => indicator.Kpi == kpi)?.Id, kpi, $"Värden för alla kommuner ({kpi}, {span}) {what}");
        }
    }

    private static IEnumerable<RunProblem> OfMetadata(RunFacts facts) => facts.Failed.Where(failed => !failed.IsData).Select(failed =>
    {
        var what = string.Join(", ", failed.Kpis.Select(kpi => kpi.Value).Concat(failed.Areas.Select(area => area.Value)).Take(5));
        return new RunProblem(
            ProblemTypes.MetadataNotFetched, what, null, null, $"Koladas uppgifter om {what} hämtades inte. {Sentence(failed.Message)}");
    });

    private static IEnumerable<RunProblem> OfKpis(List<Indicator> indicators, RunFacts facts)
    {
        foreach (var indicator in indicators)
        {
            var kpi = indicator.Kpi!.Value;
            if (facts.GoneKpis.Contains(kpi))
            {
                yield return new RunProblem(
                    ProblemTypes.KpiGone, kpi.Value, indicator.Id, kpi, $"Kolada har inte längre nyckeltalet {kpi} ({indicator.Name}). Välj ett annat i katalogen; lagrade värden står kvar.");
            }

            if (facts.Kpis?.GetValueOrDefault(kpi) is not { } info)
            {
                continue;
            }

            if (KpiTitle.DiscontinuedAfter(info.Title) is { } year)
            {
                yield return new RunProblem(
                    ProblemTypes.KpiDiscontinued, kpi.Value, indicator.Id, kpi, $"Kolada har lagt ned nyckeltalet {kpi} ({indicator.Name}): sista året är {year}. Välj ett annat i katalogen.");
            }

            if (WrongAreaType(info.MunicipalityType, indicator.Area))
            {
                yield return new RunProblem(
                    ProblemTypes.KpiAreaType, $"{kpi} {indicator.Area}", indicator.Id, kpi, $"Nyckeltalet {kpi} ({indicator.Name}) finns bara för {(info.MunicipalityType == "L" ? "regioner" : "kommuner")}, inte för {indicator.Area}.");
            }
        }

        foreach (var kpi in facts.Redefined)
        {
            var info = facts.Kpis?.GetValueOrDefault(kpi);
            var genders = info is null ? "" : info.IsDividedByGender ? " Det är nu uppdelat på kön." : " Det är nu inte uppdelat på kön.";
            yield return new RunProblem(
                ProblemTypes.KpiRedefined,
                $"{kpi} {Fingerprint($"{info?.IsDividedByGender} {info?.Description}")}",
                indicators.Find(indicator => indicator.Kpi == kpi)?.Id,
                kpi,
                $"Kolada har ändrat beskrivningen av {kpi} ({info?.Title}) eller dess uppdelning på kön.{genders} Kontrollera att det fortfarande mäter det som planen avser.");
        }

        foreach (var (kpi, oldTitle, newTitle) in facts.Retitled)
        {
            yield return new RunProblem(
                ProblemTypes.KpiRetitled, ProblemSubjects.OfTitle(kpi, newTitle), indicators.Find(indicator => indicator.Kpi == kpi)?.Id, kpi, $"Kolada har döpt om {kpi}: \"{oldTitle}\" → \"{newTitle}\". Kontrollera att det fortfarande mäter det som planen avser.");
        }
    }

    private static IEnumerable<RunProblem> OfAreas(RunFacts facts)
    {
        foreach (var area in facts.GoneAreas)
        {
            yield return new RunProblem(
                ProblemTypes.AreaGone, area.Value, null, null, $"Kolada har inte längre området {area}. Ta bort det ur katalogen eller ange ett annat.");
        }

        foreach (var (area, oldTitle, newTitle) in facts.RetitledAreas)
        {
            yield return new RunProblem(
                ProblemTypes.AreaRetitled, $"{area} {newTitle}", null, null, $"Kolada har döpt om {area}: \"{oldTitle}\" → \"{newTitle}\".");
        }

        foreach (var group in facts.Regrouped)
        {
            var moves = new[] { ("nya", group.Joined), ("inte längre med", group.Left) }.Where(move => move.Item2.Count > 0)
                .Select(move => $"{move.Item1}: {string.Join(", ", move.Item2.Order(StringComparer.Ordinal))}");
            yield return new RunProblem(
                ProblemTypes.MembersChanged,
                $"{group.Area} {string.Join(' ', group.Joined.Concat(group.Left).Order(StringComparer.Ordinal))}",
                null,
                null,
                $"Gruppen {group.Area} ({group.Title}) har fått andra medlemmar ({string.Join("; ", moves)}). Ett genomsnitt kan ha flyttat sig av den anledningen.");
        }
    }

    private static IEnumerable<RunProblem> OfBands(IndicatorCatalogue catalogue) => catalogue.Indicators
        .Where(indicator => indicator.Bands.Faulty)
        .Select(indicator => new RunProblem(
            ProblemTypes.InvalidBand,
            indicator.Id,
            indicator.Id,
            indicator.Kpi,
            FormattableString.Invariant($"{indicator.Name}, {indicator.Where(indicator.Line)}: gränserna i \"band\" motsäger varandra, ingen av dem används. Kör validate för att se var.")))
        .Concat(OfPhrases(catalogue));

    private static IEnumerable<RunProblem> OfPhrases(IndicatorCatalogue catalogue) =>
        from indicator in catalogue.Indicators
        from entry in indicator.Bands.Entries.Concat(indicator.GenderGap is { } gap ? [gap] : Array.Empty<BandEntry>())
        where entry.Reading is { Band: null, IsQualitative: false }
        let faults = entry.Reading.Findings.Where(finding => finding.Kind == FindingKind.Band)
        select new RunProblem(
            ProblemTypes.InvalidBand,
            Subject(indicator, entry),
            indicator.Id,
            indicator.Kpi,
            FormattableString.Invariant($"{indicator.Name}, {indicator.Where(entry.Line)}: {string.Join(" ", faults.Select(fault => fault.InFull))}"));

    /// <summary>Not by its line: a band that only moves in the file is the same problem.</summary>
    private static string Subject(Indicator indicator, BandEntry entry) => ReferenceEquals(entry, indicator.GenderGap)
        ? $"{indicator.Id} könsgap"
        : string.Join(' ', new[] { indicator.Id, Years(entry), entry.Gender?.Code() }.OfType<string>());

    private static string? Years(BandEntry entry) =>
        entry is { FromYear: null, ToYear: null } ? null : FormattableString.Invariant($"{entry.FromYear}–{entry.ToYear}");

    private static RunProblem OfRejected(IGrouping<(KpiId? Kpi, AreaId? Area, string Reason), Observations.RejectedItem> items)
    {
        var (kpi, area, reason) = items.Key;
        var count = items.Sum(item => item.Values);
        return new RunProblem(
            ProblemTypes.Rejected,
            $"{kpi} {area} {reason}",
            null,
            kpi,
            FormattableString.Invariant($"{count} värde{(count == 1 ? "" : "n")} för {kpi?.Value ?? "okänt nyckeltal"} i {area?.Value ?? "okänt område"} kunde inte läsas ({reason}) och har lagts åt sidan."));
    }

    private static RunProblem OfMissing(IGrouping<(MeasureId Measure, AreaId Area), Observations.ObservationKey> keys) => new(
        ProblemTypes.RowMissing,
        $"{keys.Key.Measure} {keys.Key.Area}",
        null,
        keys.Key.Measure.Kpi,
        $"Kolada gav inte längre {string.Join(", ", keys.Select(key => FormattableString.Invariant($"{key.Period} {key.Gender.Code()}")).Order(StringComparer.Ordinal))} för {keys.Key.Measure} i {keys.Key.Area}. Saknas raden även vid en senare körning räknas värdet som struket; till dess står det kvar.");

    /// <summary>Eight characters that distinguish one text from the next: a second change is another problem.</summary>
    private static string Fingerprint(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];

    /// <summary>The KPI is kept for regions alone (<c>L</c>), or for municipalities alone (<c>K</c>).</summary>
    public static bool WrongAreaType(string? type, AreaId area) => (type, area.Kind) is ("L", AreaKind.Municipality) or ("K", AreaKind.Region);

    private static string Sentence(string text) => text.TrimEnd('.', ' ') + ".";
}
