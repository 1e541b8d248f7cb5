using Crm.Contacts;
using Crm.EntityFrameworkCore.Sqlite;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;
using Crm.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Samples.Tests.Readme;

/// <summary>The example of the README, run.</summary>
public sealed class ReadmeExample
{
    [Fact]
    public async Task The_example_runs_and_says_what_it_says()
    {
        using var folder = new TempFolder();
        var output = new StringWriter();
        await RunAsync($"Data Source={Path.Combine(folder.Path, "crm.db")}", output);
        Assert.Equal("A hundred seats, Acme, Ann, 12000", output.ToString().Trim());
    }

    private static async Task RunAsync(string connectionString, TextWriter output)
    {
        #region readme
        var ann = new DirectoryUser(IdGenerator.FromName<User>("ann"), "Ann") { Roles = ["Rep"] };
        var services = new ServiceCollection().AddCrm(crm => crm
            .UseSqlite(connectionString)
            .ActingAs<SignedInUser>()
            .Directory(new FixedDirectory(new([ann], [], [])))
            .Provision(t => t
                .Pipeline("B2B", p => p.Stage("open", probability: 0.3m).Won().Lost().Require("won", "amount"))
                .Role("Rep", r => r.On("account", Depth.All, Depth.Own, Depth.Own).On("deal", Depth.Team, Depth.Own, Depth.Own)))
            .On<DealWon>((e, context, ct) => ValueTask.CompletedTask));
        await using var provider = services.BuildServiceProvider();
        await provider.ProvisionCrmAsync();

        await using var request = provider.CreateAsyncScope();
        var crm = request.ServiceProvider.GetRequiredService<CrmSession>();
        var acme = crm.Add(new Account { Name = "Acme", Industry = "SaaS" });
        var deal = crm.Add(new Deal { Name = "A hundred seats", AccountId = acme.Id, Amount = new Money(12_000, "USD") });
        await crm.MoveAsync(deal, "won", reason: "price");
        await crm.SaveAsync();

        var page = await crm.Query<Deal>().Where("amount > 10000 and account.industry = 'saas'")
            .Select("name", "account.name", "owner.name", "amount").OrderBy("amount desc").PageAsync(50);
        #endregion
        foreach (var row in page.Rows)
        {
            await output.WriteLineAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row["name"]}, {row["account.name"]}, {row["owner.name"]}, {row.Get<decimal>("amount"):0}"));
        }
    }

    private sealed class SignedInUser : ICrmActor
    {
        public ValueTask<Actor?> GetActorAsync(CancellationToken cancellationToken) =>
            new(new Actor(TenantId.Default, IdGenerator.FromName<User>("ann")));
    }
}
