using Crm.Activities;
using Crm.Changes;
using Crm.Contacts;
using Crm.Sales;
using Crm.Sessions;
using Crm.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Crm.EntityFrameworkCore.Tests.Upgrades;

/// <summary>What must be true of <see cref="UpgradeStory"/> whatever version wrote its rows, and what can be done with them.</summary>
internal static class UpgradeQuestions
{
    /// <param name="kind">The database.</param>
    /// <param name="connectionString">Where it is.</param>
    /// <param name="hasActivities">Whether <see cref="UpgradeStory.TellOfActivitiesAsync"/> was told, too.</param>
    public static async Task AskAsync(Database kind, string connectionString, bool hasActivities)
    {
        await using var services = UpgradeStory.Compose(kind, connectionString, day: 2);
        await services.ProvisionCrmAsync();
        await UpgradeStory.InAsync(services, async (crm, scope) =>
        {
            var trail = scope.GetRequiredService<AuditTrail>();
            Assert.Empty(await trail.VerifyAsync(TenantId.Default));
            await TheRowsAsync(crm);
            await ThePastAsync(crm);
            await TheSearchAsync(crm, scope.GetRequiredService<CrmAdministration>());
            await TheBinAsync(crm);
            await TheTimelineAsync(crm, hasActivities);
            var relay = scope.GetRequiredService<EventRelay>();
            Assert.True(await relay.DeliverAsync() >= 10);
            Assert.Equal(0, await relay.DeliverAsync());
            await trail.SealAsync(TenantId.Default);
            Assert.Empty(await trail.VerifyAsync(TenantId.Default));
        });
    }

    private static async Task TheRowsAsync(CrmSession crm)
    {
        var row = Assert.Single((await crm.Query<Deal>().Where("account.credit > 12 and account.region = 'SÜD-west' and closeDate = 2026-06-01 and renews > 2027-01-01")
            .Select("name", "amount", "stage.code", "account.industry", "renews").PageAsync(10)).Rows);
        Assert.Equal(["Big", 100m, "talking", "Retail", new LocalDate(2027, 6, 1)], row.Values);
        row = Assert.Single((await crm.Query<Deal>().Where("stage.kind = won").Select("name", "amount", "owner.id").PageAsync(10)).Rows);
        Assert.Equal(["Small", 9.99m, UpgradeStory.Bob.Value], row.Values);
        Assert.Equal(["Acme Werke"], (await crm.Query<Account>().Where("name = 'Acme Nord'").Select("parent.name").PageAsync(10)).Rows[0].Values);
        Assert.Equal(1, await crm.Query("visit").Where("topic = 'PRICES'").CountAsync());
        Assert.Equal(1, await crm.Query<Product>().CountAsync());
        Assert.Contains((await crm.ExplainAccessAsync("account", (await UpgradeStory.IdAsync<Account>(crm, "Acme Werke")).Value, UpgradeStory.Bob)).Reasons, r => r is { Grants: true, Code: "share" });
    }

    private static async Task ThePastAsync(CrmSession crm)
    {
        var then = UpgradeStory.Start + Duration.FromHours(1);
        var rows = (await crm.Query<Deal>().AsOf(then).OrderBy("name").Select("name", "stage.code", "account.industry").PageAsync(10)).Rows;
        Assert.Equal([["Big", "new", "SaaS"], ["Small", "new", "SaaS"]], rows.Select(r => r.Values.ToArray()));
        Assert.Equal([1L, 2L], (await crm.HistoryAsync(await UpgradeStory.IdAsync<Deal>(crm, "Big"))).Select(v => v.Values["version"]));
    }

    private static async Task TheSearchAsync(CrmSession crm, CrmAdministration administration)
    {
        Assert.Equal(4, await administration.RebuildSearchAsync(TenantId.Default));
        Assert.Equal(["Acme Nord", "Acme Werke", "Big", "Small"], (await crm.SearchAsync("amce")).Select(h => h.Title).Order(StringComparer.Ordinal));
    }

    private static async Task TheBinAsync(CrmSession crm)
    {
        var gone = (await crm.Query<Account>().AsOf(UpgradeStory.Start + Duration.FromHours(1)).Where("name = 'Gone GmbH'").PageAsync(1)).Rows[0].GetId<Account>("id")!.Value;
        await crm.RestoreAsync("account", gone.Value);
        await crm.SaveAsync();
        Assert.Equal("Gone GmbH", Assert.Single(await crm.SearchAsync("gone")).Title);
    }

    private static async Task TheTimelineAsync(CrmSession crm, bool hasActivities)
    {
        var (account, deal) = (await UpgradeStory.IdAsync<Account>(crm, "Acme Werke"), await UpgradeStory.IdAsync<Deal>(crm, "Big"));
        crm.Add(new Activity { Kind = ActivityKinds.Call, Subject = "Prices again", StartsAt = UpgradeStory.Start, DealId = deal });
        await crm.SaveAsync();
        async Task<IEnumerable<object?>> OfAsync(params string[] kinds) => (await crm.TimelineAsync(account, 50, new() { Kinds = kinds })).Rows.Select(r => r["subject"]);
        Assert.Equal(hasActivities ? ["Thanks", "Prices", "Kick-off", "Prices again", "Send the box"] : ["Prices again"], await OfAsync());
        Assert.Equal(hasActivities ? ["Thanks", "Prices", "Prices again"] : ["Prices again"], await OfAsync("call"));
        Assert.Equal(hasActivities ? ["Kick-off", "Send the box"] : [], await OfAsync("meeting", "task"));
        Assert.Empty(await OfAsync("note"));
    }
}
