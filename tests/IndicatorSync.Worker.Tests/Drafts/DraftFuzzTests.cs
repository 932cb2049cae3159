using System.Text;
using IndicatorSync.Core.Drafting;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Drafts;

namespace IndicatorSync.Worker.Tests.Drafts;

/// <summary>Whatever a file holds: a draft that the catalogue's reader takes, or one line why not.</summary>
public sealed class DraftFuzzTests
{
    private static readonly string[] Pieces =
    [
        "Indikator", "Hämtas från", "Grön", "Gul", "Utfall 2024", "Målvärde 2026", "Aktivitet", "Startdatum", "Slutdatum", "Slutfört", "Övergripande mål", "Nämndmål", "Kvartal 4", "2024-01-01 2024-04-30",
        "82 eller högre", "74–81", "iu", "V 4", "5,3", "98%", "Mål", "Effekter", "Effektmål 3", "Förklaring: x", "Målområde: Samhälle", "5.2 Äldreomsorgen", "• punkt", "* not", "Uppgifter v 37", "\n", "\n\n", " ", "\t", ";",
        "\"", "'", "#", ": ", " #", "{", "[", "|", ">", "&a", "*b", "!", "%", "@", "`", "\\", "\u0085", "\u2028", "\uFEFF", "\u200B", "\uD83D\uDE00", "- ", "? ", "---", "Män", "Kvinnor", "å", "null", "~", "Sida 1 av 2", "Perspektiv", "Målnivå",
    ];

    [Fact]
    public void Any_mix_of_what_plans_hold_makes_a_draft_without_structural_faults()
    {
        var random = new Random(20_261_126);
        for (var i = 0; i < 1_500; i++)
        {
            var text = new StringBuilder("Indikator Grön Gul Utfall 2024\n");
            for (var pieces = random.Next(1, 60); pieces > 0; pieces--)
            {
                text.Append(Pieces[random.Next(Pieces.Length)]).Append(random.Next(3) switch { 0 => "\n", 1 => " ", _ => "" });
            }

            Check("plan.txt", Encoding.UTF8.GetBytes(text.ToString()));
            Check("plan.csv", Encoding.UTF8.GetBytes(text.ToString()));
        }
    }

    [Fact]
    public void Damaged_documents_are_read_or_refused_in_one_line()
    {
        var random = new Random(20_261_127);
        (string Name, byte[] Content)[] good = [("plan.docx", NorsjoFiles.Word()), ("plan.xlsx", NorsjoFiles.Workbook())];
        for (var i = 0; i < 200; i++)
        {
            var (name, content) = good[i % 2];
            var damaged = content.ToArray();
            for (var flips = random.Next(1, 30); flips > 0; flips--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            Check(name, random.Next(4) == 0 ? damaged[..random.Next(damaged.Length)] : damaged);
        }
    }

    private static void Check(string name, byte[] content)
    {
        var file = PlanFileReader.Read(name, content);
        if (file.Document is not { } document)
        {
            Assert.True(file.Fault is { Length: > 5 } fault && !fault.Contains('\n', StringComparison.Ordinal));
            return;
        }

        var plan = PlanDrafter.Read(document);
        if (plan.IsEmpty)
        {
            return;
        }

        var draft = DraftWriter.Write(plan, new DraftSetting(name, plan.Name ?? "Plan 2026", AreaId.Parse("2417"), _ => []));
        var structural = DraftedPlans.Catalogue(draft).Findings.Where(finding => finding.Kind == FindingKind.Structural).ToList();
        Assert.True(structural.Count == 0, $"{structural.FirstOrDefault()?.Message} at {structural.FirstOrDefault()?.Line} in\n{draft.Yaml}");
    }
}
