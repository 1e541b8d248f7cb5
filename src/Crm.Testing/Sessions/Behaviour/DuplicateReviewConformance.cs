using Crm.Contacts;
using Crm.Data;
using Crm.Extensibility;
using Crm.Security;
using Crm.Tenancy;

namespace Crm.Testing.Sessions;

/// <summary>The review list of duplicates: what it must not tell, and what becomes of its pairs.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class DuplicateReviewConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private protected override void Compose(CrmBuilder crm) => crm.Provision(Org.North, t => t
        .DuplicateRule("e-mail", DuplicateAction.Block, "contact", "email(email)")
        .DuplicateRule("site", DuplicateAction.Warn, "account", "website")
        .DuplicateRule("person", DuplicateAction.Allow, "contact", "name(lastName)", "birthDate"));

    [Fact]
    public async Task A_pair_whose_merge_is_undone_is_open_again()
    {
        var (stays, goes) = (await PersonAsync(), await PersonAsync());
        var pair = Assert.Single((await Boss().Duplicates.ReviewAsync()).Pairs);
        var report = await Boss().Duplicates.MergeAsync(pair.Id, stays.Value);
        Assert.Empty((await Boss().Duplicates.ReviewAsync()).Pairs);
        await Boss().Merges.UndoAsync(report.Id);
        Assert.Equal(pair, Assert.Single((await Boss().Duplicates.ReviewAsync()).Pairs) with { Reasons = pair.Reasons });
        await Boss().Duplicates.DismissAsync(pair.Id);

        // What was dismissed stays so, also where somebody merges the two by their ids and takes it back.
        report = await Boss().Merges.MergeAsync(stays, [goes]);
        await Boss().Merges.UndoAsync(report.Id);
        Assert.Empty((await Boss().Duplicates.ReviewAsync()).Pairs);
    }

    [Fact]
    public async Task What_speaks_of_hidden_fields_is_not_on_the_list()
    {
        await PersonAsync();
        await PersonAsync();
        await using var system = Fixture.As(null);
        await system.Administration.ProvisionAsync(Org.North, t => t.Role("Some", r => r.On("contact", Depth.All, Depth.All, Depth.All, Depth.All, readFields: FieldGrant.AllExcept("birthDate"))));
        Fixture.Give("Some");
        Assert.Empty((await As(Org.Ann).Crm.Duplicates.ReviewAsync()).Pairs);
    }

    [Fact]
    public async Task What_a_sweep_found_by_hidden_fields_is_not_on_the_list()
    {
        var crm = Boss();
        for (var i = 0; i < 60; i++)
        {
            crm.Add(new Contact { FirstName = $"First{i % 30:00}", LastName = $"Last{i % 30:00}", Email = i % 30 == 0 ? null : $"a{i}@x{i}.example", JobTitle = $"Title{i % 30:00}" });
        }

        await crm.SaveAsync();
        await using var system = Fixture.As(null);
        Assert.True((await system.Sweep.RunAsync(Org.North, "contact")).Added > 0);
        var seen = (await Boss().Duplicates.ReviewAsync()).Pairs;
        Assert.Contains(seen, p => p.Reasons.Any(r => r is { Field: "jobTitle", Weight: > 0 }));
        await system.Administration.ProvisionAsync(Org.North, t => t.Role("Some", r => r.On("contact", Depth.All, Depth.All, Depth.All, Depth.All, readFields: FieldGrant.AllExcept("jobTitle"))));
        Fixture.Give("Some");
        Assert.DoesNotContain((await As(Org.Ann).Crm.Duplicates.ReviewAsync()).Pairs.Select(p => p.Id), seen.Where(p => p.Reasons.Any(r => r is { Field: "jobTitle", Weight: > 0 })).Select(p => p.Id).Contains);
    }

    [Fact]
    public async Task Those_who_do_not_see_each_other_save_one_key_at_once_and_are_told_nothing()
    {
        Fixture.Give(Org.Role(Right.Read, Depth.Own), Org.Role(Right.Create, Depth.Own), Org.Role(Right.Write, Depth.Own));
        var sessions = new[] { Org.Ann, Org.Flo, Org.Una }.Select(user =>
        {
            var crm = As(user).Crm;
            crm.Add(new Contact { LastName = "One", Email = "one@x.example" });
            return crm;
        }).ToList();
        await Task.WhenAll(sessions.Select(crm => Task.Run(async () => await crm.SaveAsync())));
        Assert.Equal(3, (await StoredAsync<Contact>("contact")).Count);
        Assert.Equal(3, (await Dump.RowsAsync(As(null).Store, Org.North, SessionModel.Model["duplicateKey"])).Count);
    }

    [Fact]
    public async Task A_row_of_an_import_that_a_rule_warns_of_is_refused_alone_and_goes_through_when_it_is_known()
    {
        await ChangeAsync(await AccountAsync(), a => a.Website = "acme.example");
        const string Text = "name,website\nAcme Inc,acme.example\nOther,other.example\n";
        var report = await Boss().Imports.RunAsync(File(Text), new() { Entity = "account" });
        Assert.Equal((1L, 1L, CrmErrors.PossibleDuplicate), (report.Added, report.Refused, Assert.Single(report.Errors).Code));
        var knowing = Boss();
        knowing.Duplicates.Acknowledge();
        var again = await knowing.Imports.RunAsync(File(Text), new() { Entity = "account" });
        Assert.Equal((1L, 1L, 0L), (again.Added, again.Unchanged, again.Refused));
        Assert.Equal("site", Assert.Single((await Boss().Duplicates.ReviewAsync()).Pairs).Rule);

        static MemoryStream File(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));
    }

    [Fact]
    public async Task What_very_many_share_makes_no_more_pairs()
    {
        var crm = Boss();
        for (var i = 0; i < 45; i++)
        {
            crm.Add(new Contact { FirstName = $"{i}", LastName = "Lee", BirthDate = new(1980, 1, 2) });
        }

        await crm.SaveAsync();
        await PersonAsync();
        Assert.Equal(190, (await Boss().Duplicates.ReviewAsync(500)).Pairs.Count);
        Assert.Equal(46, (await Dump.RowsAsync(As(null).Store, Org.North, SessionModel.Model["duplicateKey"])).Count);
        Assert.Equal(0, await As(null).Sweep.RebuildAsync(Org.North));

        // Whoever goes takes its key along.
        foreach (var contact in (await StoredAsync<Contact>("contact")).Take(40))
        {
            await ChangeAsync(contact.Id, c => c.LastName = $"{c.Key}");
        }

        Assert.Equal(46, (await Dump.RowsAsync(As(null).Store, Org.North, SessionModel.Model["duplicateKey"])).Count);
        Assert.Equal(0, await As(null).Sweep.RebuildAsync(Org.North));
    }

    [Fact]
    public async Task A_sweep_takes_days_for_days()
    {
        var crm = Boss();
        for (var i = 0; i < 60; i++)
        {
            crm.Add(new Contact { FirstName = $"First{i % 30:00}", LastName = $"Last{i % 30:00}", BirthDate = new NodaTime.LocalDate(1950, 1, 1).PlusDays(i % 30 * 391) });
        }

        await crm.SaveAsync();
        await using var system = Fixture.As(null);
        Assert.Equal(30, (await system.Sweep.RunAsync(Org.North, "contact")).Found);
        Assert.All((await Boss().Duplicates.ReviewAsync(100)).Pairs.SelectMany(p => p.Reasons), r => Assert.DoesNotContain("(", r.Field, StringComparison.Ordinal));
    }

    private async Task<Id<Contact>> PersonAsync()
    {
        var crm = Boss();
        var contact = crm.Add(new Contact { LastName = "Lee", BirthDate = new(1980, 1, 2) });
        await crm.SaveAsync();
        return contact.Id;
    }
}
