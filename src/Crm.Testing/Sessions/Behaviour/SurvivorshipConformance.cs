using Crm.Contacts;
using Crm.Criteria;
using Crm.Data;
using Crm.Extensibility;
using Crm.Records;
using Crm.Security;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Which values survive a merge, by every rule there is, by hand, and by what whoever acts may do.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class SurvivorshipConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private static readonly CustomField<decimal?> Points = CustomField.Decimal("contact", "points");
    private static readonly CustomField<string> Notes = CustomField.Text("contact", "notes");
    private static readonly CustomField<string> Street = CustomField.Text("contact", "street");
    private static readonly CustomField<string> City = CustomField.Text("contact", "city");
    private static readonly CustomField<bool?> NoCalls = CustomField.Boolean("contact", "no_calls").AsConsent(ConsentKind.OptOut);
    private static readonly CustomField<bool?> Newsletter = CustomField.Boolean("contact", "newsletter").AsConsent(ConsentKind.OptIn);

    private protected override void Compose(CrmBuilder crm)
    {
        crm.Field(Points).Field(Notes).Field(Street).Field(City).Field(NoCalls).Field(Newsletter);
        crm.Provision(Org.North, Rules);
    }

    private static void Rules(TenantBuilder tenant) => tenant
        .Source("ERP")
        .Survivorship("contact", "points", Survivorship.Sum)
        .Survivorship("contact", "notes", Survivorship.Join)
        .Survivorship("contact", "jobTitle", Survivorship.Fullest)
        .Survivorship("contact", "birthDate", Survivorship.Least)
        .Survivorship("contact", "preferredChannel", Survivorship.Strictest, "post", "email", "phone")
        .Survivorship("contact", "language", Survivorship.Trusted, "ERP", "Web")
        .Survivorship(new SurvivorshipRule("contact", ["street", "city"], Survivorship.Newest))
        .Survivorship("account", "employees", Survivorship.Greatest)
        .Survivorship("account", "name", Survivorship.Survivor);

    [Fact]
    public async Task Every_rule_chooses_as_it_says()
    {
        var crm = Boss();
        var sources = (await StoredAsync<Sales.LeadSource>("source")).ToDictionary(s => s.Name, s => s.Id, StringComparer.Ordinal);
        var one = crm.Add(new Contact { LastName = "Lee", JobTitle = "Boss", BirthDate = new(1980, 1, 2), PreferredChannel = "phone", Language = "de", SourceId = sources["Web"] });
        var two = crm.Add(new Contact { FirstName = "Ann", LastName = "Li", JobTitle = "Head of it", BirthDate = new(1980, 1, 1), PreferredChannel = "email", Language = "fr", SourceId = sources["ERP"] });
        var three = crm.Add(new Contact { LastName = "Lee", Language = "it" });
        one.Set(Points, 5m);
        two.Set(Points, 7.5m);
        one.Set(Notes, "first");
        two.Set(Notes, "second");
        three.Set(Notes, "first");
        one.Set(NoCalls, false);
        two.Set(NoCalls, true);
        one.Set(Newsletter, true);
        three.Set(Newsletter, false);
        await crm.SaveAsync();
        Fixture.Clock.Advance(Duration.FromHours(1));

        // The address as a block: the city of one record never meets the street of another.
        one.Set(Street, "Old street 1");
        one.Set(City, "Rome");
        await crm.SaveAsync();
        Fixture.Clock.Advance(Duration.FromHours(1));
        two.Set(Street, "New street 2");
        await crm.SaveAsync();

        await Boss().Merges.MergeAsync(one.Id, [two.Id, three.Id]);
        var merged = await Boss().LoadForChangeAsync(one.Id);
        Assert.Equal(("Head of it", new LocalDate(1980, 1, 1), "email", "fr"), (merged.JobTitle, merged.BirthDate, merged.PreferredChannel, merged.Language));
        Assert.Equal((12.5m, "first\nsecond", true, false), (merged.Get(Points), merged.Get(Notes), merged.Get(NoCalls), merged.Get(Newsletter)));
        Assert.Equal(("New street 2", null), (merged.Get(Street), merged.Get(City)));

        // A name is one too.
        Assert.Equal("Lee", merged.Name);
    }

    [Fact]
    public async Task Numbers_and_the_survivors_own()
    {
        var (stays, goes) = (await AccountAsync("Acme"), await AccountAsync("Other"));
        await ChangeAsync(stays, a => a.Employees = 9);
        Fixture.Clock.Advance(Duration.FromHours(1));
        await ChangeAsync(goes, a => (a.Employees, a.Name) = (3, "Newer"));
        await Boss().Merges.MergeAsync(stays, [goes]);
        var merged = await Boss().LoadForChangeAsync(stays);
        Assert.Equal(("Acme", 9L), (merged.Name, merged.Employees));
    }

    [Fact]
    public async Task What_is_chosen_by_hand_goes_before_every_rule()
    {
        var (stays, goes) = (await AccountAsync("Acme", industry: "SaaS"), await AccountAsync("Other", industry: "Retail"));
        var choices = new MergeChoices
        {
            Take = new Dictionary<string, Guid>(StringComparer.Ordinal) { ["name"] = goes.Value },
            Set = new Dictionary<string, object?>(StringComparer.Ordinal) { ["industry"] = "Media", ["employees"] = 4 },
        };
        var preview = await Boss().Merges.PreviewAsync("account", stays.Value, [goes.Value], choices);
        Assert.Equal(["employees 4 by_hand", "industry Media by_hand", "name Other by_hand"], preview.Fields.Select(f => $"{f.Name} {f.Value} {f.Why}"));
        await Boss().Merges.MergeAsync(stays, [goes], choices);
        var merged = await Boss().LoadForChangeAsync(stays);
        Assert.Equal(("Other", "Media", 4L), (merged.Name, merged.Industry, merged.Employees));
    }

    [Fact]
    public async Task A_choice_that_is_none_is_refused()
    {
        var (stays, goes) = (await AccountAsync(), await AccountAsync());
        async Task RefusedAsync(MergeChoices choices, string field) =>
            Assert.Equal(field, (await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await Boss().Merges.MergeAsync(stays, [goes], choices))).Fields.Single().Field);

        await RefusedAsync(new() { Take = new Dictionary<string, Guid>(StringComparer.Ordinal) { ["nothing"] = goes.Value } }, "nothing");
        await RefusedAsync(new() { Take = new Dictionary<string, Guid>(StringComparer.Ordinal) { ["name"] = Fixture.Ids.NextGuid() } }, "name");
        await RefusedAsync(new() { Set = new Dictionary<string, object?>(StringComparer.Ordinal) { ["name"] = null } }, "name");
        await RefusedAsync(new() { Set = new Dictionary<string, object?>(StringComparer.Ordinal) { ["version"] = 7L } }, "version");
    }

    [Fact]
    public async Task Fields_without_a_right_stay_and_hidden_ones_are_not_told()
    {
        var (stays, goes) = (await AccountAsync("Acme", Org.Ann), await AccountAsync("Acme", Org.Ann));
        await ChangeAsync(goes, a => (a.Industry, a.Revenue, a.Country) = ("SaaS", 5m, "Spain"));
        await using var system = Fixture.As(null);
        await system.Administration.ProvisionAsync(Org.North, t => t.Role("Some", r => r.On(
            "account", Depth.All, Depth.All, Depth.All, Depth.All, readFields: FieldGrant.AllExcept("revenue"), writeFields: FieldGrant.AllExcept("industry", "revenue"))));
        Fixture.Give("Some");
        var crm = As(Org.Ann).Crm;
        var preview = await crm.Merges.PreviewAsync("account", stays.Value, [goes.Value]);
        Assert.Equal(["country Spain only", "name Acme same"], preview.Fields.Select(f => $"{f.Name} {f.Value} {f.Why}"));
        await crm.Merges.MergeAsync(stays, [goes]);
        var merged = await Boss().LoadForChangeAsync(stays);
        Assert.Equal((null, null, "Spain"), (merged.Industry, merged.Revenue, merged.Country));
        await RefusedAsync(CrmErrors.NotFound, async () => await crm.Merges.PreviewAsync("account", stays.Value, [goes.Value]));
    }

    [Fact]
    public async Task Consent_is_the_strictest_whoever_merges_and_hidden_it_is_not_told()
    {
        var crm = Boss();
        var stays = crm.Add(new Contact { LastName = "Lee" }, Org.Ann);
        var goes = crm.Add(new Contact { LastName = "Lee" }, Org.Ann);
        stays.Set(Newsletter, true);
        goes.Set(Newsletter, false);
        goes.Set(NoCalls, true);
        await crm.SaveAsync();
        await using var system = Fixture.As(null);
        await system.Administration.ProvisionAsync(Org.North, t => t.Role("Some", r => r.On(
            "contact", Depth.All, Depth.All, Depth.All, Depth.All, readFields: FieldGrant.AllExcept("newsletter"), writeFields: FieldGrant.AllExcept("newsletter", "no_calls"))));
        Fixture.Give("Some");
        var ann = As(Org.Ann).Crm;
        var preview = await ann.Merges.PreviewAsync("contact", stays.Key, [goes.Key]);
        Assert.DoesNotContain(preview.Fields, f => f.Name == "newsletter");
        Assert.Equal((true, "only"), preview.Fields.Where(f => f.Name == "no_calls").Select(f => (f.Value, f.Why)).Single());

        // What is given by hand still needs the right.
        var loose = new MergeChoices { Set = new Dictionary<string, object?>(StringComparer.Ordinal) { ["no_calls"] = false } };
        await RefusedWithoutTraceAsync(CrmErrors.Forbidden, async () => await ann.Merges.MergeAsync(stays.Id, [goes.Id], loose));

        var report = await ann.Merges.MergeAsync(stays.Id, [goes.Id]);
        var merged = await Boss().LoadForChangeAsync(stays.Id);
        Assert.Equal((true, false), (merged.Get(NoCalls), merged.Get(Newsletter)));
        Assert.Empty((await ann.Merges.UndoAsync(report.Id)).Conflicts);
        var (one, other) = (await Boss().LoadForChangeAsync(stays.Id), await Boss().LoadForChangeAsync(goes.Id));
        Assert.Equal((null, true, true, false), (one.Get(NoCalls), one.Get(Newsletter), other.Get(NoCalls), other.Get(Newsletter)));
    }

    [Fact]
    public async Task A_reference_to_what_is_hidden_decides_nothing()
    {
        var (seen, hidden) = (await AccountAsync("Seen", Org.Ann), await AccountAsync("Hidden", Org.Flo));
        var crm = Boss();
        var stays = crm.Add(new Contact { LastName = "A", AccountId = seen }, Org.Ann);
        await crm.SaveAsync();
        Fixture.Clock.Advance(Duration.FromHours(1));
        var goes = crm.Add(new Contact { LastName = "A", AccountId = hidden }, Org.Ann);
        await crm.SaveAsync();
        Fixture.Give("Rep");
        var ann = As(Org.Ann).Crm;
        Assert.DoesNotContain((await ann.Merges.PreviewAsync("contact", stays.Key, [goes.Key])).Fields, f => hidden.Value.Equals(f.Value));
        var report = await ann.Merges.MergeAsync(stays.Id, [goes.Id]);
        Assert.Equal(seen, (await Boss().LoadForChangeAsync(stays.Id)).AccountId);
        await ann.Merges.UndoAsync(report.Id);
        Assert.Equal(hidden, (await Boss().LoadForChangeAsync(goes.Id)).AccountId);
    }

    [Fact]
    public async Task A_rule_that_is_none_is_refused_before_it_is_stored()
    {
        await using var system = Fixture.As(null);
        foreach (var rule in new SurvivorshipRule[]
        {
            new("product", ["name"], Survivorship.Newest), new("account", ["nothing"], Survivorship.Newest), new("account", ["name"], Survivorship.Sum),
            new("account", ["employees"], Survivorship.Join), new("account", ["name"], Survivorship.Strictest), new("account", ["name"], Survivorship.Trusted), new("deal", ["amount"], Survivorship.Sum),
        })
        {
            await RefusedWithoutTraceAsync(CrmErrors.Configuration, async () => await system.Administration.ProvisionAsync(Org.North, t => t.Survivorship(rule)));
        }
    }
}
