using Crm;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop;

// A shop that was here before: its orders and the CRM's records in one database, one context, one transaction.
var services = new ServiceCollection();
services.AddShop(args is ["--postgres", var connectionString] ? o => o.UseNpgsql(connectionString).UseCrm() : o => o.UseSqlite("Data Source=shop.db").UseCrm());
await using var provider = services.BuildServiceProvider();
await ShopDemo.RunAsync(provider, Console.Out, CancellationToken.None);
