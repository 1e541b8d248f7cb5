using Crm.Contacts;
using Crm.Data;
using Crm.Extensibility;
using Crm.Security;
using Crm.Sessions;
using Crm.Tenancy;

namespace Crm.Testing.Sessions;

/// <summary>What is saved that is there already: blocked, warned of or listed, and never told to who may not see it.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class DuplicateConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private protected override void Compose(CrmBuilder crm) => crm.Provision(Org.North, Rules);

    private static void Rules(TenantBuilder tenant) => tenant
        .DuplicateRule(new DuplicateRule("e-mail", DuplicateAction.Block, [new("contact", ["email(email)"]), new("account", ["email(email)"])]))
        .DuplicateRule("person", DuplicateAction.Warn, "contact", "name(lastName)", "birthDate")
        .DuplicateRule("company", DuplicateAction.Allow, "account", "company(name)");

    [Fact]
    public async Task A_rule_that_blocks_names_what_is_there()
    {
        var lee = await ContactAsync("Lee", "lee@x.example");
        var crm = Boss();
        crm.Add(new Contact { LastName = "Other", Email = "Lee@X.example" });
        var refused = await RefusedAsDuplicateAsync(CrmErrors.Duplicate, crm);
        Assert.Equal([new DuplicateMatch("e-mail", "contact", lee.Value)], refused.Matches);

        // Across entities too.
        crm = Boss();
        crm.Add(new Account { Name = "Lee Ltd", Email = "lee@x.example" });
        Assert.Equal([new DuplicateMatch("e-mail", "contact", lee.Value)], (await RefusedAsDuplicateAsync(CrmErrors.Duplicate, crm)).Matches);
    }

    [Fact]
    public async Task A_change_is_judged_as_a_new_record_is_and_frees_what_it_gives_up()
    {
        var (lee, kim) = (await ContactAsync("Lee", "lee@x.example"), await ContactAsync("Kim", "kim@x.example"));
        var crm = Boss();
        (await crm.LoadForChangeAsync(kim)).Email = "lee@x.example";
        await RefusedAsDuplicateAsync(CrmErrors.Duplicate, crm);
        await ChangeAsync(lee, c => c.Email = "new@x.example");
        await ChangeAsync(kim, c => c.Email = "lee@x.example");

        crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(kim));
        await crm.SaveAsync();
        await ContactAsync("Third", "lee@x.example");

        // What comes back is judged as well.
        crm = Boss();
        await crm.RestoreAsync("contact", kim.Value);
        await RefusedAsDuplicateAsync(CrmErrors.Duplicate, crm);
    }

    [Fact]
    public async Task Two_in_one_save_are_two_of_one_key()
    {
        var crm = Boss();
        crm.Add(new Contact { LastName = "A", Email = "a@x.example" });
        crm.Add(new Contact { LastName = "B", Email = "a@x.example" });
        await RefusedAsDuplicateAsync(CrmErrors.Duplicate, crm);
    }

    [Fact]
    public async Task A_blank_key_matches_nothing()
    {
        await ContactAsync("Lee", null);
        await ContactAsync("Lee", null);
        Assert.Empty((await Boss().Duplicates.ReviewAsync()).Pairs);
    }

    [Fact]
    public async Task A_rule_that_warns_lets_pass_who_knows_and_lists_the_pair()
    {
        var first = await PersonAsync(Boss(), "Lee");
        var crm = Boss();
        var second = crm.Add(new Contact { LastName = "LEE", BirthDate = new(1980, 1, 2) });
        Assert.Equal([new DuplicateMatch("person", "contact", first.Value)], (await RefusedAsDuplicateAsync(CrmErrors.PossibleDuplicate, crm)).Matches);
        crm.Duplicates.Acknowledge();
        await crm.SaveAsync();
        var pair = Assert.Single((await crm.Duplicates.ReviewAsync()).Pairs);
        Assert.Equal(("person", 1m), (pair.Rule, pair.Probability));
        Assert.Equal(new[] { first.Value, second.Key }.Order(), new[] { pair.Left.Id, pair.Right.Id }.Order());

        // Once said is for one save.
        crm.Add(new Contact { LastName = "Lee", BirthDate = new(1980, 1, 2) });
        await RefusedAsDuplicateAsync(CrmErrors.PossibleDuplicate, crm);
    }

    [Fact]
    public async Task A_rule_that_allows_lists_and_what_was_dismissed_stays_so()
    {
        var (a, b) = (await AccountAsync("Acme GmbH"), await AccountAsync("ACME Inc."));
        var pair = Assert.Single((await Boss().Duplicates.ReviewAsync()).Pairs);
        Assert.Equal([new DuplicateMatch("company", "account", b.Value)], await Boss().Duplicates.FindAsync("account", a.Value));
        Assert.Equal(2, (await Boss().Duplicates.FindAsync(new Account { Name = "acme" })).Count);
        await Boss().Duplicates.DismissAsync(pair.Id);
        Assert.Empty((await Boss().Duplicates.ReviewAsync()).Pairs);
        await RefusedWithoutTraceAsync(CrmErrors.NotFound, async () => await Boss().Duplicates.DismissAsync(pair.Id));
        await ChangeAsync(a, x => x.Name = "Acme");
        await ChangeAsync(a, x => x.Name = "Other");
        await ChangeAsync(a, x => x.Name = "Acme");
        Assert.Empty((await Boss().Duplicates.ReviewAsync()).Pairs);
    }

    [Fact]
    public async Task A_pair_is_merged_in_one_save_with_its_leaving_the_list()
    {
        var (a, b) = (await AccountAsync("Acme"), await AccountAsync("Acme"));
        var pair = Assert.Single((await Boss().Duplicates.ReviewAsync()).Pairs);
        await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await Boss().Duplicates.MergeAsync(pair.Id, Fixture.Ids.NextGuid()));
        var merged = await Boss().Duplicates.MergeAsync(pair.Id, b.Value);
        Assert.Equal((b.Value, a.Value), (merged.Survivor, merged.Losers.Single()));
        Assert.Empty((await Boss().Duplicates.ReviewAsync()).Pairs);
        await Boss().Merges.UndoAsync(merged.Id);
        Assert.Equal(pair.Id, Assert.Single((await Boss().Duplicates.ReviewAsync()).Pairs).Id);
        Assert.Equal(2, (await StoredAsync("duplicateKey")).Count);
    }

    [Fact]
    public async Task What_is_hidden_neither_blocks_nor_warns_nor_shows_and_is_listed_for_who_sees_both()
    {
        var crm = Boss();
        crm.Add(new Contact { LastName = "Lee", Email = "lee@x.example", BirthDate = new(1980, 1, 2) }, Org.Flo);
        await crm.SaveAsync();
        Fixture.Give("Rep");
        var ann = As(Org.Ann).Crm;
        Assert.Empty(await ann.Duplicates.FindAsync(new Contact { Email = "lee@x.example" }));
        var hers = ann.Add(new Contact { LastName = "Lee", Email = "lee@x.example", BirthDate = new(1980, 1, 2) });
        await ann.SaveAsync();
        Assert.Empty((await ann.Duplicates.ReviewAsync()).Pairs);
        Assert.Empty(await ann.Duplicates.FindAsync("contact", hers.Key));
        var pair = Assert.Single((await Boss().Duplicates.ReviewAsync()).Pairs);
        var foreign = await RefusedAsync(CrmErrors.NotFound, async () => await ann.Duplicates.DismissAsync(pair.Id));
        var unknown = await RefusedAsync(CrmErrors.NotFound, async () => await ann.Duplicates.DismissAsync(Fixture.Ids.NextGuid()));
        Assert.Equal(unknown.Message, foreign.Message);

        // To see both is not yet the right to decide.
        Fixture.Give("Read:All");
        await RefusedWithoutTraceAsync(CrmErrors.Forbidden, async () => await As(Org.Ann).Crm.Duplicates.DismissAsync(pair.Id));
        await RefusedWithoutTraceAsync(CrmErrors.Forbidden, async () => await As(Org.Ann).Crm.Duplicates.MergeAsync(pair.Id, pair.Left.Id));
        Fixture.Give("Rep");

        // Another of her own is told of hers alone.
        ann.Add(new Contact { LastName = "Lea", Email = "lee@x.example" });
        Assert.Equal([hers.Key], (await RefusedAsDuplicateAsync(CrmErrors.Duplicate, ann)).Matches.Select(m => m.Id));
    }

    [Fact]
    public async Task A_field_that_may_not_be_read_tells_nothing_by_its_key()
    {
        await ContactAsync("Lee", "lee@x.example");
        await using var system = Fixture.As(null);
        await system.Administration.ProvisionAsync(Org.North, t => t.Role("NoMail", r => r.On("contact", Depth.All, Depth.All, Depth.All, readFields: FieldGrant.AllExcept("email"))));
        Fixture.Give("NoMail");
        var ann = As(Org.Ann).Crm;
        ann.Add(new Contact { LastName = "Other", Email = "lee@x.example" });
        await ann.SaveAsync();
        Assert.Empty((await ann.Duplicates.ReviewAsync()).Pairs);
        Assert.Single((await Boss().Duplicates.ReviewAsync()).Pairs);
    }

    [Fact]
    public async Task Of_two_who_save_one_blocked_key_at_once_one_wins()
    {
        var sessions = Enumerable.Range(0, 8).Select(i =>
        {
            var crm = Boss();
            crm.Add(new Contact { LastName = $"{i}", Email = "one@x.example" });
            return crm;
        }).ToList();
        var results = await Task.WhenAll(sessions.Select(crm => Task.Run(async () =>
        {
            try
            {
                await crm.SaveAsync();
                return "saved";
            }
            catch (CrmException e)
            {
                return e.Code;
            }
        })));
        Assert.Equal(1, results.Count(r => r == "saved"));
        Assert.All(results, r => Assert.True(r is "saved" or CrmErrors.Duplicate or CrmErrors.Conflict, r));
        Assert.Equal(1, await Boss().Query<Contact>().CountAsync());
    }

    [Fact]
    public async Task Keys_of_what_was_there_before_a_rule_are_made_afterwards()
    {
        var (a, b) = (await AccountAsync(), await AccountAsync());
        await ChangeAsync(a, x => x.Website = "acme.example");
        await ChangeAsync(b, x => x.Website = "ACME.example");
        await using var system = Fixture.As(null);
        await system.Administration.ProvisionAsync(Org.North, t => t.DuplicateRule("web", DuplicateAction.Block, "account", "website"));
        Assert.DoesNotContain(await Boss().Duplicates.FindAsync("account", a.Value), m => m.Rule == "web");
        Assert.Equal(2, await system.Sweep.RebuildAsync(Org.North));
        Assert.Equal(0, await system.Sweep.RebuildAsync(Org.North));
        Assert.Contains(new("web", "account", b.Value), await Boss().Duplicates.FindAsync("account", a.Value));

        // They were there: each may be changed in what the rule does not look at.
        await ChangeAsync(a, x => x.Industry = "SaaS");
        var crm = Boss();
        crm.Add(new Account { Name = "Third", Website = "acme.EXAMPLE" });
        Assert.Equal(2, (await RefusedAsDuplicateAsync(CrmErrors.Duplicate, crm)).Matches.Count);
    }

    [Fact]
    public async Task A_sweep_lists_what_is_alike_once_and_keeps_what_was_decided()
    {
        var crm = Boss();
        var random = new Random(5);
        string[] given = ["Ada", "Bea", "Carl", "Dora", "Emil", "Fred", "Gina", "Hugo"];
        string[] family = ["Adler", "Brandt", "Carstens", "Dietrich", "Engel", "Fuchs", "Graf", "Hahn", "Imhof", "Jansen"];
        for (var i = 0; i < 80; i++)
        {
            var (first, last, birth) = (given[random.Next(8)], family[random.Next(10)], new NodaTime.LocalDate(1950, 1, 1).PlusDays(random.Next(15_000)));
            crm.Add(new Contact { FirstName = first, LastName = last, BirthDate = birth, JobTitle = $"job {random.Next(40)}", Phone = $"030 {random.Next(100_000, 999_999)}" });
            if (i < 15)
            {
                crm.Add(new Contact { FirstName = first, LastName = last + "s", BirthDate = birth, Phone = $"030 {random.Next(100_000, 999_999)}" });
            }
        }

        await crm.SaveAsync();
        await using var system = Fixture.As(null);
        var swept = await system.Sweep.RunAsync(Org.North, "contact");
        Assert.Equal((95, swept.Found), (swept.Records, swept.Added));
        Assert.InRange(swept.Found, 8, 25);
        var page = await Boss().Duplicates.ReviewAsync(5);
        Assert.All(page.Pairs, p => Assert.NotEmpty(p.Reasons));
        Assert.Equal(page.Pairs.Select(p => p.Probability).OrderDescending(), page.Pairs.Select(p => p.Probability));
        var rest = await Boss().Duplicates.ReviewAsync(100, page.Next);
        Assert.Equal(swept.Found, page.Pairs.Concat(rest.Pairs).Select(p => p.Id).Distinct().Count());
        await Boss().Duplicates.DismissAsync(page.Pairs[0].Id);
        var again = await system.Sweep.RunAsync(Org.North, "contact");
        Assert.Equal((swept.Found, 0), (again.Found, again.Added));
        Assert.DoesNotContain(page.Pairs[0].Id, (await Boss().Duplicates.ReviewAsync(100)).Pairs.Select(p => p.Id));

        // Who sees nothing has nothing to look at.
        Fixture.Give("Rep");
        Assert.Empty((await As(Org.Ann).Crm.Duplicates.ReviewAsync()).Pairs);
    }

    [Fact]
    public async Task A_merge_of_what_a_rule_blocks_is_no_duplicate_and_undone_its_keys_are_as_before()
    {
        var stays = await ContactAsync("Lee", "lee@x.example");
        var goes = await ContactAsync("Lee", "other@x.example");
        var before = (await StoredAsync("duplicateKey")).Select(k => $"{k[2]} {k[4]}").Order(StringComparer.Ordinal).ToList();
        var report = await Boss().Merges.MergeAsync(stays, [goes], new() { Take = new Dictionary<string, Guid>(StringComparer.Ordinal) { ["email"] = goes.Value } });
        Assert.Equal("other@x.example", (await Boss().LoadForChangeAsync(stays)).Email);
        Assert.Single(await StoredAsync("duplicateKey"));
        await Boss().Merges.UndoAsync(report.Id);
        Assert.Equal(before, (await StoredAsync("duplicateKey")).Select(k => $"{k[2]} {k[4]}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("nothing", "email")]
    [InlineData("contact", "nothing")]
    [InlineData("contact", "email(birthDate)")]
    [InlineData("contact", "twice(email)")]
    public async Task A_rule_that_is_none_is_refused_before_it_is_stored(string entity, string part)
    {
        await using var system = Fixture.As(null);
        await RefusedWithoutTraceAsync(CrmErrors.Configuration, async () => await system.Administration.ProvisionAsync(Org.North, t => t.DuplicateRule("r", DuplicateAction.Allow, entity, part)));
    }

    private async Task<List<object?[]>> StoredAsync(string entity) => [.. await Dump.RowsAsync(As(null).Store, Org.North, SessionModel.Model[entity])];

    private async Task<Id<Contact>> ContactAsync(string name, string? email)
    {
        var crm = Boss();
        var contact = crm.Add(new Contact { LastName = name, Email = email });
        await crm.SaveAsync();
        return contact.Id;
    }

    private static async Task<Id<Contact>> PersonAsync(CrmSession crm, string name)
    {
        var contact = crm.Add(new Contact { LastName = name, BirthDate = new(1980, 1, 2) });
        await crm.SaveAsync();
        return contact.Id;
    }

    private async Task<DuplicateException> RefusedAsDuplicateAsync(string code, CrmSession crm)
    {
        var before = await Dump.OfAsync(Fixture);
        var refused = await Assert.ThrowsAsync<DuplicateException>(async () => await crm.SaveAsync());
        Assert.Equal(code, refused.Code);
        Assert.Equal(before, await Dump.OfAsync(Fixture));
        return refused;
    }
}
