using Crm.Changes;
using Crm.Contacts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Crm.EntityFrameworkCore.Tests.Interception;

/// <summary>How the session itself judges and settles what the host saves.</summary>
public sealed class HostSaveJudgementTests
{
    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task A_save_that_changes_nothing_tells_nothing(Database kind, bool pooled)
    {
        await using var host = await HostedCrm.OpenAsync(kind, pooled);
        await host.InScopeAsync(async (crm, db) =>
        {
            var account = crm.Add(new Account { Name = "Acme", Industry = "SaaS" }).Id;
            await crm.SaveAsync();
            var events = await db.Set<OutboxEntry>().CountAsync();
            var audits = await db.Set<AuditEntry>().CountAsync();
            var tracked = await db.Set<Account>().SingleAsync();
            var changedAt = tracked.ChangedAt;

            db.Update(tracked);
            await db.SaveChangesAsync();

            Assert.Equal((EntityState.Unchanged, 1L, changedAt), (db.Entry(tracked).State, tracked.Version, tracked.ChangedAt));
            Assert.Single(await crm.HistoryAsync(account));
            Assert.Equal((events, audits), (await db.Set<OutboxEntry>().CountAsync(), await db.Set<AuditEntry>().CountAsync()));

            tracked.Name = "Acme Inc.";
            await db.SaveChangesAsync();
            Assert.Equal((2L, 2), (tracked.Version, (await crm.HistoryAsync(account)).Count));
        });
    }

    [Theory]
    [Databases]
    public async Task What_rules_alone_change_counts(Database kind)
    {
        var ruling = false;
        await using var host = await HostedCrm.OpenAsync(kind, pooled: false, more: crm => crm.BeforeSave<Account>((save, _) =>
        {
            save.Record.Industry = ruling ? "ruled" : save.Record.Industry;
            return default;
        }));
        await host.InScopeAsync(async (crm, db) =>
        {
            var account = crm.Add(new Account { Name = "Acme", Industry = "SaaS" }).Id;
            await crm.SaveAsync();
            var tracked = await db.Set<Account>().SingleAsync();
            ruling = true;
            db.Update(tracked);
            await db.SaveChangesAsync();

            Assert.Equal((EntityState.Unchanged, 2L, "ruled"), (db.Entry(tracked).State, tracked.Version, tracked.Industry));
            var history = await crm.HistoryAsync(account);
            Assert.Equal(["SaaS", "ruled"], history.Select(v => v.Values["industry"]));
            Assert.Equal(tracked.ChangedAt, (await db.Set<Account>().AsNoTracking().SingleAsync()).ChangedAt);
        });
    }

    [Theory]
    [Databases]
    public async Task A_clock_that_runs_behind_does_not_turn_history_round(Database kind)
    {
        var clock = new SetClock { Now = Instant.FromUtc(2026, 3, 1, 12, 0) };
        await using var host = await HostedCrm.OpenAsync(kind, pooled: false, more: crm => crm.UseClock(clock));
        await host.InScopeAsync(async (crm, db) =>
        {
            var account = crm.Add(new Account { Name = "Acme" }).Id;
            await crm.SaveAsync();
            var tracked = await db.Set<Account>().SingleAsync();
            var before = tracked.ChangedAt;
            clock.Now -= Duration.FromHours(1);
            tracked.Name = "Acme Inc.";
            await db.SaveChangesAsync();

            Assert.Equal(before, tracked.ChangedAt);
            Assert.Equal(["Acme", "Acme Inc."], (await crm.HistoryAsync(account)).Select(v => v.Values["name"]));
        });
    }

    [Theory]
    [Databases(EntityState.Modified)]
    [Databases(EntityState.Deleted)]
    public async Task A_hidden_record_looks_like_none(Database kind, EntityState state)
    {
        await using var host = await HostedCrm.OpenAsync(kind, pooled: false);
        Account account = null!;
        await host.InScopeAsync(async (crm, _) =>
        {
            account = crm.Add(new Account { Name = "Acme" });
            await crm.SaveAsync();
        });

        var errors = new List<(string Code, string Message)>();
        host.Act(HostedCrm.Bob);
        foreach (var (id, version) in new[] { (IdGenerator.FromName<Account>("none").Value, 1L), (account.Id.Value, 1L), (account.Id.Value, 7L) })
        {
            await host.InScopeAsync(async (_, db) =>
            {
                var stub = new Account { Name = "Acme" };
                typeof(Account).GetProperty("Id")!.SetValue(stub, new Id<Account>(id));
                typeof(Records.Record).GetProperty("Tenant")!.SetValue(stub, TenantId.Default);
                typeof(Records.Record).GetProperty("Version")!.SetValue(stub, version);
                db.Attach(stub).State = state;
                var error = await Assert.ThrowsAsync<CrmException>(() => db.SaveChangesAsync());
                errors.Add((error.Code, error.Message));
            });
        }

        Assert.Equal(CrmErrors.NotFound, Assert.Single(errors.Distinct()).Code);
    }

    private sealed class SetClock : IClock
    {
        public Instant Now { get; set; }

        public Instant GetCurrentInstant() => Now;
    }
}
