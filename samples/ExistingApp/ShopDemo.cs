using Contoso.Crm.Inspections;
using Crm;
using Crm.Changes;
using Crm.Contacts;
using Crm.Sales;
using Crm.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Shop;

/// <summary>A day in the shop: one transaction for the shop's order and the CRM's deal, and none of either when it is rolled back.</summary>
public static class ShopDemo
{
    public static async Task RunAsync(IServiceProvider provider, TextWriter output, CancellationToken cancellationToken)
    {
        await PrepareAsync(provider, cancellationToken);
        await using var request = provider.CreateAsyncScope();
        request.ServiceProvider.GetRequiredService<SignedIn>().UserName = "ann";
        var crm = request.ServiceProvider.GetRequiredService<CrmSession>();
        var db = request.ServiceProvider.GetRequiredService<ShopDb>();

        var account = crm.Add(new Account { Name = "Acme", Industry = "SaaS" });
        account.Set(InspectionsPlugin.CreditLimit, 50_000m);
        var deal = crm.Add(new Deal { Name = "A hundred seats", AccountId = account.Id, Amount = new Money(12_000, "USD") });
        await crm.SaveAsync(cancellationToken);
        var refusal = await RefusalAsync(() => crm.MoveAsync(deal, "won", "price", cancellationToken));
        await output.WriteLineAsync($"Not yet: {string.Join(' ', refusal.Refusals.Select(r => r.Message))}");

        await InspectAsync(crm, deal, cancellationToken);
        db.Orders.Add(new Order(await db.Orders.CountAsync(cancellationToken) + 1, deal.Id, 12_000m));
        await crm.MoveAsync(deal, "won", reason: "price", cancellationToken);
        await crm.SaveAsync(cancellationToken);

        var page = await crm.Query<Deal>().Where("amount > 10000 and account.industry = 'SaaS' and wellInspected(1)")
            .Select("name", "account.name", "owner.name", "amount").OrderBy("amount desc").PageAsync(50, null, cancellationToken);
        foreach (var row in page.Rows)
        {
            await output.WriteLineAsync(row.ToString());
        }

        await output.WriteLineAsync($"Orders: {await db.Orders.CountAsync(cancellationToken)}, deals by the shop's own query: {await db.Set<Deal>().CountAsync(cancellationToken)}");
        await RollBackAsync(crm, db, output, cancellationToken);
        await request.ServiceProvider.GetRequiredService<EventRelay>().DeliverAsync(cancellationToken);
        await output.WriteLineAsync($"Won, told after commit: {provider.GetRequiredService<WonDeals>().All.Count}");
    }

    /// <summary>The host's transaction, rolled back: neither the order, nor the deal, nor its event.</summary>
    private static async Task RollBackAsync(CrmSession crm, ShopDb db, TextWriter output, CancellationToken cancellationToken)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            var deal = crm.Add(new Deal { Name = "Never was" });
            db.Orders.Add(new Order(1_000, deal.Id, 1m));
            await crm.SaveAsync(cancellationToken);
            await transaction.RollbackAsync(cancellationToken);
        }

        db.ChangeTracker.Clear();
        crm.DiscardChanges();
        var orders = await db.Orders.CountAsync(o => o.Number == 1_000, cancellationToken);
        var deals = await crm.Query<Deal>().Where("name = 'Never was'").CountAsync(cancellationToken);
        await output.WriteLineAsync($"After the rollback: {orders} orders, {deals} deals");
    }

    private static async Task PrepareAsync(IServiceProvider provider, CancellationToken cancellationToken)
    {
        await using var scope = provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ShopDb>().Database.EnsureCreatedAsync(cancellationToken);
        await provider.ProvisionCrmAsync(cancellationToken);
    }

    private static async Task InspectAsync(CrmSession crm, Deal deal, CancellationToken cancellationToken)
    {
        var inspection = await crm.AddAsync(InspectionsPlugin.Inspection, cancellationToken);
        inspection[InspectionsPlugin.Deal] = deal.Id.Value;
        inspection.Set(InspectionsPlugin.Finding, "All sound.");
        inspection.Set(InspectionsPlugin.Result, "passed");
        await crm.SaveAsync(cancellationToken);
    }

    private static async Task<CrmException> RefusalAsync(Func<ValueTask> move)
    {
        try
        {
            await move();
        }
        catch (CrmException e) when (e.Code == CrmErrors.GuardRefused)
        {
            return e;
        }

        throw new InvalidOperationException("The move should have been refused: nothing was inspected.");
    }
}
