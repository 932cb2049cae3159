namespace IndicatorSync.Core.Catalogue;

/// <summary>A person or function that answers for an indicator (docs/contract.md 1.14).</summary>
/// <param name="Name">As written; null where only the address is given.</param>
/// <param name="Address">One e-mail address.</param>
public sealed record Contact(string? Name, string Address)
{
    public string Swedish => Name is null ? Address : $"{Name} ({Address})";
}
