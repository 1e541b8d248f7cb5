using Crm.Contacts;
using Crm.Extensibility;
using Crm.Records;
using Crm.Sales;

namespace Crm.Testing.Sessions;

/// <summary>Rules before a save: they change records, add others in the same transaction, and refuse.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class RuleConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private int runs;

    [Fact]
    public async Task A_rule_changes_what_is_saved_and_runs_once()
    {
        var crm = Boss();
        var account = crm.Add(new Account { Name = "shout" });
        await crm.SaveAsync();
        Assert.Equal(("SHOUT", 1L, 1), (account.Name, account.Version, runs));
        await crm.SaveAsync();
        Assert.Equal(1, runs);
        Assert.Equal("SHOUT", (await crm.GetAsync(account.Id))["name"]);
    }

    [Fact]
    public async Task What_a_rule_adds_is_ruled_saved_and_audited_with_the_rest()
    {
        var crm = Boss();
        crm.Add(new Account { Name = "chain" });
        var before = (await StoredAsync<Changes.AuditEntry>("audit")).Count;
        await crm.SaveAsync();
        Assert.Equal(["CHILD", "chain"], (await crm.Query<Account>().OrderBy("employees, name").PageAsync(5)).Rows.Select(r => (string)r["name"]!).Order(StringComparer.Ordinal));
        Assert.Equal(before + 1, (await StoredAsync<Changes.AuditEntry>("audit")).Count);
    }

    [Fact]
    public async Task A_rule_refuses_with_its_field_and_nothing_is_written()
    {
        var crm = Boss();
        crm.Add(new Account { Name = "refuse" });
        crm.Add(new Account { Name = "fine" });
        var error = await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync());
        Assert.Equal(("name", "refused"), (error.Fields[0].Field, error.Fields[0].Code));
    }

    [Fact]
    public async Task Rules_that_never_rest_are_stopped()
    {
        var crm = Boss();
        crm.Add(new Account { Name = "restless" });
        await RefusedWithoutTraceAsync(CrmErrors.Configuration, () => crm.SaveAsync());
    }

    [Fact]
    public async Task What_a_rule_adds_is_judged_by_the_rights_of_whoever_acts()
    {
        Fixture.Give("Read:Own", "Create:Own");
        var crm = As(Org.Ann).Crm;
        crm.Add(new Account { Name = "gift" });
        await RefusedWithoutTraceAsync(CrmErrors.Forbidden, () => crm.SaveAsync());
    }

    [Fact]
    public async Task A_rule_of_a_dynamic_entity_runs_for_it_alone()
    {
        var crm = Boss();
        DynamicRecord visit = await crm.AddAsync("visit");
        visit[SessionModel.Topic] = "refuse";
        await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync());
    }

    private protected override void Compose(CrmBuilder crm) => crm
        .BeforeSave<Account>((save, _) =>
        {
            runs++;
            var account = save.Record;
            switch (account.Name)
            {
                case "shout" or "child": account.Name = account.Name.ToUpperInvariant(); break;
                case "chain" when save.IsNew: save.Session.Add(new Account { Name = "child" }); break;
                case "gift": save.Session.Add(new Account { Name = "given" }, Org.Flo); break;
                case "refuse": save.Errors.Add(new("name", "refused", "Not this one.")); break;
                case "restless": save.Session.Add(new Account { Name = "restless" }); break;
            }

            return default;
        })
        .BeforeSave("visit", (save, _) =>
        {
            if ((string?)save.Record[SessionModel.Topic] == "refuse")
            {
                save.Errors.Add(new("topic", "refused", "Not this one."));
            }

            return default;
        });
}
