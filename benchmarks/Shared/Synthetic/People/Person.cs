using Crm.Synthetic.Places;

namespace Crm.Synthetic.People;

/// <summary>Somebody, as they are: what a record of them says when nothing goes wrong.</summary>
internal sealed record Person(string Given, string Family, bool IsFemale, DateOnly Birth, Address Home, string Email, string Phone)
{
    /// <summary>Whether the phone is the household's.</summary>
    public bool HasLandline => Phone.Length > 1 && Phone[1] != '7';
}
