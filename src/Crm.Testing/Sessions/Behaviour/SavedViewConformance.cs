using System.Text.Json.Nodes;
using Crm.Extensibility;
using Crm.Records;
using Crm.Security;
using Crm.Storage;
using Crm.Tenancy;
using Crm.Views;

namespace Crm.Testing.Sessions;

/// <summary>Questions kept as data: asked with the rights of whoever opens them.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class SavedViewConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task A_view_is_a_query_to_page_count_group_and_narrow()
    {
        var acme = await AccountAsync("Acme", industry: "SaaS");
        await DealAsync("Big", acme, amount: new(500, "EUR"));
        await DealAsync("Small", acme, amount: new(5, "EUR"));
        await DealAsync("None");
        var view = await ViewAsync(new() { Name = "Priced", Entity = "deal", Criteria = "amount > 1", Columns = "name, account.name, amount", OrderBy = "amount desc" });
        var query = await Boss().ViewAsync(view);

        var page = await query.PageAsync(1);
        Assert.Equal(["name", "account.name", "amount"], page.Rows[0].Columns);
        Assert.Equal(["Big", "Acme", 500m], page.Rows[0].Values);
        Assert.Equal("Small", (await query.PageAsync(1, page.Next)).Rows[0]["name"]);
        Assert.Equal(2, await query.CountAsync());
        Assert.Equal(505m, (await query.GroupAsync(["account.name"], ["sum(amount) as s"]))[0]["s"]);
        Assert.Equal(["Small"], (await query.Where("amount < 100").PageAsync(9)).Rows.Select(r => r["name"]));
    }

    [Fact]
    public async Task A_view_of_nothing_but_an_entity_shows_all_of_it()
    {
        await AccountAsync("A");
        await AccountAsync("B");
        var query = await Boss().ViewAsync(await ViewAsync(new() { Name = "All", Entity = "account" }));
        Assert.Equal(["A", "B"], (await query.PageAsync(9)).Rows.Select(r => r["name"]));
    }

    [Theory]
    [InlineData(ViewPersons.Viewer, "Tom's")]
    [InlineData(ViewPersons.Owner, "Ann's")]
    public async Task The_condition_means_the_me_that_the_view_says(string person, string shown)
    {
        await AccountAsync("Ann's", Org.Ann);
        await AccountAsync("Tom's", Org.Tom);
        Fixture.Give(Org.Role(Right.Read, Depth.Team), "Rep");
        var view = await ViewAsync(new() { Name = "Mine", Entity = "account", Criteria = "owner = me", Columns = "name", Person = person }, Org.Ann, Org.Tom);
        Fixture.Directory.Snapshot = WithRole(Org.Tom, Org.Role(Right.Read, Depth.All));

        var query = await As(Org.Tom).Crm.ViewAsync(view);
        Assert.Equal([shown], (await query.PageAsync(9)).Rows.Select(r => r["name"]));

        // What is added to it is the asker's own.
        Assert.Equal(person == ViewPersons.Viewer ? 1 : 0, await query.Where("owner = me").CountAsync());
    }

    [Fact]
    public async Task The_owners_me_does_not_lend_the_owners_rights()
    {
        await AccountAsync("Ann's", Org.Ann);
        await DealAsync("Ann's deal", owner: Org.Ann);
        Fixture.Give("Rep");
        var view = await ViewAsync(new() { Name = "Hers", Entity = "account", Criteria = "owner = me or owner.team in my teams", Person = ViewPersons.Owner }, Org.Ann, Org.Flo);
        Assert.Equal(1, await (await As(Org.Ann).Crm.ViewAsync(view)).CountAsync());
        Assert.Equal(0, await (await As(Org.Flo).Crm.ViewAsync(view)).CountAsync());
    }

    [Fact]
    public async Task A_view_without_a_person_knows_no_me()
    {
        var error = await RefusedViewAsync(new() { Name = "Mine", Entity = "account", Criteria = "owner = me", Person = ViewPersons.Nobody });
        Assert.Equal(("criteria", "criteria.no_me"), (error.Field, error.Code));
    }

    [Theory]
    [InlineData("deal", "amount > 'x'", null, null, "criteria", "At character 9")]
    [InlineData("deal", "amount > 5 and nonsense = 1", null, null, "criteria", "nonsense")]
    [InlineData("deal", "id in $ids", null, null, "criteria", "ids")]
    [InlineData("deal", null, "name, nonsense", null, "columns", "nonsense")]
    [InlineData("deal", null, null, "nonsense desc", "orderBy", "nonsense")]
    [InlineData("nothing", null, null, null, "entity", "nothing")]
    public async Task A_view_that_is_not_right_is_refused_and_told_where(string entity, string? criteria, string? columns, string? order, string field, string said)
    {
        var error = await RefusedViewAsync(new() { Name = "Wrong", Entity = entity, Criteria = criteria, Columns = columns, OrderBy = order });
        Assert.Equal(field, error.Field);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_is_checked_with_its_owners_rights_and_asked_with_the_viewers()
    {
        Fixture.Give("Narrow", "Rep:view");
        var crm = As(Org.Ann).Crm;
        crm.Add(new SavedView { Name = "Revenue", Entity = "account", Criteria = "revenue > 5" });
        Assert.Contains("revenue", Assert.Single((await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync())).Fields).Message, StringComparison.Ordinal);

        var boss = Boss();
        boss.Add(new SavedView { Name = "For Ann", Entity = "account", Columns = "name, revenue" }, Org.Ann);
        Assert.Equal("columns", Assert.Single((await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => boss.SaveAsync())).Fields).Field);
        boss.DiscardChanges();

        var view = await ViewAsync(new() { Name = "Revenue", Entity = "account", Criteria = "revenue > 5" }, Org.Boss, Org.Ann);
        var query = await As(Org.Ann).Crm.ViewAsync(view);
        Assert.Contains("revenue", (await RefusedAsync(CrmErrors.Criteria, async () => await query.CountAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_owner_takes_a_view_as_it_is()
    {
        Fixture.Give("Narrow", "Rep:view");
        var view = await ViewAsync(new() { Name = "Revenue", Entity = "account", Criteria = "revenue > 5" });
        var crm = Boss();
        crm.Assign(await crm.LoadForChangeAsync(view), Org.Ann);
        await crm.SaveAsync();
        await RefusedAsync(CrmErrors.Criteria, async () => await (await As(Org.Ann).Crm.ViewAsync(view)).PageAsync(1));
    }

    [Fact]
    public async Task A_view_whose_field_was_removed_names_it()
    {
        var field = new CustomFieldDefinition("account", "score", Criteria.ValueKind.Integer);
        await As(Org.Boss).Administration.ProvisionAsync(Org.North, t => t.Field(field));
        var view = await ViewAsync(new() { Name = "Scored", Entity = "account", Criteria = "score > 5", Columns = "name" });
        Assert.Equal(0, await (await Boss().ViewAsync(view)).CountAsync());

        await RemoveFieldsAsync();
        var query = await Boss().ViewAsync(view);
        Assert.Contains("score", (await RefusedAsync(CrmErrors.Criteria, async () => await query.PageAsync(1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_that_is_not_mine_nor_shared_is_not_found()
    {
        var view = await ViewAsync(new() { Name = "Private", Entity = "account" }, Org.Tom);
        Fixture.Give("Rep");
        await RefusedAsync(CrmErrors.NotFound, async () => await As(Org.Ann).Crm.ViewAsync(view));
        var crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(view));
        await crm.SaveAsync();
        await RefusedAsync(CrmErrors.NotFound, async () => await Boss().ViewAsync(view));
        await crm.RestoreAsync("view", view.Value);
        await crm.SaveAsync();
        await Boss().ViewAsync(view);
    }

    private protected override void Compose(CrmBuilder crm) => crm.Provision(Org.North, t => t
        .Role("Narrow", r => r.On("account", Depth.All, readFields: FieldGrant.Only("name")))
        .Role("Rep:view", r => r.On("view", Depth.Own, Depth.Own, Depth.Own, Depth.Own, Depth.Own, Depth.Own)));

    /// <summary>Saves a view for somebody, and shares it.</summary>
    private async Task<Id<SavedView>> ViewAsync(SavedView view, Id<User>? owner = null, Id<User>? with = null)
    {
        var crm = Boss();
        crm.Add(view, owner);
        await crm.SaveAsync();
        if (with is { } person)
        {
            await crm.ShareAsync(view, person, [Right.Read]);
            await crm.SaveAsync();
        }

        return view.Id;
    }

    private async Task<FieldError> RefusedViewAsync(SavedView view)
    {
        var crm = Boss();
        crm.Add(view);
        return Assert.Single((await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync())).Fields);
    }

    private static DirectorySnapshot WithRole(Id<User> user, string role)
    {
        var snapshot = Org.Snapshot();
        return snapshot with { Users = [.. snapshot.Users.Select(u => u.Id == user ? u with { Roles = [.. u.Roles, role] } : u)] };
    }

    /// <summary>As an administration of the tenant's settings would.</summary>
    private async Task RemoveFieldsAsync()
    {
        var store = As(Org.Boss).Store;
        var definition = SessionModel.Model["configuration"];
        var row = Assert.Single(await Dump.RowsAsync(store, Org.North, definition));
        var slot = definition.Slots.Single(x => x.Property == "Settings").Ordinal;
        var settings = JsonNode.Parse((string)row[slot]!)!.AsObject();
        settings["fields"] = new JsonArray();
        var version = (long)row[EntityDefinition.VersionSlot]!;
        (row[slot], row[EntityDefinition.VersionSlot]) = (settings.ToJsonString(), version + 1);
        var write = new RowWrite { Entity = definition, Kind = WriteKind.Update, Id = (Guid)row[0]!, ExpectedVersion = version, Row = row, Changed = [EntityDefinition.VersionSlot, slot] };
        await store.InTransactionAsync(
            async ct =>
            {
                await store.WriteAsync(new(Org.North, Fixture.Clock.GetCurrentInstant(), [write]), ct);
                return true;
            },
            default);
    }
}
