namespace Crm.Views;

/// <summary>Whose <c>me</c> a saved view means.</summary>
public static class ViewPersons
{
    /// <summary>That of whoever looks at it: my open deals.</summary>
    public const string Viewer = "viewer";

    /// <summary>That of its owner: Ann's open deals, for everybody she shares it with.</summary>
    public const string Owner = "owner";

    /// <summary>Nobody's: a condition that says <c>me</c> is refused.</summary>
    public const string Nobody = "nobody";
}
