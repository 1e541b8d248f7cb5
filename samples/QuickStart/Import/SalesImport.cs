using Crm.Activities;
using Crm.Contacts;
using Crm.Records;
using Crm.Sales;
using Crm.Samples.QuickStart.Data;
using Crm.Samples.QuickStart.Deals;
using Crm.Sessions;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Crm.Samples.QuickStart.Import;

/// <summary>
/// Brings sales data into the CRM, in saves of at most <see cref="BatchSize"/> records. What is there already, by its id in the file, is left as it is,
/// so that an import can be repeated, and one that was broken off goes on where it stopped.
/// </summary>
internal sealed class SalesImport(IServiceProvider services, TenantId tenant, SalesData data, IProgress<ImportProgress>? progress)
{
    private const int BatchSize = 500;

    private readonly SalesDirectory directory = new(tenant);
    private Dictionary<string, Id<Account>> accounts = [];
    private Dictionary<string, Id<Product>> products = [];
    private Dictionary<string, Id<LeadSource>> sources = [];
    private int imported;

    /// <summary>Accounts and products have no dates: they count from the first day that anything is known of.</summary>
    private Instant Start { get; } = data.Opportunities
        .Select(o => DealTimeline.Of(o, data.ExtractDate)[0].At)
        .Append(new DatedStep(data.ExtractDate, "").At)
        .Min();

    /// <summary>Imports what is not there yet.</summary>
    /// <returns>How many records that was.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var deals = new Dictionary<string, Id<Deal>>(StringComparer.Ordinal);
        await using (var scope = services.CreateAsyncScope())
        {
            var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
            accounts = await KnownRecords.FindAsync<Account>(crm, "externalId", cancellationToken);
            products = await KnownRecords.FindAsync<Product>(crm, "externalId", cancellationToken);
            sources = await KnownRecords.FindAsync<LeadSource>(crm, "name", cancellationToken);
            deals = await KnownRecords.FindAsync<Deal>(crm, "externalId", cancellationToken);
        }

        await SaveAsync("Products", data.Products.Where(p => !products.ContainsKey(p.Name)), Add, cancellationToken);
        await SaveAsync("Accounts", data.Accounts.Where(a => !accounts.ContainsKey(a.Name)), Add, cancellationToken);
        await SaveDealsAsync([.. data.Opportunities.Where(o => !deals.ContainsKey(o.Id))], cancellationToken);
        await SaveContactsAsync(cancellationToken);
        await SaveActivitiesAsync(cancellationToken);
        return imported;
    }

    private async Task SaveAsync<T>(string step, IEnumerable<T> rows, Action<CrmSession, T> add, CancellationToken cancellationToken)
    {
        var all = rows.ToList();
        var done = 0;
        progress?.Report(new(step, 0, all.Count));
        foreach (var batch in all.Chunk(BatchSize))
        {
            await using var scope = services.CreateAsyncScope();
            var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
            foreach (var row in batch)
            {
                add(crm, row);
            }

            await crm.SaveAsync(Start, cancellationToken);
            done += batch.Length;
            progress?.Report(new(step, done, all.Count));
        }

        imported += done;
    }

    private async Task SaveContactsAsync(CancellationToken cancellationToken)
    {
        var known = await KnownAsync<Contact>("externalId", cancellationToken);
        var people = new PeopleImport(directory, accounts);
        await SaveAsync("Contacts", data.Contacts.Where(c => !known.ContainsKey(c.Id)), (crm, row) => people.Add(crm, row), cancellationToken);
    }

    private async Task SaveActivitiesAsync(CancellationToken cancellationToken)
    {
        if (data.Activities.Count == 0)
        {
            return;
        }

        const string Step = "Activities";
        var known = await KnownAsync<Activity>("externalId", cancellationToken);
        var contacts = await KnownAsync<Contact>("externalId", cancellationToken);
        var deals = await KnownAsync<Deal>("externalId", cancellationToken);
        var people = new PeopleImport(directory, accounts);
        var rows = data.Activities.Where(a => !known.ContainsKey(a.Id)).ToList();
        var done = 0;
        progress?.Report(new(Step, 0, rows.Count));
        foreach (var week in rows.GroupBy(r => PeopleImport.KnownOn(r, data.ExtractDate)).OrderBy(w => w.Key))
        {
            await using var scope = services.CreateAsyncScope();
            var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
            foreach (var row in week)
            {
                await people.AddAsync(crm, row, contacts, deals, cancellationToken);
            }

            await crm.SaveAsync(new DatedStep(week.Key, "").At + Duration.FromHours(12), cancellationToken);
            done += week.Count();
            progress?.Report(new(Step, done, rows.Count));
        }

        imported += done;
    }

    private async Task<Dictionary<string, Id<T>>> KnownAsync<T>(string key, CancellationToken cancellationToken)
        where T : Record
    {
        await using var scope = services.CreateAsyncScope();
        return await KnownRecords.FindAsync<T>(scope.ServiceProvider.GetRequiredService<CrmSession>(), key, cancellationToken);
    }

    private async Task SaveDealsAsync(IReadOnlyList<OpportunityRow> rows, CancellationToken cancellationToken)
    {
        const string Step = "Deals";
        var import = new DealImport(directory, accounts, products, sources, data.ExtractDate);
        var done = 0;
        progress?.Report(new(Step, 0, rows.Count));
        foreach (var batch in rows.Chunk(BatchSize))
        {
            await using var scope = services.CreateAsyncScope();
            await import.SaveAsync(scope.ServiceProvider.GetRequiredService<CrmSession>(), batch, cancellationToken);
            done += batch.Length;
            progress?.Report(new(Step, done, rows.Count));
        }

        imported += done;
    }

    private void Add(CrmSession crm, ProductRow row) =>
        products[row.Name] = crm.Add(new Product { Name = row.Name, ExternalId = row.Name, Series = row.Series, ListPrice = row.ListPrice }).Id;

    private void Add(CrmSession crm, AccountRow row)
    {
        var account = new Account
        {
            Name = row.Name,
            ExternalId = row.Name,
            Industry = row.Sector,
            Country = row.Country,
            Employees = row.Employees,
            Revenue = row.Revenue,
            ParentId = row.Parent is { } parent ? accounts[parent] : null,
        };
        account.Set(AccountFields.Established, row.Established);
        accounts[row.Name] = crm.Add(account).Id;
    }
}
