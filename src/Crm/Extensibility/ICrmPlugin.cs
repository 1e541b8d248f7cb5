namespace Crm.Extensibility;

/// <summary>An extension of the CRM, by another team: fields, entities, functions, guards, rules, handlers. Trusted code in the process.</summary>
public interface ICrmPlugin
{
    /// <summary>Adds what the plugin brings. Called once, when the CRM is composed.</summary>
    void Configure(CrmBuilder builder);
}
