namespace Crm.Samples.QuickStart.Import;

/// <summary>The names of the roles.</summary>
internal static class SalesRoles
{
    /// <summary>Sees and changes everything; who this program acts as.</summary>
    public const string Head = "Head of sales";

    /// <summary>Sees the deals of the regional office, changes those of the team.</summary>
    public const string Manager = "Manager";

    /// <summary>Sees the deals of the team, changes its own.</summary>
    public const string Agent = "Agent";
}
