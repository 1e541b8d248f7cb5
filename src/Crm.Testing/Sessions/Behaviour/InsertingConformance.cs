using Crm.Changes;
using Crm.Contacts;
using Crm.Extensibility;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Many records inserted batch by batch go by the same rules as one, and leave the same behind.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class InsertingConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private const int Many = 700;
    private const int Batch = 300;

    [Fact]
    public async Task Every_batch_is_one_save_with_history_audit_and_events()
    {
        var told = new List<long>();
        var accounts = Accounts(Many).ToList();
        var audit = (await StoredAsync<AuditEntry>("audit")).Count;
        var report = await Boss().InsertAsync(accounts, new() { BatchSize = Batch, Progress = new Told(told) });

        Assert.Equal((Many, 3, 0), (report.Inserted, report.Batches, report.Refused.Count));
        Assert.Equal([300L, 600L, 700L], told);
        Assert.Equal(Many, await Boss().Query<Account>().CountAsync());
        Assert.Equal([300L, 300L, 100L], (await StoredAsync<AuditEntry>("audit")).Skip(audit).Select(a => a.Records));
        Assert.Equal(Many, (await StoredAsync<OutboxEntry>("outbox")).Count(o => o.Entity == "account" && o.Type == RecordCreated.EventName));
        Assert.All(accounts, a => Assert.Equal((1L, "ruled", Org.Boss), (a.Version, a.Country, a.OwnerId)));
        Assert.Single(await Boss().HistoryAsync(accounts[^1].Id));
    }

    [Fact]
    public async Task What_is_stored_is_what_saving_one_by_one_stores()
    {
        var account = await AccountAsync();
        var many = Deals(Many, account).ToList();
        await Boss().InsertAsync(many, new() { BatchSize = Many });
        var single = Deals(Many, account).ToList();
        var crm = Boss();
        foreach (var deal in single.Where((_, i) => i % 50 == 0))
        {
            crm.Add(deal);
            await crm.SaveAsync();
        }

        foreach (var (one, other) in many.Zip(single).Where((_, i) => i % 50 == 0))
        {
            var (x, y) = (await Boss().GetAsync(one.Id), await Boss().GetAsync(other.Id));
            Assert.Equal(
                x.Columns.Where(n => n is not ("id" or "createdAt" or "changedAt" or "stageSince")).Select(n => $"{n}: {x[n]}"),
                y.Columns.Where(n => n is not ("id" or "createdAt" or "changedAt" or "stageSince")).Select(n => $"{n}: {y[n]}"));
        }

        Assert.Equal(many.Count + (single.Count / 50), await Boss().Query("stageChange").CountAsync());
    }

    [Fact]
    public async Task What_is_inserted_is_found_by_its_words_and_by_those_it_shows_of_others()
    {
        var account = await AccountAsync();
        await Boss().InsertAsync(Accounts(Many));
        await Boss().InsertAsync(Deals(Many, account));

        var crm = Boss();
        Assert.Equal("Account 450", (await crm.SearchAsync("account 450", 5, ["account"]))[0].Title);
        Assert.StartsWith("Müller's 450", (await crm.SearchAsync("muller 450", 5, ["deal"]))[0].Title, StringComparison.Ordinal);
        var shown = (await crm.GetAsync(account))["name"]!.ToString()!;
        Assert.StartsWith("Müller's 450", (await crm.SearchAsync(shown + " 450", 5, ["deal"]))[0].Title, StringComparison.Ordinal);

        var found = await crm.LoadForChangeAsync<Account>(new((await crm.SearchAsync("account 450", 5, ["account"]))[0].Id));
        found.Name = "Zeppelin";
        await crm.SaveAsync();
        Assert.Equal("Zeppelin", Assert.Single(await crm.SearchAsync("zeppelin")).Title);
        Assert.DoesNotContain(await crm.SearchAsync("account 450", 5, ["account"]), h => h.Id == found.Key);
    }

    [Fact]
    public async Task A_refused_batch_leaves_nothing_and_those_before_it_stay()
    {
        var crm = Boss();
        var error = await RefusedAsync(CrmErrors.Invalid, async () => await crm.InsertAsync(Accounts(Many).Select(Broken), new() { BatchSize = Batch }));
        Assert.Equal("name", Assert.Single(error.Fields).Field);
        Assert.Equal(Batch, await Boss().Query<Account>().CountAsync());
    }

    [Fact]
    public async Task A_run_that_goes_on_reports_what_was_refused()
    {
        var report = await Boss().InsertAsync(Accounts(Many).Select(Broken), new() { BatchSize = Batch, GoesOn = true });
        var refused = Assert.Single(report.Refused);
        Assert.Equal((400L, 2, 300L, 300, CrmErrors.Invalid), (report.Inserted, report.Batches, refused.First, refused.Count, refused.Reason.Code));
        Assert.Equal(400, await Boss().Query<Account>().CountAsync());
    }

    [Fact]
    public async Task A_whole_run_is_all_or_nothing()
    {
        await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await Boss().InsertAsync(Accounts(Many).Select(Broken), new() { BatchSize = Batch, Whole = true }));
        var report = await Boss().InsertAsync(Accounts(Many), new() { BatchSize = Batch, Whole = true });
        Assert.Equal((Many, 1), (report.Inserted, report.Batches));
    }

    [Fact]
    public async Task A_value_that_is_taken_refuses_the_batch() =>
        await RefusedWithoutTraceAsync(CrmErrors.Duplicate, async () => await Boss().InsertAsync(Accounts(Many).Select(a =>
        {
            a.ExternalId = a.Name == "Account 500" ? "Account 1" : a.Name;
            return a;
        }), new() { BatchSize = Many }));

    [Fact]
    public async Task A_hidden_reference_refuses_the_batch()
    {
        var hidden = await AccountAsync(owner: Org.Flo);
        Fixture.Give(Org.Role(Right.Read, Depth.Own), Org.Role(Right.Create, Depth.All));
        await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await As(Org.Ann).Crm.InsertAsync(Deals(Many, hidden), new() { BatchSize = Many }));
    }

    [Fact]
    public async Task A_right_taken_away_bites_on_the_next_batch()
    {
        Fixture.Give(Org.Role(Right.Create, Depth.All));
        var crm = As(Org.Ann).Crm;
        await RefusedAsync(CrmErrors.Forbidden, async () => await crm.InsertAsync(Accounts(Many, at => Revoke(at)), new() { BatchSize = Batch }));
        Assert.Equal(Batch, await Boss().Query<Account>().CountAsync());

        void Revoke(int at)
        {
            if (at == Batch)
            {
                Fixture.Give();
            }
        }
    }

    [Fact]
    public async Task Cancelling_keeps_what_is_saved()
    {
        using var cancelled = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Boss().InsertAsync(
            Accounts(Many, at => (at == Batch + 1 ? cancelled : null)?.Cancel()), new() { BatchSize = Batch }, cancelled.Token));
        Assert.Equal(Batch, await Boss().Query<Account>().CountAsync());
    }

    [Fact]
    public async Task What_the_session_holds_is_not_saved_with_it()
    {
        var crm = Boss();
        crm.Add(new Account { Name = "Held" });
        await crm.InsertAsync(Accounts(2));
        Assert.Equal(2, await Boss().Query<Account>().CountAsync());
        await crm.SaveAsync();
        Assert.Equal(3, await Boss().Query<Account>().CountAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(InsertOptions<Account>.LargestBatch + 1)]
    public async Task A_batch_size_out_of_range_is_refused(int size) =>
        await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await Boss().InsertAsync(Accounts(2), new() { BatchSize = size }));

    [Fact]
    public async Task Nobody_inserts_nothing() =>
        await RefusedAsync(CrmErrors.NoScope, async () => await As(null).Crm.InsertAsync(Accounts(0)));

    private protected override void Compose(CrmBuilder crm) =>
        crm.BeforeSave<Account>((save, _) =>
        {
            save.Record.Country = "ruled";
            return default;
        });

    private static IEnumerable<Account> Accounts(int count, Action<int>? before = null)
    {
        for (var i = 0; i < count; i++)
        {
            before?.Invoke(i);
            yield return new Account { Name = $"Account {i}" };
        }
    }

    /// <summary>One in the second batch has no name.</summary>
    private static Account Broken(Account account)
    {
        account.Name = account.Name == "Account 450" ? "" : account.Name;
        return account;
    }

    private static IEnumerable<Deal> Deals(int count, Id<Account> account) => Enumerable.Range(0, count).Select(i => new Deal
    {
        Name = $"Müller's {i} \t\\N 𝒜",
        AccountId = i % 2 == 0 ? account : null,
        Amount = i % 3 == 0 ? null : new Money(i + 0.1234m, i % 3 == 1 ? "EUR" : "USD"),
        CloseDate = i % 5 == 0 ? null : new LocalDate(2026, 1, 1).PlusDays(i),
    });

    private sealed class Told(List<long> told) : IProgress<long>
    {
        public void Report(long value) => told.Add(value);
    }
}
