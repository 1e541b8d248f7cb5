using Crm.Records;

namespace Crm.Samples.QuickStart.Import;

/// <summary>What this program keeps of accounts beyond the CRM's own fields.</summary>
internal static class AccountFields
{
    /// <summary>The year it was founded.</summary>
    public static CustomField<long?> Established { get; } = CustomField.Integer("account", "established");
}
