using Crm.Criteria;
using Crm.Extensibility;
using Crm.Records;
using Crm.Security;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>What the CRM under test has beside the standard: custom fields, an owned entity, and one that goes with its deal.</summary>
internal static class SessionModel
{
    public static CustomField<string> Tier { get; } = CustomField.Choice("account", "tier", "gold", "silver");

    public static CustomField<decimal?> Credit { get; } = CustomField.Decimal("account", "credit");

    public static CustomFieldDefinition Topic { get; } = new("visit", "topic", ValueKind.Text);

    public static CustomFieldDefinition Body { get; } = new("note", "body", ValueKind.Text);

    public static CustomFieldDefinition Subject { get; } = new("note", "deal", ValueKind.Id) { Target = "deal", Inverse = "notes", OnDelete = OnDelete.Recycle, Required = true };

    private static DynamicEntity Visit { get; } = new("visit");

    private static DynamicEntity Note { get; } = new("note") { Parent = "deal" };

    /// <summary>Every entity as the tenants have it.</summary>
    public static CrmModel Model { get; } = StandardModel.Create([Visit, Note], [Tier.Definition, Credit.Definition, Topic, Body, Subject]);

    public static void Compose(CrmBuilder crm)
    {
        crm.Field(Tier).Field(Credit).Entity(Visit, Topic).Entity(Note, Body, Subject);
        foreach (var tenant in Org.Tenants)
        {
            crm.Provision(tenant, Provision);
        }
    }

    private static void Provision(TenantBuilder tenant)
    {
        tenant.Zone("Europe/Berlin").FiscalYearStarts(4).BaseCurrency("EUR")
            .Rate("USD", new LocalDate(2024, 1, 1), 0.9m).Rate("USD", new LocalDate(2026, 1, 1), 0.8m)
            .Pipeline("Sales", p => p.Stage("new", 0.1m).Stage("talking", 0.4m).Won().Lost())
            .Pipeline("Guarded", p => p.Stage("new").Won().Lost().Require("won", "amount", "closeDate")
                .Guard("won", "account.industry = 'SaaS'", "not_saas").Guard("won", "account.deals count >= 2", "first_deal"))
            .Source("Web")
            .Role("Boss", r => r.Everything())
            .Role("Rep", r => r.On("*", Depth.Own, Depth.Own, Depth.Own, Depth.Own, Depth.Own, Depth.Own));
        foreach (var right in Org.Rights)
        {
            foreach (var depth in Org.Depths)
            {
                tenant.Role(new Role(Org.Role(right, depth)) { Grants = [Grant(right, depth)] });
            }
        }
    }

    private static EntityGrant Grant(Right right, Depth depth) => right switch
    {
        Right.Read => new("*") { Read = depth },
        Right.Create => new("*") { Create = depth },
        Right.Write => new("*") { Write = depth },
        Right.Delete => new("*") { Delete = depth },
        Right.Assign => new("*") { Assign = depth },
        _ => new("*") { Share = depth },
    };
}
