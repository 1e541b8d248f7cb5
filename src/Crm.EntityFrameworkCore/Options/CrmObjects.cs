namespace Crm.EntityFrameworkCore;

/// <summary>What <c>ProvisionCrmAsync</c> does about objects that EF's model cannot hold: indexes on custom fields, policies of row-level security.</summary>
public enum CrmObjects
{
    /// <summary>Makes what is missing and takes away what is no longer wanted. Needs the rights of the tables' owner, though only when there is something to do.</summary>
    Apply,

    /// <summary>Refuses to start where something is missing (<c>crm.configuration</c>): migrations make it, with <c>migrationBuilder.CrmObjects(TargetModel)</c>.</summary>
    Verify,

    /// <summary>Nothing. Queries on custom fields may then be slow, and row-level security is not there.</summary>
    Ignore,
}
