using Crm.Contacts;
using Crm.Extensibility;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;

namespace Crm.Testing.Sessions;

/// <summary>The quick search: what it finds, in which order, and for whom.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class SearchConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Theory]
    [InlineData("müller", "1 Müller Logistik AG")]
    [InlineData("MÜL", "0.9 Müller Logistik AG")]
    [InlineData("log mül", "0.9 Müller Logistik AG")]
    [InlineData("ag müller", "1 Müller Logistik AG")]
    [InlineData("muller", "0.7 Müller Logistik AG")]
    [InlineData("mülelr logistik", "0.7 Müller Logistik AG")]
    [InlineData("logstk", "")]
    [InlineData("logstikk", "0.5 Müller Logistik AG")]
    [InlineData("nroth", "0.7 North Wind")]
    [InlineData("nrth wind", "0.7 North Wind")]
    [InlineData("nrth", "0.7 North Wind")]
    [InlineData("no", "")]
    [InlineData("no wi", "")]
    [InlineData("no win", "0.9 North Wind")]
    [InlineData("ext-42", "1 North Wind")]
    [InlineData("  ,;-- ", "")]
    [InlineData("wind müller", "")]
    public async Task Words_are_found_whole_begun_and_with_typos(string text, string hits)
    {
        var crm = Boss();
        crm.Add(new Account { Name = "Müller Logistik AG" });
        crm.Add(new Account { Name = "North Wind", ExternalId = "EXT-42" });
        await crm.SaveAsync();
        Assert.Equal(hits, await TellAsync(crm, text));
    }

    [Theory]
    [InlineData("+49 30 1234567", "1 Ada Byron")]
    [InlineData("0049 30 1234567", "1 Ada Byron")]
    [InlineData("49301234567", "1 Ada Byron")]
    [InlineData("+49 (30) 123-45.67", "1 Ada Byron")]
    [InlineData("030 123 4567", "0.9 Ada Byron")]
    [InlineData("1234567", "0.9 Ada Byron")]
    [InlineData("34567", "0.9 Ada Byron")]
    [InlineData("49301", "0.9 Ada Byron")]
    [InlineData("byron 1234567", "0.9 Ada Byron")]
    [InlineData("4567", "")]
    [InlineData("12345", "")]
    [InlineData("1234568", "")]
    [InlineData("ada.byron@engines.example", "1 Ada Byron")]
    [InlineData("ada.byron", "1 Ada Byron")]
    [InlineData("engines.example", "1 Ada Byron")]
    [InlineData("engi", "0.9 Ada Byron")]
    [InlineData("ada.byron@engnies.example", "0.7 Ada Byron")]
    [InlineData("ada.byron@other.example", "")]
    public async Task Phone_numbers_and_parts_of_e_mails_are_found_however_they_are_written(string text, string hits)
    {
        var crm = Boss();
        crm.Add(new Contact { FirstName = "Ada", LastName = "Byron", Email = "Ada.Byron@engines.example", Phone = "+49 30 1234567" });
        crm.Add(new Contact { FirstName = "Bo", LastName = "Li", Email = "bo@li.test", Phone = "+1 555 0100" });
        await crm.SaveAsync();
        Assert.Equal(hits, await TellAsync(crm, text));
    }

    /// <summary>More than a store may look at one by one.</summary>
    /// <param name="dense">How many answer both words.</param>
    [Theory]
    [InlineData(3)]
    [InlineData(330)]
    [InlineData(2_500)]
    public async Task Many_that_answer_each_word_do_not_hide_those_that_answer_all(int dense)
    {
        var crm = Boss();
        await crm.InsertAsync(Enumerable.Range(0, 4_400).Select(i => new Account { Name = i % 2 == 0 ? $"Common {i:0000}" : $"Usual {i:0000}" }));
        List<Account> both = [.. Enumerable.Range(0, dense).Select(i => new Account { Name = $"Common Usual {i:0000}" })];
        await crm.InsertAsync(both);
        crm.Add(new Account { Name = "Rarity Common" });
        await crm.SaveAsync();
        Assert.Equal("1 Rarity Common", await TellAsync(crm, "common rarity"));
        Assert.Equal("0.9 Rarity Common", await TellAsync(crm, "com rari"));
        Assert.Equal("0.7 Rarity Common", await TellAsync(crm, "comon rarity"));
        foreach (var text in new[] { "usual common", "usu com" })
        {
            Assert.Equal(both.Select(a => a.Key).Order().Take(5), (await crm.SearchAsync(text, 5)).Select(h => h.Id));
        }
    }

    [Fact]
    public async Task A_hit_tells_what_it_is_and_where_the_words_stood()
    {
        var crm = Boss();
        var account = crm.Add(new Account { Name = "Acme", ExternalId = "acme-1" });
        var deal = crm.Add(new Deal { Name = "Rollout", AccountId = account.Id });
        await crm.SaveAsync();

        var hits = await crm.SearchAsync("acme");
        Assert.Equal([("account", account.Id.Value, "Acme"), ("deal", deal.Id.Value, "Rollout")], hits.Select(h => (h.Entity, h.Id, h.Title!)));
        Assert.Equal(["name", "externalId"], hits[0].Matched);
        Assert.Equal(["account.name"], hits[1].Matched);
        Assert.Equal(["deal", "account"], (await crm.SearchAsync("acme", 5, ["deal", "account"])).Select(h => h.Entity));
        Assert.Equal(["name", "account.name"], Assert.Single(await crm.SearchAsync("acme rollout")).Matched);
    }

    [Fact]
    public async Task What_changes_is_found_by_what_it_is_now()
    {
        var crm = Boss();
        var account = crm.Add(new Account { Name = "Hooli" });
        var deal = crm.Add(new Deal { Name = "Boxes", AccountId = account.Id });
        var other = crm.Add(new Account { Name = "Initech" });
        await crm.SaveAsync();

        account.Name = "Pied Piper";
        await crm.SaveAsync();
        Assert.Equal("", await TellAsync(crm, "hooli"));
        Assert.Equal("1 Pied Piper, 1 Boxes", await TellAsync(crm, "pied piper"));

        deal.AccountId = other.Id;
        await crm.SaveAsync();
        Assert.Equal("1 Pied Piper", await TellAsync(crm, "pied"));
        Assert.Equal("1 Initech, 1 Boxes", await TellAsync(crm, "initech"));

        deal.AccountId = null;
        other.Industry = "SaaS";
        await crm.SaveAsync();
        Assert.Equal("1 Initech", await TellAsync(crm, "initech"));
    }

    [Fact]
    public async Task What_is_deleted_is_not_found_until_it_comes_back()
    {
        var crm = Boss();
        var account = crm.Add(new Account { Name = "Hooli" });
        await crm.SaveAsync();
        crm.Delete(account);
        await crm.SaveAsync();
        Assert.Equal("", await TellAsync(crm, "hooli"));
        await crm.RestoreAsync("account", account.Id.Value);
        await crm.SaveAsync();
        Assert.Equal("1 Hooli", await TellAsync(crm, "hooli"));
    }

    [Fact]
    public async Task A_refused_save_leaves_no_words()
    {
        var crm = Boss();
        crm.Add(new Account { Name = "First", ExternalId = "x" });
        await crm.SaveAsync();
        crm.Add(new Account { Name = "Second", ExternalId = "x" });
        await RefusedAsync(CrmErrors.Duplicate, () => crm.SaveAsync());
        Assert.Equal("", await TellAsync(Boss(), "second"));
        Assert.Equal("", await TellAsync(Boss(), "secnd"));
    }

    [Fact]
    public async Task Hidden_records_are_not_found_and_use_up_no_limit()
    {
        var boss = Boss();
        for (var i = 0; i < 60; i++)
        {
            boss.Add(new Account { Name = $"Acme {i:00}" }, Org.Flo);
        }

        boss.Add(new Account { Name = "Acme zz" }, Org.Ann);
        boss.Add(new Deal { Name = "acme deal" }, Org.Flo);
        await boss.SaveAsync();
        Fixture.Give("Rep");
        var ann = As(Org.Ann).Crm;
        foreach (var text in new[] { "acme", "acm", "acem", "acme zz" })
        {
            Assert.Equal("Acme zz", Assert.Single(await ann.SearchAsync(text, 1)).Title);
            Assert.Single(await ann.SearchAsync(text, 100));
        }

        Assert.Empty(await Boss(Org.South).SearchAsync("acme"));
        Fixture.Give();
        Assert.Empty(await ann.SearchAsync("acme"));
    }

    [Fact]
    public async Task A_field_that_may_not_be_read_makes_no_hit()
    {
        var boss = Boss();
        var account = boss.Add(new Account { Name = "Acme", ExternalId = "secret77" }, Org.Ann);
        boss.Add(new Deal { Name = "Rollout", AccountId = account.Id }, Org.Ann);
        await boss.SaveAsync();

        Fixture.Give("NoCodes");
        var ann = As(Org.Ann).Crm;
        Assert.Equal(["Acme", "Rollout"], (await ann.SearchAsync("acme")).Select(h => h.Title));
        Assert.Empty(await ann.SearchAsync("secret77"));
        Assert.Empty(await ann.SearchAsync("secrte77"));
        Assert.Empty(await ann.SearchAsync("acme secret77"));

        Fixture.Give("NoNames");
        Assert.Empty(await ann.SearchAsync("acme", 20, ["deal"]));
        var hit = Assert.Single(await ann.SearchAsync("secret77"));
        Assert.Equal(("secret77", "externalId"), (hit.Title, Assert.Single(hit.Matched)));

        Fixture.Give("NoReference");
        Assert.Equal(["Acme"], (await ann.SearchAsync("acme")).Select(h => h.Title));
    }

    [Fact]
    public async Task A_record_behind_a_reference_that_is_hidden_makes_no_hit()
    {
        var boss = Boss();
        var account = boss.Add(new Account { Name = "Acme" }, Org.Flo);
        boss.Add(new Deal { Name = "Rollout", AccountId = account.Id }, Org.Ann);
        await boss.SaveAsync();
        Fixture.Give("Rep");
        var ann = As(Org.Ann).Crm;
        Assert.Empty(await ann.SearchAsync("acme"));
        Assert.Empty(await ann.SearchAsync("rollout acme"));
        Assert.Equal("Rollout", Assert.Single(await ann.SearchAsync("rollout")).Title);
    }

    [Fact]
    public async Task Bad_input_is_refused()
    {
        var crm = Boss();
        await RefusedAsync(CrmErrors.Invalid, async () => await crm.SearchAsync(new string('x', 201)));
        await RefusedAsync(CrmErrors.Invalid, async () => await crm.SearchAsync("a b c d e f g h i"));
        await RefusedAsync(CrmErrors.Invalid, async () => await crm.SearchAsync("a\0b"));
        await RefusedAsync(CrmErrors.Invalid, async () => await crm.SearchAsync("\ud800"));
        await RefusedAsync(CrmErrors.Invalid, async () => await crm.SearchAsync("x", 0));
        await RefusedAsync(CrmErrors.Invalid, async () => await crm.SearchAsync("x", 101));
        await RefusedAsync(CrmErrors.Invalid, async () => await crm.SearchAsync("x", 5, ["nothing"]));
        await RefusedAsync(CrmErrors.NoScope, async () => await As(null).Crm.SearchAsync("x"));
        Assert.Empty(await crm.SearchAsync("'; drop table crm_search; -- % _ \" \\ *"));
    }

    private protected override void Compose(CrmBuilder crm) => crm.Provision(Org.North, t => t
        .Role("NoCodes", r => r.On("*", Depth.All, readFields: FieldGrant.AllExcept("externalId")))
        .Role("NoNames", r => r.On("account", Depth.All, readFields: FieldGrant.AllExcept("name")).On("deal", Depth.All))
        .Role("NoReference", r => r.On("account", Depth.All).On("deal", Depth.All, readFields: FieldGrant.AllExcept("account"))));

    private static async Task<string> TellAsync(CrmSession crm, string text) =>
        string.Join(", ", (await crm.SearchAsync(text)).Select(h => FormattableString.Invariant($"{h.Score} {h.Title}")));
}
