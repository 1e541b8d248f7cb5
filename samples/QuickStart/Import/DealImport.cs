using Crm.Contacts;
using Crm.Sales;
using Crm.Samples.QuickStart.Data;
using Crm.Samples.QuickStart.Deals;
using Crm.Sessions;
using NodaTime;

namespace Crm.Samples.QuickStart.Import;

/// <summary>Imports deals with their past: each step counts from its own day.</summary>
internal sealed class DealImport(
    SalesDirectory directory,
    IReadOnlyDictionary<string, Id<Account>> accounts,
    IReadOnlyDictionary<string, Id<Product>> products,
    IReadOnlyDictionary<string, Id<LeadSource>> sources,
    LocalDate extract)
{
    private const int LongestName = 200;

    public async Task SaveAsync(CrmSession crm, IReadOnlyList<OpportunityRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            await AddAsync(crm, row, cancellationToken);
        }

        await crm.SaveAsync(cancellationToken);
    }

    private async Task AddAsync(CrmSession crm, OpportunityRow row, CancellationToken cancellationToken)
    {
        var deal = new Deal
        {
            Name = NameOf(row),
            ExternalId = row.Id,
            AccountId = row.Account is { } account ? accounts[account] : null,
            ProductId = row.Product is { } product ? products[product] : null,
            SourceId = row.Source is { } source ? sources[source] : null,
        };
        if (row.Agent is { } agent)
        {
            crm.Add(deal, directory.User(agent));
        }
        else
        {
            crm.Assign(crm.Add(deal), owner: null);
        }

        var steps = DealTimeline.Of(row, extract).Select(s => new DealStep(s.At, s.Stage, Change: d => Apply(d, s)));
        await crm.ImportDealAsync(deal, SalesTenant.Pipeline, [.. steps], cancellationToken);
    }

    private static void Apply(Deal deal, DatedStep step)
    {
        deal.Amount = step.Value is { } value ? new(value, SalesTenant.Currency) : null;
        deal.CloseDate = step.CloseDate;
    }

    private static string NameOf(OpportunityRow row)
    {
        var name = row.Account is { } account ? $"{row.Product ?? row.Id} for {account}" : $"{row.Product} ({row.Id})".TrimStart();
        return name.Length <= LongestName ? name : row.Id;
    }
}
