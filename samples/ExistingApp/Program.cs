using Contoso.Crm.Inspections;
using Crm;
using Crm.Changes;
using Crm.Contacts;
using Crm.Extensibility;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;
using Crm.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop;

// A shop that was here before: its orders and the CRM's records in one database, one context, one transaction.
var services = new ServiceCollection();
services.AddShop(args is ["--postgres", var cs] ? o => o.UseNpgsql(cs).UseCrm() : o => o.UseSqlite("Data Source=shop.db").UseCrm());
await using var provider = services.BuildServiceProvider();
await ShopDemo.RunAsync(provider, Console.Out, CancellationToken.None);
