using Crm.Activities;
using Crm.Contacts;
using Crm.Criteria;
using Crm.Insights;
using Crm.Records;
using Crm.Sales;
using Crm.Sessions;
using Crm.Storage;
using Crm.Tenancy;
using Crm.Testing;
using Crm.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Crm.Tests.Insights;

/// <summary>What was known at a moment is told of lives read once as it is by the query as of the moment.</summary>
public sealed class LivesTests
{
    private static readonly CustomField<string> Tier = CustomField.Text("account", "tier");

    /// <summary>Beside the standard features: far and near, counts within counts, of nothing, by names that fold, by custom fields, by time.</summary>
    private static readonly Dictionary<string, string[]> Others = new(StringComparer.Ordinal)
    {
        ["deal"] =
        [
            "name", "account.tier", "account.parent.name", "account.deals sum(amount, stage.kind != lost)", "account.deals any (name = 'ÄRGER')", "account.parent.deals count", "account.contacts any (activities count > 1)",
            "account.deals none (account.deals count(stage.kind = won) > 1)", "name = 'ärger' and account.tier != 'GOLD'", "account.deals max(closedAt)", "account.deals min(amount)", "amount / 3 + coalesce(account.employees, 1)",
            "account.parent is null or account.parent.deals none", "now - account.activities max(at)", "createdAt >= now - 20d", "account.activities any (at > now - 10d)",
        ],
        ["account"] = ["tier = 'gold'", "deals sum(amount, account.tier = 'gold')", "parent.contacts count", "deals none (stage.kind = won and closedAt >= now - 15d)", "contacts any (account.deals any (amount > 500))"],
        ["contact"] = ["account.deals count(stage.kind = open)", "account.parent.tier", "lastName"],
    };

    [Fact]
    public void Lives_tell_what_the_query_as_of_a_moment_does() => Law.Holds(25, seed => CheckAsync(seed, TestStore.Memory).GetAwaiter().GetResult());

    [Fact]
    public void On_SQLite_too() => Law.Holds(6, seed => CheckAsync(seed, TestStore.Sqlite).GetAwaiter().GetResult());

    [Fact]
    public async Task Reading_them_tells_how_far_it_is_and_can_be_cancelled()
    {
        await using var crm = CrmTestHost.Create(c => c.Field(Tier));
        await crm.DealAsync();
        await using var scope = crm.Services.CreateAsyncScope();
        var (services, state) = await StateAsync(scope.ServiceProvider);
        var (entity, asked) = Asked(services, state, "deal");
        var told = new List<double>();
        await Lives.ReadAsync(services.Store, state.Tenant, entity, asked.Select(a => a.Known), [crm.Clock.GetCurrentInstant()], new Telling(told), default);
        Assert.Equal(told.Order(), told);
        Assert.Equal(1, told[^1]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Lives.ReadAsync(services.Store, state.Tenant, entity, asked.Select(a => a.Known), [crm.Clock.GetCurrentInstant()], null, new(canceled: true)));
    }

    private static async Task CheckAsync(int seed, TestStore store)
    {
        var random = new Random(seed);
        await using var crm = CrmTestHost.Create(new CrmTestOptions { Store = store, Compose = c => c.Field(Tier) });
        var start = crm.Clock.GetCurrentInstant();
        for (var i = random.Next(10, 40); i > 0; i--)
        {
            await ChangeAsync(crm, random);
            crm.Clock.Advance(Duration.FromHours(random.Next(0, 100)));
        }

        var length = crm.Clock.GetCurrentInstant() - start;
        List<Instant> moments = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => (start + (random.NextDouble() * length)).Cut()).Append(crm.Clock.GetCurrentInstant().Cut()).Distinct().Order()];
        await using var scope = crm.Services.CreateAsyncScope();
        var (services, state) = await StateAsync(scope.ServiceProvider);
        foreach (var name in Others.Keys)
        {
            var (entity, asked) = Asked(services, state, name);
            var lives = await Lives.ReadAsync(services.Store, state.Tenant, entity, asked.Select(a => a.Known), moments, null, default);
            foreach (var moment in moments)
            {
                var then = lives.At(moment);
                var read = asked.Select(a => (Func<object, object?>)then.Reader(a.At(moment), entity)).ToList();
                var query = new RowQuery { Entity = entity, Tenant = state.Tenant, Restriction = null, AsOf = new(moment), Columns = [new FieldValue([], entity.Key!), .. asked.Select(a => a.At(moment))] };
                Assert.Equal(
                    (await services.Store.QueryAsync(query, default)).SelectMany(r => Lines(r, asked)),
                    then.Rows(entity).SelectMany(r => Lines([KeptFields.IdOf(r), .. read.Select(f => f(r))], asked)));
            }
        }
    }

    private static (EntityDefinition Entity, IReadOnlyList<ScoreExpression> Asked) Asked(SessionServices services, TenantState state, string entity)
    {
        var checker = new CriteriaChecker(state.Model.Catalogue);
        var context = new CheckContext { Now = Instant.FromUtc(2000, 1, 1, 0, 0), Zone = DateTimeZone.Utc };
        var features = ScoreBook.FeaturesOf(state.Settings, services.Composition.Features, entity).Concat(Others[entity].Select((text, i) => new ScoreFeature(entity, $"other_{i}", text)));
        return (state.Model[entity], [.. features.Select(f => ScoreExpression.Of(state.Model, f, checker, context))]);
    }

    private static async Task<(SessionServices Services, TenantState State)> StateAsync(IServiceProvider provider)
    {
        var services = provider.GetRequiredService<SessionServices>();
        return (services, await services.Tenants.GetAsync(services.Store, TenantId.Default, default));
    }

    private static IEnumerable<string> Lines(object?[] row, IReadOnlyList<ScoreExpression> asked) =>
        row.Select((value, i) => FormattableString.Invariant($"{(i == 0 ? "id" : asked[i - 1].Text)}: {(value is decimal number ? number / 1.0000000000000000000000000000m : value ?? "null")} {value?.GetType().Name}"));

    /// <summary>Some changes in one save: now, or with effect from before.</summary>
    private static async Task ChangeAsync(CrmTestHost crm, Random random)
    {
        var session = crm.NewSession();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var (account, contact, deal, activity) = (await OneAsync<Account>(session, random), await OneAsync<Contact>(session, random), await OneAsync<Deal>(session, random), await OneAsync<Activity>(session, random));
            switch (random.Next(12))
            {
                case 0: session.Add(Tiered(new Account { Name = $"A{random.Next(3)}", Industry = Maybe(random, "SaaS"), ParentId = account?.Id }, random)); break;
                case 1: session.Add(new Contact { LastName = "C", JobTitle = Maybe(random, "Head"), AccountId = account?.Id }); break;
                case 2 or 3 or 4: session.Add(new Deal { Name = Maybe(random, "Ärger") ?? "D", AccountId = account?.Id, Amount = random.Next(4) == 0 ? null : new Money(random.Next(2_000), "USD") }); break;
                case 5 or 6:
                    var call = session.Add(new Activity { Kind = ActivityKinds.Call, Subject = "S", ContactId = contact?.Id, AccountId = account?.Id, DealId = deal?.Id });
                    if (random.Next(3) > 0)
                    {
                        await session.CompleteAsync(call);
                    }

                    break;
                case 7 when account is not null: Tiered(account, random).Employees = random.Next(1_000); break;
                case 8 when deal is not null: (deal.AccountId, deal.Name) = (random.Next(3) == 0 ? null : account?.Id ?? deal.AccountId, Maybe(random, "ärger") ?? "E"); break;
                case 9 when deal is { ClosedAt: null }: await session.MoveAsync(deal, random.Next(2) == 0 ? "won" : "lost", "r"); break;
                case 10 when activity is not null: session.Delete(activity); break;
                case 11 when deal is not null && random.Next(3) == 0: session.Delete(deal); break;
            }
        }

        try
        {
            await session.SaveAsync(random.Next(3) == 0 ? crm.Clock.GetCurrentInstant() - Duration.FromHours(random.Next(1, 60)) : null);
        }
        catch (CrmException e) when (e.Code is CrmErrors.Invalid or CrmErrors.Restricted)
        {
            // A record was changed since then, or is still spoken of: nothing of this was.
        }
    }

    private static Account Tiered(Account account, Random random)
    {
        account.Set(Tier, Maybe(random, random.Next(2) == 0 ? "gold" : "Gold"));
        return account;
    }

    private static string? Maybe(Random random, string text) => random.Next(2) == 0 ? null : text;

    private static async Task<T?> OneAsync<T>(CrmSession session, Random random)
        where T : Records.Record
    {
        var rows = (await session.Query<T>().Select("id").OrderBy("id").PageAsync(50)).Rows;
        return rows.Count == 0 ? null : await session.LoadForChangeAsync(rows[random.Next(rows.Count)].GetId<T>("id")!.Value);
    }

    private sealed class Telling(List<double> told) : IProgress<double>
    {
        public void Report(double value) => told.Add(value);
    }
}
