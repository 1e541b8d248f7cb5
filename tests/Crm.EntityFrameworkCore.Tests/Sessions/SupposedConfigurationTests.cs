using System.Diagnostics;
using Crm.Contacts;
using Crm.Extensibility;
using Crm.Sales;
using Crm.Security;
using Crm.Tests.Shared;
using Npgsql;

namespace Crm.EntityFrameworkCore.Tests.Sessions;

/// <summary>A call supposes the configuration that its process last saw: what another process changed since bites all the same, and asking for that costs no trip.</summary>
public sealed class SupposedConfigurationTests
{
    [Theory, Databases]
    public async Task What_another_process_takes_away_and_gives_back_bites_on_the_next_read(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var crm = await OpenAsync(kind, database);
        var account = await AddAsync(crm);
        await crm.InScopeAsync(async (session, _) =>
        {
            Assert.Equal(1, await session.Query<Account>().CountAsync());
            await ProvisionElsewhereAsync(kind, database, r => r.On("contact", Depth.All));
            Assert.Equal(0, await session.Query<Account>().CountAsync());
            await ProvisionElsewhereAsync(kind, database, Everything);
            Assert.Single((await session.Query<Account>().PageAsync(10)).Rows);
            await ProvisionElsewhereAsync(kind, database, r => r.On("contact", Depth.All));
            Assert.Empty((await session.Query<Account>().PageAsync(10)).Rows);
            await ProvisionElsewhereAsync(kind, database, Everything);
            Assert.Equal(account, (await session.LoadForChangeAsync(account)).Id);
            await ProvisionElsewhereAsync(kind, database, r => r.On("contact", Depth.All));
            Assert.Equal(CrmErrors.NotFound, (await Assert.ThrowsAsync<CrmException>(async () => await session.LoadForChangeAsync(account))).Code);
            Assert.Equal(CrmErrors.NotFound, (await Assert.ThrowsAsync<CrmException>(async () => await session.GetAsync(account))).Code);
        });
    }

    [Theory, Databases]
    public async Task A_refusal_by_what_stands_no_more_is_none(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var crm = await OpenAsync(kind, database);
        await ProvisionElsewhereAsync(kind, database, r => r.On("account", Depth.All, readFields: FieldGrant.AllExcept("industry")));
        await crm.InScopeAsync(async (session, _) =>
            Assert.Equal(CrmErrors.Criteria, (await Assert.ThrowsAsync<CrmException>(async () => await session.Query<Account>().Where("industry = 'saas'").PageAsync(10))).Code));
        await ProvisionElsewhereAsync(kind, database, Everything);
        await crm.InScopeAsync(async (session, _) => Assert.Empty((await session.Query<Account>().Where("industry = 'saas'").PageAsync(10)).Rows));
    }

    [Theory, Databases]
    public async Task What_another_process_takes_away_and_gives_back_bites_on_the_next_save(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var crm = await OpenAsync(kind, database);
        var account = await AddAsync(crm);
        await crm.InScopeAsync(async (session, services) =>
        {
            var loaded = await session.LoadForChangeAsync(account);
            loaded.Industry = "Retail";
            await ProvisionElsewhereAsync(kind, database, r => r.On("account", Depth.All));
            Assert.Equal(CrmErrors.Forbidden, (await Assert.ThrowsAsync<CrmException>(async () => await session.SaveAsync())).Code);
            Assert.Equal((1, 1L), ((await Left.OfAsync(services, account)).Versions, loaded.Version));

            await ProvisionElsewhereAsync(kind, database, Everything);
            await session.SaveAsync();
            Assert.Equal((2, 2L), ((await Left.OfAsync(services, account)).Versions, loaded.Version));
        });
    }

    [Theory, Databases]
    public async Task A_save_that_begins_again_is_ruled_by_what_stands(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var crm = await OpenAsync(kind, database);
        await crm.InScopeAsync(async (session, _) =>
        {
            var deal = session.Add(new Deal { Name = "Chairs", Amount = new(100, "CHF") });
            await ProvisionElsewhereAsync(kind, database, Everything, rate: 0.5m);
            await session.SaveAsync();
            Assert.Equal(50, deal.AmountBase);
            Assert.Single(await session.HistoryAsync(deal.Id));
            Assert.Equal(1, await session.Query<StageChange>().CountAsync());
        });
    }

    [Theory, Databases]
    public async Task A_rule_of_the_host_is_run_once_although_the_save_begins_again(Database kind)
    {
        var runs = 0;
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var crm = await OpenAsync(kind, database, b => b.BeforeSave<Account>((_, _) =>
        {
            runs++;
            return default;
        }));
        await AddAsync(crm);
        await ProvisionElsewhereAsync(kind, database, Everything);
        await AddAsync(crm);
        Assert.Equal(2, runs);
    }

    [PostgreSqlFact]
    public async Task Asking_whether_it_stands_costs_no_trip()
    {
        await using var database = await TestDatabase.CreateAsync(Database.PostgreSql);
        await using var crm = await OpenAsync(Database.PostgreSql, database);
        await TripsAsync(crm, database);
    }

    [PostgreSqlFact]
    public async Task Asking_whether_it_stands_costs_no_trip_within_row_level_security()
    {
        await using var database = await TestDatabase.CreateAsync(Database.PostgreSql);
        var bound = await RowLevelSecurityFixture.BindAsync(database);
        await using var crm = StandaloneCrm.Create(b => Compose(b.UsePostgreSql(bound, o => o.RowLevelSecurity = true), Everything, rate: 1));
        await crm.ProvisionAsync();
        await TripsAsync(crm, database);
    }

    private static async Task TripsAsync(StandaloneCrm crm, TestDatabase database)
    {
        var account = await AddAsync(crm);
        using var trips = new Trips(new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!);
        await crm.InScopeAsync(async (session, _) =>
        {
            Assert.Equal(1, await trips.OfAsync(async () => await session.Query<Account>().PageAsync(10)));
            Assert.Equal(1, await trips.OfAsync(async () => await session.Query<Account>().CountAsync()));
            var loaded = (Account?)null;
            Assert.Equal(1, await trips.OfAsync(async () => loaded = await session.LoadForChangeAsync(account)));
            loaded!.Industry = "Retail";
            Assert.Equal(1, await trips.OfAsync(async () => await session.SaveAsync()));
            session.Add(new Account { Name = "Another" });
            Assert.Equal(1, await trips.OfAsync(async () => await session.SaveAsync()));
        });
    }

    private static async Task<StandaloneCrm> OpenAsync(Database kind, TestDatabase database, Action<CrmBuilder>? more = null)
    {
        var crm = StandaloneCrm.Create(b =>
        {
            Compose(Use(b, kind, database), Everything, rate: 1);
            more?.Invoke(b);
        });
        await crm.ProvisionAsync();
        return crm;
    }

    /// <summary>As another process does it, of which this one is told nothing.</summary>
    private static async Task ProvisionElsewhereAsync(Database kind, TestDatabase database, Action<RoleBuilder> rep, decimal rate = 1)
    {
        await using var elsewhere = StandaloneCrm.Create(b => Compose(Use(b, kind, database), rep, rate));
        await elsewhere.ProvisionAsync();
    }

    private static CrmBuilder Use(CrmBuilder crm, Database kind, TestDatabase database) =>
        kind == Database.Sqlite ? crm.UseSqlite(database.ConnectionString) : crm.UsePostgreSql(database.ConnectionString);

    private static void Compose(CrmBuilder crm, Action<RoleBuilder> rep, decimal rate) =>
        crm.Provision(t => t.Rate("CHF", new(2000, 1, 1), rate).Role("Rep", rep));

    private static void Everything(RoleBuilder rep) => rep.Everything();

    private static async Task<Id<Account>> AddAsync(StandaloneCrm crm)
    {
        var account = default(Id<Account>);
        await crm.InScopeAsync(async (session, _) =>
        {
            account = session.Add(new Account { Name = "Acme" }).Id;
            await session.SaveAsync();
        });
        return account;
    }

    /// <summary>Counts what is sent to one database.</summary>
    private sealed class Trips : IDisposable
    {
        private readonly ActivityListener listener;
        private int count;

        public Trips(string database)
        {
            listener = new()
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = activity =>
                {
                    if ((activity.GetTagItem("db.namespace") ?? activity.GetTagItem("db.name")) as string == database)
                    {
                        Interlocked.Increment(ref count);
                    }
                },
            };
            ActivitySource.AddActivityListener(listener);
        }

        public async Task<int> OfAsync(Func<Task> work)
        {
            var before = count;
            await work();
            return count - before;
        }

        public void Dispose() => listener.Dispose();
    }
}
