namespace Crm.Matching.Normalizing;

/// <summary>The parts of a person's name, each folded (<see cref="TextFolding"/>), words with a blank between, empty where there is nothing.</summary>
/// <param name="Titles">What stands before: <c>dr ing</c>.</param>
/// <param name="Given">The first given name, or its initial; both parts of one with a hyphen.</param>
/// <param name="Middle">The given names and initials that follow.</param>
/// <param name="Family">The family name with its particles: <c>van der berg</c>.</param>
/// <param name="Suffix">What stands behind: <c>jr</c>, <c>phd</c>.</param>
public sealed record PersonName(string Titles, string Given, string Middle, string Family, string Suffix)
{
    /// <summary>Given, middle and family name in this order.</summary>
    public string Text => Join(Join(Given, Middle), Family);

    private static string Join(string one, string other) => other.Length == 0 ? one : one.Length == 0 ? other : $"{one} {other}";
}
