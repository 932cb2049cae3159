using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Catalogue;

/// <summary><c>spegla</c>: KPIs and areas that are kept without indicators (docs/contract.md 1.14).</summary>
internal static class MirrorReader
{
    private const string Key = "spegla";
    private const string Kpis = "nyckeltal";
    private const string Areas = "geografier";
    private const string All = "alla";
    private const string Municipalities = "kommuner";
    private const string Example = "spegla: { nyckeltal: [N00945, U23471], geografier: kommuner }";

    public static Mirror? Read(Section top, FindingLog log)
    {
        switch (top.Node(Key))
        {
            case null:
                return null;
            case YamlMap map:
                var section = Section.Open(map, CatalogueKeys.Mirror, log, indicator: null);
                foreach (var missing in CatalogueKeys.Mirror.Where(key => section.Node(key) is null))
                {
                    section.Fault(section.Has(missing) ? section.PlaceOf(missing) : map.Place, $"\"spegla\" saknar \"{missing}\"", Example);
                }

                return Read(section);
            case var other:
                top.Fault(other.Place, "\"spegla\" har nycklarna nyckeltal och geografier", Example);
                return null;
        }
    }

    private static Mirror Read(Section section)
    {
        IReadOnlyList<KpiId>? kpis = IsWord(section, Kpis, All) ? null : KpisOf(section);
        return IsWord(section, Areas, All) ? new Mirror(kpis, MirrorReach.All, [])
            : IsWord(section, Areas, Municipalities) ? new Mirror(kpis, MirrorReach.Municipalities, [])
            : new Mirror(kpis, MirrorReach.Listed, AreasOf(section));
    }

    private static bool IsWord(Section section, string key, string word) => section.Raw(key) is YamlText text && text.Value.Trim() == word;

    private static List<KpiId> KpisOf(Section section)
    {
        var kpis = new List<KpiId>();
        foreach (var text in section.Texts(Kpis))
        {
            var written = text.Value.Trim();
            if (KpiId.TryParse(written, out var kpi))
            {
                kpis.Add(kpi);
            }
            else
            {
                section.Fault(text.Place, $"\"{written}\" är fel: ett nyckeltal är N eller U och fem siffror, eller alla i stället för en lista", KpiId.TryParse(written.ToUpperInvariant(), out var likely) ? likely.Value : null);
            }
        }

        Needs(section, Kpis);
        return [.. kpis.Distinct()];
    }

    private static IReadOnlyList<AreaId> AreasOf(Section section)
    {
        Needs(section, Areas);
        return AreaReader.List(
            section, Areas, area => area.Kind != AreaKind.Unit, "en geografi är \"0000\" (riket), en kommun, en region eller en grupp som G176642; i stället för en lista kan stå kommuner eller alla");
    }

    private static void Needs(Section section, string key)
    {
        if (section.Node(key) is YamlList { Items.Count: 0 } empty)
        {
            section.Fault(empty.Place, $"\"{key}\" är tom", Example);
        }
    }
}
