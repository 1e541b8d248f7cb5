using Crm.Contacts;
using Crm.Extensibility;
using Crm.Insights;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>What accounts are worth, of the purchases that may be seen.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class AccountLifetimeConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task Who_buys_more_and_later_is_worth_more()
    {
        var crm = Boss();
        var accounts = await SceneAsync(crm, 60);
        var all = await crm.Forecasts.LifetimesAsync();
        Assert.Equal(60, all.Count);
        Assert.Equal([.. all.OrderByDescending(a => a.Value)], all);
        Assert.All(all, a => Assert.True(a is { Alive: >= 0 and <= 1, NextYear: >= 0, Value: >= 0, MeanError: >= 0 }));
        var (loyal, gone) = (all.Single(a => a.AccountId == accounts[0]), all.Single(a => a.AccountId == accounts[1]));
        Assert.True(loyal.Alive > gone.Alive && loyal.Value > gone.Value && loyal.NextYear > gone.NextYear);
        Assert.True(loyal.RenewalOdds is > 0.3 and < 1);
        Assert.Null(gone.RenewalOdds);
        Assert.Equal(loyal, await crm.Forecasts.LifetimeAsync(accounts[0]));
        Assert.True((await crm.Forecasts.LifetimeAsync(accounts[0], new() { Margin = 0.5 }))!.Value < loyal.Value);

        var bare = await AccountAsync("bare");
        Assert.Null(await crm.Forecasts.LifetimeAsync(bare));
        await RefusedAsync(CrmErrors.NotFound, async () => await crm.Forecasts.LifetimeAsync(new(Fixture.Ids.NextGuid())));
        foreach (var options in new LifetimeOptions[] { new() { Years = 0 }, new() { Years = 21 }, new() { Margin = 0 }, new() { YearlyDiscount = -0.1 }, new() { YearlyDiscount = double.NaN } })
        {
            await RefusedAsync(CrmErrors.Invalid, async () => await crm.Forecasts.LifetimesAsync(options));
        }

        // A purchase more is known at once.
        var deal = await ForecastScene.AddAsync(crm, "more", Org.Ann, 500, null, "won", accounts[1]);
        await crm.SaveAsync();
        Assert.Equal(gone.Purchases + 1, (await crm.Forecasts.LifetimeAsync(accounts[1]))!.Purchases);
        crm.Delete(deal);
        await crm.SaveAsync();
        Assert.Equal(gone, await crm.Forecasts.LifetimeAsync(accounts[1]));

        // By the id of an account that was merged too.
        await Boss().Merges.MergeAsync(bare, [accounts[1]]);
        Assert.Equal((bare, gone.Purchases), (await Boss().Forecasts.LifetimeAsync(accounts[1])) is { } merged ? (merged.AccountId, merged.Purchases) : default);
    }

    [Fact]
    public async Task Of_too_little_nothing_is_said()
    {
        var crm = Boss();
        await RefusedAsync(CrmErrors.TooLittleData, async () => await crm.Forecasts.LifetimesAsync());
        var accounts = await SceneAsync(crm, 20);
        await RefusedAsync(CrmErrors.TooLittleData, async () => await crm.Forecasts.LifetimesAsync());
        await RefusedAsync(CrmErrors.TooLittleData, async () => await crm.Forecasts.LifetimeAsync(accounts[0]));
    }

    [Fact]
    public async Task Purchases_that_may_not_be_seen_are_none()
    {
        var crm = Boss();
        var accounts = await SceneAsync(crm, 60);
        var mine = await crm.LoadForChangeAsync(accounts[0]);
        await crm.SaveAsync();
        Fixture.Give(Org.Role(Right.Read, Depth.Own));
        var ann = As(Org.Ann).Crm;
        Assert.Empty(await ann.Forecasts.LifetimesAsync());
        await RefusedAsync(CrmErrors.NotFound, async () => await ann.Forecasts.LifetimeAsync(accounts[0]));
        crm.Assign(mine, Org.Ann);
        await crm.SaveAsync();
        Assert.Null(await ann.Forecasts.LifetimeAsync(accounts[0]));
        await ForecastScene.AddAsync(crm, "seen", Org.Ann, 500, null, "won", accounts[0]);
        await crm.SaveAsync();
        Assert.Equal(1, (await ann.Forecasts.LifetimeAsync(accounts[0]))!.Purchases);
        Assert.Equal(accounts[0], Assert.Single(await ann.Forecasts.LifetimesAsync()).AccountId);
        Fixture.Give("Blind");
        await RefusedAsync(CrmErrors.Forbidden, async () => await ann.Forecasts.LifetimesAsync());
        Fixture.Give(Org.Role(Right.Read, Depth.None));
        await RefusedAsync(CrmErrors.Forbidden, async () => await ann.Forecasts.LifetimesAsync());
    }

    private protected override void Compose(CrmBuilder crm) => ForecastScene.Compose(crm);

    /// <summary>Accounts that buy at a pace of their own for a time of their own since 2022. The first buys on and on, the second left early.</summary>
    private static async Task<List<Id<Account>>> SceneAsync(CrmSession crm, int count)
    {
        var random = new Random(3);
        var accounts = new List<Id<Account>>();
        for (var i = 0; i < count; i++)
        {
            var account = crm.Add(new Account { Name = $"a{i}" }, Org.Flo);
            accounts.Add(account.Id);
            var (start, pace, life) = (random.Next(200), random.Next(60, 300), i switch { 0 => 1_400, 1 => 250, _ => random.Next(1, 1_400) });
            for (var day = start; day <= start + life && day < 1_480; day += i == 0 ? 100 : pace)
            {
                var at = Instant.FromUtc(2022, 1, 1, 9, 0) + Duration.FromDays(day);
                await crm.ImportDealAsync(
                    crm.Add(new Deal { Name = "d", AccountId = account.Id }, Org.Flo), ForecastScene.Pipeline, [new(at, "a"), new(at + Duration.FromDays(1), "won", "so", d => d.Amount = new Money(random.Next(50, 500), "EUR"))]);
            }
        }

        await crm.SaveAsync();
        return accounts;
    }
}
