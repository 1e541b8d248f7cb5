using Crm.Insights;
using Crm.Samples.QuickStart.Data;
using Crm.Security;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Samples.QuickStart.Import;

/// <summary>The tenant that sales belong to: generated and imported ones never show in each other's reports, even in one database.</summary>
internal static class SalesTenant
{
    public const string Pipeline = "Sales";
    public const int StaleAfterDays = 30;

    /// <summary>The score that grades open deals: points that a head of sales would give, not learnt from anything.</summary>
    public const string Standing = "standing";

    public const string Currency = "USD";


    public static TenantId Generated { get; } = new("generated");

    public static TenantId Imported { get; } = TenantId.Default;

    /// <summary>What it starts with.</summary>
    public static void Provision(TenantBuilder tenant, SalesData data)
    {
        tenant
            .Zone(DateTimeZone.Utc.Id)
            .BaseCurrency(Currency)
            .Pipeline(Pipeline, p => p
                .Stage(DealStages.Prospecting, 0.1m, StaleAfterDays, "Prospecting")
                .Stage(DealStages.Engaging, 0.4m, StaleAfterDays, "Engaging")
                .Won(DealStages.Won, "Won")
                .Lost(DealStages.Lost, "Lost"))
            .ScoreModel(ScoreModelDefinition.Win)
            .ScoreCard("deal", Standing, c => c
                .Points("engaging", 20, $"stage.code = '{DealStages.Engaging}'", "they talk to us")
                .Points("fresh", 20, "stage.kind = open and stageSince >= now - 60d", "in its stage for at most 60 days")
                .Points("stuck", -20, "stage.kind = open and stageSince < now - 120d", "in its stage for more than 120 days")
                .Points("large", 10, "stage.kind = open and product.listPrice >= 1000", "the product costs 1,000 or more")
                .Points("customer", 10, "stage.kind = open and account is not null", "it is known who buys")
                .Activity("touched", "phase = 'done'", 5, halfLifeDays: 30, cap: 20)
                .Grade("A", 50).Grade("B", 30).Grade("C", 10).Grade("D"))
            .Role(SalesRoles.Head, r => r.Everything())
            .Role(SalesRoles.Manager, r => r
                .On("account", read: Depth.All, create: Depth.All, write: Depth.All)
                .On("deal", read: Depth.Unit, create: Depth.Unit, write: Depth.Team, assign: Depth.Team))
            .Role(SalesRoles.Agent, r => r
                .On("account", read: Depth.All)
                .On("deal", read: Depth.Team, create: Depth.Own, write: Depth.Own));
        foreach (var source in data.Sources)
        {
            tenant.Source(source);
        }
    }
}
