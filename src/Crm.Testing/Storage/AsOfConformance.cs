using Crm.Storage;

namespace Crm.Testing.Storage;

/// <summary>Records as they were at a moment, and as they were known at one.</summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class AsOfConformance<THarness> : StoreConformance<THarness>
    where THarness : IStoreHarness, new()
{
    [Fact]
    public async Task A_record_has_the_values_that_were_in_force()
    {
        Wait();
        var id = Add("account", ("name", "First"), ("tier", "Gold"));
        await SaveAsync();
        Wait(2);
        await Scene.ChangeAsync(Store, "account", id, null, ("name", "Second"), ("tier", null));
        Wait(2);
        await Scene.DeleteAsync(Store, "account", id);

        Assert.Empty(await NamesAsOfAsync(Day(0)));
        Assert.Equal(["First"], await NamesAsOfAsync(Day(1)));
        Assert.Equal(["First"], await NamesAsOfAsync(Day(2)));
        Assert.Equal(["Second"], await NamesAsOfAsync(Day(3)));
        Assert.Equal(["Second"], await NamesAsOfAsync(Day(4)));
        Assert.Empty(await NamesAsOfAsync(Day(5)));
        Assert.Empty(await RowsAsync(new("account")));
    }

    [Fact]
    public async Task All_slots_come_back_as_they_were()
    {
        var id = Add("account", ("name", "First"), ("revenue", 5), ("tier", "Gold"));
        await SaveAsync();
        var first = Scene[id];
        Wait();
        await Scene.ChangeAsync(Store, "account", id, null, ("name", "Second"), ("revenue", null));

        Assert.Equal(first, Assert.Single(await RowsAsync(new("account") { AsOf = new(Day(0)) })));
        Assert.Equal(Scene[id], Assert.Single(await RowsAsync(new("account") { AsOf = new(Day(1)) })));
    }

    [Fact]
    public async Task Conditions_order_and_pages_look_at_the_values_of_then()
    {
        var ids = new[] { "c", "a", "b" }.Select(n => Add("account", ("name", n), ("industry", "old"))).ToList();
        await SaveAsync();
        Wait();
        foreach (var id in ids)
        {
            await Scene.ChangeAsync(Store, "account", id, null, ("name", "z"), ("industry", "new"));
        }

        var then = new Question("account", "industry = 'OLD'") { AsOf = new(Day(0)), Order = ["-name"] };
        Assert.Equal(["c", "b", "a"], await ColumnAsync(then, "name"));
        Assert.Equal(["b"], await ColumnAsync(then with { After = ["c", ids[0]], Limit = 1 }, "name"));
        Assert.Empty(await RowsAsync(new("account", "industry = 'new'") { AsOf = new(Day(0)) }));
        Assert.Empty(await RowsAsync(new("account", "industry = 'old'")));
    }

    [Fact]
    public async Task Relations_lead_to_what_was_there_then()
    {
        var acme = Add("account", ("name", "Acme"));
        var bolt = Add("account", ("name", "Bolt"));
        var deal = Add("deal", ("name", "d"), ("account", acme), ("amount", 10));
        await SaveAsync();
        Wait();
        await Scene.ChangeAsync(Store, "account", acme, null, ("name", "Acme Inc"));
        await Scene.ChangeAsync(Store, "deal", deal, null, ("account", bolt), ("amount", 99));
        Wait();
        await Scene.DeleteAsync(Store, "account", bolt);

        async Task Sees(int day, object? name, params object?[][] sums)
        {
            Assert.Equal(name, Assert.Single(await ColumnAsync(new("deal") { AsOf = new(Day(day)) }, "account.name")));
            Assert.Equal(sums, await RowsAsync(new("account") { AsOf = new(Day(day)), Columns = ["name", "deals sum(amount)", "deals count"] }));
        }

        await Sees(0, "Acme", ["Acme", 10m, 1L], ["Bolt", 0m, 0L]);
        await Sees(1, "Bolt", ["Acme Inc", 0m, 0L], ["Bolt", 99m, 1L]);
        await Sees(2, null, ["Acme Inc", 0m, 0L]);
        Assert.Equal(["Acme"], await ColumnAsync(new("account", "deals any (amount = 10)") { AsOf = new(Day(0)) }, "name"));
        Assert.Equal(["Bolt"], await ColumnAsync(new("account", "deals any (account.name = 'bolt')") { AsOf = new(Day(1)) }, "name"));
    }

    [Fact]
    public async Task What_keeps_no_history_is_what_it_is_as_of_any_moment()
    {
        var deal = Add("deal", ("name", "d"));
        await SaveAsync();
        Wait();
        await Scene.ChangeAsync(Store, "deal", deal, null, ("name", "e"));
        await Scene.WriteAsync(Store, Clock.GetCurrentInstant(), [Scene.Insertion("score", deal, ("deal", deal), ("dueAt", Day(7)))], default);
        Assert.Equal([["d", Day(7)]], await RowsAsync(new("deal") { AsOf = new(Day(0)), Columns = ["name", "score.dueAt"] }));
        Assert.Equal(["d"], await ColumnAsync(new("deal", "score.dueAt is not null") { AsOf = new(Day(0)) }, "name"));
        Assert.Equal([deal], await ColumnAsync(new("score") { AsOf = new(Day(0)) }, "id"));
    }

    [Fact]
    public async Task Groups_are_those_of_then()
    {
        var id = Add("account", ("name", "a"), ("industry", "old"), ("revenue", 1));
        Add("account", ("name", "b"), ("industry", "old"), ("revenue", 2));
        await SaveAsync();
        Wait();
        await Scene.ChangeAsync(Store, "account", id, null, ("industry", "new"), ("revenue", 5));

        var question = new Question("account") { Keys = ["industry"], Measures = ["count", "sum revenue"] };
        Assert.Equal([["old", 2L, 3m]], await GroupsAsync(question with { AsOf = new(Day(0)) }));
        Assert.Equal([["new", 1L, 5m], ["old", 1L, 2m]], await GroupsAsync(question with { AsOf = new(Day(1)) }));
    }

    [Fact]
    public async Task A_change_dated_back_is_known_only_since_it_was_recorded()
    {
        var id = Add("account", ("name", "First"));
        await SaveAsync();
        Wait(10);
        await Scene.ChangeAsync(Store, "account", id, Day(4), ("name", "Second"));

        Assert.Equal(["First"], await NamesAsOfAsync(Day(3)));
        Assert.Equal(["Second"], await NamesAsOfAsync(Day(4)));
        Assert.Equal(["First"], await NamesAsOfAsync(Day(4), known: Day(9)));
        Assert.Equal(["First"], await NamesAsOfAsync(Day(20), known: Day(9)));
        Assert.Equal(["Second"], await NamesAsOfAsync(Day(4), known: Day(10)));
        Assert.Equal(["First"], await NamesAsOfAsync(Day(3), known: Day(10)));
        Assert.Empty(await NamesAsOfAsync(Day(4), known: Day(0) - NodaTime.Duration.FromSeconds(1)));
    }

    [Fact]
    public async Task A_deletion_is_known_only_since_it_was_recorded()
    {
        var id = Add("account", ("name", "Gone"));
        await SaveAsync();
        Wait(5);
        await Scene.WriteAsync(Store, Clock.Now(), Scene.Deletion("account", id) with { Effective = Day(2) });

        Assert.Equal(["Gone"], await NamesAsOfAsync(Day(1)));
        Assert.Empty(await NamesAsOfAsync(Day(2)));
        Assert.Equal(["Gone"], await NamesAsOfAsync(Day(3), known: Day(4)));
        Assert.Empty(await NamesAsOfAsync(Day(3), known: Day(5)));
    }

    [Fact]
    public async Task Tenants_have_pasts_of_their_own()
    {
        Add("account", ("name", "north"));
        await SaveAsync();

        Assert.Empty(await RowsAsync(new("account") { AsOf = new(Day(0)) }, NewScene("south")));
    }

    private Task<object?[]> NamesAsOfAsync(NodaTime.Instant effective, NodaTime.Instant? known = null) =>
        ColumnAsync(new("account") { AsOf = new AsOf(effective, known) }, "name");
}
