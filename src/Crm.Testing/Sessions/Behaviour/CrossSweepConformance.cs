using Crm.Contacts;
using Crm.Criteria;
using Crm.Data;
using Crm.Extensibility;
using Crm.Matching.Records;
using Crm.Records;
using Crm.Tenancy;

namespace Crm.Testing.Sessions;

/// <summary>Sweeps across two entities: what they find, in which fields, and what becomes of their pairs.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class CrossSweepConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private static readonly CustomFieldDefinition Title = new("vendor", "title", ValueKind.Text);
    private static readonly CustomFieldDefinition Mail = new("vendor", "mail", ValueKind.Text);
    private static readonly CustomFieldDefinition Line = new("vendor", "line", ValueKind.Text);
    private static readonly CustomFieldDefinition Of = new("site", "vendor", ValueKind.Id) { Target = "vendor", Inverse = "sites", OnDelete = OnDelete.Recycle, Required = true };
    private static readonly CustomFieldDefinition Name = new("supplier", "name", ValueKind.Text);
    private static readonly CustomFieldDefinition Phone = new("supplier", "phone", ValueKind.Text);
    private static readonly CustomFieldDefinition Road = new("site", "road", ValueKind.Text);

    private protected override void Compose(CrmBuilder crm) => crm
        .Entity(new DynamicEntity("vendor"), Title, Mail, Line)
        .Entity(new DynamicEntity("site") { Parent = "vendor" }, Of, Road)
        .Entity(new DynamicEntity("supplier"), Name, Phone)
        .Provision(Org.North, t => t.SweepMapping("vendor", "contact", new("title", "name", FieldRole.FullName), new("mail", "email", FieldRole.Email), new("line", "phone"), new("sites.road", "addresses.street")));

    [Fact]
    public async Task Who_is_kept_as_contact_and_as_account_is_listed_once_with_reasons()
    {
        var (contacts, accounts) = await CrossScene.SaveAsync(Boss());
        var sweep = As(null).Sweep;
        var report = await sweep.RunAcrossAsync(Org.North, "contact", "account");
        Assert.Equal((2 * CrossScene.Size, report.Added), (report.Records, report.Found));
        Assert.Equal(0.9, report.Threshold, 9);
        var pairs = (await Boss().Duplicates.ReviewAsync(500)).Pairs;
        var found = pairs.Select(p => p.Left.Entity == "contact" ? (p.Left, p.Right) : (Left: p.Right, Right: p.Left)).ToList();
        Assert.All(found, f => Assert.Equal(("contact", "account"), (f.Left.Entity, f.Right.Entity)));
        var right = Enumerable.Range(0, CrossScene.Shared).Count(i => found.Contains((new("contact", contacts[i].Key), new("account", accounts[i].Key))));
        Assert.InRange(right, CrossScene.Shared * 9 / 10, CrossScene.Shared);
        Assert.InRange(pairs.Count, right, right * 10 / 9);
        Assert.All(pairs, p => Assert.Contains(p.Reasons, r => r.Weight > 0));
        Assert.Contains(pairs.SelectMany(p => p.Reasons), r => r.Field == "addresses.street (street)" && r.Weight > 0);

        // Whichever is named first, and however often: what is listed or decided stays.
        await Boss().Duplicates.DismissAsync(pairs[0].Id);
        var again = await sweep.RunAcrossAsync(Org.North, "account", "contact");
        Assert.Equal((report.Found, 0), (again.Found, again.Added));
        Assert.Equal(pairs.Skip(1).Select(p => p.Id), (await Boss().Duplicates.ReviewAsync(500)).Pairs.Select(p => p.Id));
    }

    [Fact]
    public async Task Who_is_linked_already_is_not_listed()
    {
        var (contacts, accounts) = await CrossScene.SaveAsync(Boss());
        var crm = Boss();
        for (var i = 0; i < CrossScene.Shared; i += 2)
        {
            (await crm.LoadForChangeAsync(contacts[i].Id)).AccountId = accounts[i].Id;
        }

        await crm.SaveAsync();
        var report = await As(null).Sweep.RunAcrossAsync(Org.North, "account", "contact");
        var listed = (await Boss().Duplicates.ReviewAsync(500)).Pairs;
        Assert.Equal(report.Found, listed.Count);
        Assert.InRange(listed.Count, CrossScene.Shared / 3, CrossScene.Shared / 2 * 10 / 9);
        Assert.DoesNotContain(listed, p => contacts.Where((_, i) => i % 2 == 0 && i < CrossScene.Shared).Any(c => p.Left.Id == c.Key || p.Right.Id == c.Key));
    }

    [Fact]
    public async Task Who_works_at_an_account_is_another()
    {
        var crm = Boss();
        var (_, accounts) = await CrossScene.SaveAsync(crm);
        var people = CrossScene.People(7);
        var staff = accounts.Skip(CrossScene.Shared).Take(30).Select((account, i) =>
        {
            var contact = crm.Add(new Contact { FirstName = people[i].First, LastName = people[i].Last, Email = people[i].Email, Phone = account.Phone });
            crm.Add(new PostalAddress { ContactId = contact.Id, Street = CrossScene.People(5)[CrossScene.Size + i].Street, City = CrossScene.People(5)[CrossScene.Size + i].City });
            return contact.Key;
        }).ToHashSet();
        await crm.SaveAsync();
        var report = await As(null).Sweep.RunAcrossAsync(Org.North, "contact", "account");
        Assert.InRange(report.Found, CrossScene.Shared * 8 / 10, CrossScene.Shared * 10 / 8);
        Assert.DoesNotContain((await Boss().Duplicates.ReviewAsync(500)).Pairs, p => staff.Contains(p.Left.Id) || staff.Contains(p.Right.Id));
    }

    [Fact]
    public async Task A_pair_across_is_not_merged_and_is_told_what_to_do_instead()
    {
        await CrossScene.SaveAsync(Boss());
        await As(null).Sweep.RunAcrossAsync(Org.North, "contact", "account");
        var pair = (await Boss().Duplicates.ReviewAsync(1)).Pairs[0];
        var refused = await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await Boss().Duplicates.MergeAsync(pair.Id, pair.Left.Id));
        Assert.Equal(("pair", "of_two_entities"), (Assert.Single(refused.Fields).Field, refused.Fields[0].Code));
        Assert.Contains("'account' of the contact", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_goes_takes_its_pairs_off_the_list_and_brings_them_back()
    {
        var (contacts, _) = await CrossScene.SaveAsync(Boss());
        await As(null).Sweep.RunAcrossAsync(Org.North, "contact", "account");
        var pairs = (await Boss().Duplicates.ReviewAsync(500)).Pairs;
        var (first, other) = (contacts.First(c => Of(c).Any()), contacts[^1]);
        var crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(first.Id));
        await crm.SaveAsync();
        Assert.Equal(pairs.Except(Of(first)), await ListedAsync(), PairId);
        await crm.RestoreAsync("contact", first.Key);
        await crm.SaveAsync();
        Assert.Equal(pairs, await ListedAsync(), PairId);

        var merge = await Boss().Merges.MergeAsync(other.Id, [first.Id]);
        Assert.Equal(pairs.Except(Of(first)), await ListedAsync(), PairId);
        await Boss().Merges.UndoAsync(merge.Id);
        Assert.Equal(pairs, await ListedAsync(), PairId);

        IEnumerable<DuplicateReview> Of(Contact contact) => pairs.Where(p => p.Left.Id == contact.Key || p.Right.Id == contact.Key);

        async Task<IEnumerable<DuplicateReview>> ListedAsync() => (await Boss().Duplicates.ReviewAsync(500)).Pairs;

        static bool PairId(DuplicateReview a, DuplicateReview b) => a.Id == b.Id;
    }

    [Fact]
    public async Task A_tenants_own_mapping_compares_what_plugins_keep_and_names_the_fields_of_each_side()
    {
        var crm = Boss();
        var (contacts, _) = await CrossScene.SaveAsync(crm);
        var vendors = new List<Guid>();
        foreach (var person in CrossScene.People(5).Take(CrossScene.Shared).Select(CrossScene.Careless).Concat(CrossScene.People(6).Take(40)))
        {
            var vendor = await crm.AddAsync("vendor");
            (vendor[Title], vendor[Mail], vendor[Line]) = ($"{person.First} {person.Last}", person.Email, person.Phone);
            var site = await crm.AddAsync("site");
            (site[CrossSweepConformance<TFixture>.Of], site[Road]) = (vendor.Key, person.Street);
            vendors.Add(vendor.Key);
        }

        await crm.SaveAsync();
        var report = await As(null).Sweep.RunAcrossAsync(Org.North, "contact", "vendor");
        Assert.Equal(CrossScene.Size + vendors.Count, report.Records);
        var pairs = (await Boss().Duplicates.ReviewAsync(500)).Pairs;
        var right = pairs.Count(p => vendors.IndexOf(p.Left.Entity == "vendor" ? p.Left.Id : p.Right.Id) is var i && i == contacts.ToList().FindIndex(c => c.Key == p.Left.Id || c.Key == p.Right.Id));
        Assert.InRange(right, CrossScene.Shared * 8 / 10, CrossScene.Shared);
        Assert.InRange(pairs.Count, right, right * 10 / 8);
        Assert.All(pairs.SelectMany(p => p.Reasons.Select(r => (Pair: p, Reason: r))), x =>
        {
            var (vendor, contact) = x.Pair.Left.Entity == "vendor" ? (x.Reason.Field, x.Reason.RightField) : (x.Reason.RightField, x.Reason.Field);
            Assert.Contains((vendor!.Split(' ')[0], contact!.Split(' ')[0]), new[] { ("title", "name"), ("mail", "email"), ("line", "phone"), ("sites.road", "addresses.street") });
        });
        Assert.Contains(pairs.SelectMany(p => p.Reasons), r => $"{r.Field} {r.RightField}".Contains("sites.road (street)", StringComparison.Ordinal) && r.Weight > 0);
    }

    [Fact]
    public async Task Without_a_mapping_the_fields_of_one_name_compare()
    {
        var crm = Boss();
        await CrossScene.SaveAsync(crm);
        foreach (var person in CrossScene.People(5).Skip(CrossScene.Size).Take(25).Concat(CrossScene.People(6).Take(40)))
        {
            var supplier = await crm.AddAsync("supplier");
            (supplier[Name], supplier[Phone]) = ($"{person.First} {person.Last}", person.Phone);
        }

        await crm.SaveAsync();
        Assert.InRange((await As(null).Sweep.RunAcrossAsync(Org.North, "supplier", "account")).Found, 23, 27);
        Assert.All((await Boss().Duplicates.ReviewAsync(500)).Pairs.SelectMany(p => p.Reasons), r => Assert.Contains(r.Field.Split(' ')[0], new[] { "name", "phone" }));
    }

    [Fact]
    public async Task Entities_of_another_kind_or_tenant_are_not_swept()
    {
        var sweep = As(null).Sweep;
        var same = await RefusedAsync(CrmErrors.Invalid, async () => await sweep.RunAcrossAsync(Org.North, "contact", "contact"));
        Assert.Equal("same_entity", Assert.Single(same.Fields).Code);
        await RefusedAsync(CrmErrors.Invalid, async () => await sweep.RunAcrossAsync(Org.North, "contact", "nothing"));
        Assert.Contains("SweepMapping", (await RefusedAsync(CrmErrors.Configuration, async () => await sweep.RunAcrossAsync(Org.North, "contact", "site"))).Message, StringComparison.Ordinal);
        await CrossScene.SaveAsync(Boss(Org.South));
        Assert.Equal((0, 0), await sweep.RunAcrossAsync(Org.North, "contact", "account") is var empty ? (empty.Records, empty.Found) : default);
    }

    [Theory]
    [InlineData("contact", "contact", "email", "email")]
    [InlineData("contact", "nothing", "email", "email")]
    [InlineData("contact", "account", "email", "nothing")]
    [InlineData("contact", "account", "email", "employees")]
    [InlineData("contact", "account", "account.name", "name")]
    [InlineData("contact", "account", "email", "deals.name")]
    [InlineData("contact", "account", "id", "name")]
    public async Task A_mapping_that_is_none_is_refused_before_it_is_stored(string left, string right, string leftField, string rightField) =>
        await RefusedWithoutTraceAsync(CrmErrors.Configuration, async () => await As(null).Administration.ProvisionAsync(Org.North, t => t.SweepMapping(left, right, new SweepField(leftField, rightField))));

    [Fact]
    public async Task A_field_stands_once_in_a_mapping_and_a_later_one_takes_its_place()
    {
        await using var system = Fixture.As(null);
        await RefusedWithoutTraceAsync(CrmErrors.Configuration, async () => await system.Administration.ProvisionAsync(Org.North, t => t.SweepMapping("contact", "account", new("email", "email"), new("phone", "email"))));
        await CrossScene.SaveAsync(Boss());
        await system.Administration.ProvisionAsync(Org.North, t => t.SweepMapping("contact", "account", new SweepField("jobTitle", "industry")));
        Assert.Equal(0, (await system.Sweep.RunAcrossAsync(Org.North, "contact", "account")).Found);
        await system.Administration.ProvisionAsync(Org.North, t => t.SweepMapping("account", "contact", new("name", "name", FieldRole.FullName), new("phone", "phone", FieldRole.Phone)));
        Assert.NotEqual(0, (await system.Sweep.RunAcrossAsync(Org.North, "contact", "account")).Added);
    }

    [Fact]
    public async Task It_tells_how_far_it_is_and_can_be_cancelled()
    {
        await CrossScene.SaveAsync(Boss());
        using var source = new CancellationTokenSource();
        var told = new Told(step =>
        {
            if (step == "comparing")
            {
                source.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await As(null).Sweep.RunAcrossAsync(Org.North, "contact", "account", null, told, source.Token));
        Assert.Empty((await Boss().Duplicates.ReviewAsync()).Pairs);
        Assert.NotEqual(0, (await As(null).Sweep.RunAcrossAsync(Org.North, "contact", "account")).Added);
    }

    private sealed class Told(Action<string> tell) : IProgress<Matching.MatchProgress>
    {
        public void Report(Matching.MatchProgress value) => tell(value.Step);
    }
}
