using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Alerting;

/// <summary>How a mail tells rows of one indicator apart.</summary>
public static class GenderNames
{
    /// <summary><c>Placerade på HVB (kvinnor)</c>; the total stands alone.</summary>
    public static string Beside(string name, Gender gender) => gender switch
    {
        Gender.T => name,
        Gender.K => $"{name} (kvinnor)",
        Gender.M => $"{name} (män)",
        _ => $"{name} (skillnad kvinnor–män)",
    };
}
