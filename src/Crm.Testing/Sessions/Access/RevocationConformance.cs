using Crm.Contacts;

namespace Crm.Testing.Sessions;

/// <summary>Rights taken away bite on the next call of the same session, and between the pages of a stream.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class RevocationConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task A_right_taken_away_bites_on_the_next_call_of_the_same_session()
    {
        var account = await AccountAsync(owner: Org.Flo);
        Fixture.Give("Boss");
        var crm = As(Org.Ann).Crm;
        var loaded = await crm.LoadForChangeAsync(account);
        loaded.Industry = "Retail";

        Fixture.Give("Read:All");
        await RefusedWithoutTraceAsync(CrmErrors.Forbidden, () => crm.SaveAsync());
        Assert.Equal(1, await crm.Query<Account>().CountAsync());

        Fixture.Give("Read:Own", "Write:All");
        Assert.Equal(0, await crm.Query<Account>().CountAsync());
        await RefusedAsync(CrmErrors.NotFound, async () => await crm.GetAsync(account));
        await RefusedAsync(CrmErrors.NotFound, async () => await crm.LoadForChangeAsync(account));
    }

    [Fact]
    public async Task A_right_taken_away_bites_between_the_pages_of_a_stream()
    {
        var boss = Boss();
        for (var i = 0; i < 5; i++)
        {
            boss.Add(new Account { Name = $"A{i}" });
        }

        await boss.SaveAsync();
        Fixture.Give("Read:All");
        var crm = As(Org.Ann).Crm;
        var seen = 0;
        await foreach (var row in crm.Query<Account>().OrderBy("name").StreamAsync())
        {
            Assert.NotNull(row["name"]);
            seen++;
            Fixture.Give("Read:Own");
        }

        Assert.Equal(2, seen);
    }

    [Fact]
    public async Task Who_becomes_inactive_is_refused_in_the_midst_of_a_stream()
    {
        var boss = Boss();
        for (var i = 0; i < 5; i++)
        {
            boss.Add(new Account { Name = $"A{i}" });
        }

        await boss.SaveAsync();
        Fixture.Give("Read:All");
        var acting = As(Org.Ann);
        await RefusedAsync(CrmErrors.Forbidden, async () =>
        {
            await foreach (var row in acting.Crm.Query<Account>().StreamAsync())
            {
                acting.Actor.Actor = new(Org.North, Org.Ivo);
            }
        });
    }

    [Fact]
    public async Task What_one_tenant_loaded_is_not_saved_in_another()
    {
        var account = await AccountAsync();
        var acting = As(Org.Boss);
        (await acting.Crm.LoadForChangeAsync(account)).Industry = "Retail";
        acting.Actor.Actor = new(Org.South, Org.Boss);
        await RefusedWithoutTraceAsync(CrmErrors.NotFound, () => acting.Crm.SaveAsync());
    }

    [Fact]
    public async Task The_system_scope_is_audited_with_its_reason_and_needs_somebody()
    {
        await RefusedAsync(CrmErrors.NoScope, async () => await As(null).Crm.AsSystemAsync("why"));
        await RefusedAsync(CrmErrors.Invalid, async () => await As(Org.Ann).Crm.AsSystemAsync(" "));
        await As(Org.Ann).Crm.AsSystemAsync("why not");
        Assert.Equal("why not", (await StoredAsync<Changes.AuditEntry>("audit"))[^1].SystemReason);
    }

    private protected override void Compose(Extensibility.CrmBuilder crm) => crm.Configure(o => o.MaxPageSize = 2);
}
