using Crm.Contacts;
using Crm.Sessions;

namespace Crm.Testing.Sessions;

/// <summary>Contacts, and the many ways to reach them: one primary of each kind, alike on the record and among its points whichever side changes.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ContactConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task A_contact_has_both_names_and_is_found_through_its_company()
    {
        var account = await AccountAsync("Acme");
        var id = await ContactAsync(c => (c.FirstName, c.LastName, c.AccountId, c.PreferredChannel, c.Language) = (" Änne ", "Müller", account, "email", "de-AT"));
        var crm = Boss();
        Assert.Equal("Änne Müller", (await crm.GetAsync(id))["name"]);
        Assert.Equal(1, await crm.Query<Contact>().Where("name = 'ÄNNE MÜLLER' and account.name = 'acme' and account.contacts count = 1").CountAsync());
    }

    [Theory]
    [InlineData("", "", null, null, "lastName")]
    [InlineData("A", "B", "nobody", null, "email")]
    [InlineData("A", "B", "a@b@c", null, "email")]
    [InlineData("A", "B", null, "12", "phone")]
    public async Task What_a_contact_cannot_be_is_refused_without_a_trace(string first, string last, string? email, string? phone, string field)
    {
        var crm = Boss();
        crm.Add(new Contact { FirstName = first, LastName = last, Email = email, Phone = phone });
        var error = await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync());
        Assert.Contains(error.Fields, f => f.Field == field);
    }

    [Fact]
    public async Task The_address_on_the_record_is_the_primary_one_of_its_addresses()
    {
        var id = await ContactAsync(c => (c.LastName, c.Email, c.Phone) = ("Lee", "lee@old.example", "+49 (0)30 123-45"));
        Assert.Equal(["lee@old.example*"], await EmailsAsync(id));
        Assert.Equal("4903012345", (await Boss().Query<PhoneNumber>().PageAsync(9)).Rows.Single()["digits"]);

        await ChangeAsync(id, c => c.Email = "lee@new.example");
        Assert.Equal(["lee@new.example*", "lee@old.example"], await EmailsAsync(id));

        await ChangeAsync(id, c => c.Email = "LEE@old.example");
        Assert.Equal(["LEE@old.example*", "lee@new.example"], await EmailsAsync(id));

        await ChangeAsync(id, c => c.Email = null);
        Assert.Equal(["LEE@old.example", "lee@new.example"], await EmailsAsync(id));
    }

    [Fact]
    public async Task The_primary_one_of_its_addresses_is_the_address_on_the_record()
    {
        var id = await ContactAsync(c => c.LastName = "Lee");
        var crm = Boss();
        var first = crm.Add(new EmailAddress { ContactId = id, Address = "one@x.example", Type = "home" });
        await crm.SaveAsync();
        Assert.Equal("one@x.example", (await crm.GetAsync(id))["email"]);
        Assert.True(first.IsPrimary);

        var second = crm.Add(new EmailAddress { ContactId = id, Address = "two@x.example" });
        await crm.SaveAsync();
        Assert.Equal("one@x.example", (await crm.GetAsync(id))["email"]);

        (await crm.LoadForChangeAsync(second.Id)).IsPrimary = true;
        await crm.SaveAsync();
        Assert.Equal("two@x.example", (await crm.GetAsync(id))["email"]);
        Assert.Equal(["one@x.example", "two@x.example*"], await EmailsAsync(id));

        (await crm.LoadForChangeAsync(second.Id)).Address = "three@x.example";
        await crm.SaveAsync();
        Assert.Equal("three@x.example", (await crm.GetAsync(id))["email"]);

        crm.Delete(await crm.LoadForChangeAsync(second.Id));
        await crm.SaveAsync();
        Assert.Null((await crm.GetAsync(id))["email"]);
        Assert.Equal(["one@x.example"], await EmailsAsync(id));
    }

    [Fact]
    public async Task A_contact_and_its_addresses_are_made_in_one_save_and_go_and_come_back_together()
    {
        var crm = Boss();
        var contact = crm.Add(new Contact { LastName = "Lee" });
        crm.Add(new EmailAddress { ContactId = contact.Id, Address = "home@x.example", Type = "home" });
        crm.Add(new EmailAddress { ContactId = contact.Id, Address = "work@x.example", IsPrimary = true });
        crm.Add(new PostalAddress { ContactId = contact.Id, City = "Wien", IsPrimary = true });
        crm.Add(new SocialHandle { ContactId = contact.Id, Network = "mastodon", Handle = "@lee@x.example" });
        await crm.SaveAsync();
        Assert.Equal(["home@x.example", "work@x.example*"], await EmailsAsync(contact.Id));
        Assert.Equal("work@x.example", (await crm.GetAsync(contact.Id))["email"]);

        crm.Delete(await crm.LoadForChangeAsync(contact.Id));
        await crm.SaveAsync();
        Assert.Equal(0, await crm.Query<EmailAddress>().CountAsync() + await crm.Query<PostalAddress>().CountAsync() + await crm.Query<SocialHandle>().CountAsync());
        await crm.RestoreAsync("contact", contact.Id.Value);
        await crm.SaveAsync();
        Assert.Equal(["home@x.example", "work@x.example*"], await EmailsAsync(contact.Id));
    }

    [Fact]
    public async Task An_account_has_addresses_too_and_a_point_belongs_to_one_record_only()
    {
        var account = await AccountAsync();
        var contact = await ContactAsync(c => c.LastName = "Lee");
        await ChangeAsync(account, a => a.Email = "info@acme.example");
        var crm = Boss();
        Assert.Equal(1, await crm.Query<Account>().Where("emails any (address = 'INFO@acme.example' and isPrimary = true)").CountAsync());

        crm.Add(new EmailAddress { AccountId = account, ContactId = contact, Address = "a@b.example" });
        Assert.Equal("one_of", (await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync())).Fields.Single().Code);
        crm.DiscardChanges();
        crm.Add(new PostalAddress { AccountId = account });
        await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync());
    }

    [Fact]
    public async Task Addresses_are_seen_and_written_with_what_they_belong_to()
    {
        var (hers, other) = (await ContactAsync(c => c.LastName = "Mine", Org.Ann), await ContactAsync(c => (c.LastName, c.Email) = ("Other", "other@x.example"), Org.Flo));
        Fixture.Give("Rep");
        var crm = As(Org.Ann).Crm;
        Assert.Equal(0, await crm.Query<EmailAddress>().CountAsync());
        crm.Add(new EmailAddress { ContactId = other, Address = "evil@x.example" });
        await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync());
        crm.DiscardChanges();
        crm.Add(new EmailAddress { ContactId = hers, Address = "mine@x.example" });
        await crm.SaveAsync();
        Assert.Equal("mine@x.example", (await crm.GetAsync(hers))["email"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_address_is_not_taken_from_a_record_that_may_only_be_seen(bool recordFirst)
    {
        var (hers, other) = (await ContactAsync(c => c.LastName = "Mine", Org.Ann), await ContactAsync(c => (c.LastName, c.Email) = ("Other", "other@x.example"), Org.Flo));
        var point = (await Boss().Query<EmailAddress>().PageAsync(1)).Rows[0].GetId<EmailAddress>("id")!.Value;
        Fixture.Give("Rep", "Read:All");
        var crm = As(Org.Ann).Crm;
        var record = recordFirst ? await crm.LoadForChangeAsync(hers) : null;

        // That the address is no more the primary one follows from the new one; that it moves does not.
        (await crm.LoadForChangeAsync(point)).ContactId = hers;
        (record ?? await crm.LoadForChangeAsync(hers)).Email = "new@x.example";
        await RefusedWithoutTraceAsync(CrmErrors.Forbidden, () => crm.SaveAsync());
        Assert.Equal(["other@x.example*"], await EmailsAsync(other));
    }

    [Fact]
    public async Task What_follows_from_a_refused_save_gives_no_right_to_more()
    {
        var (hers, other) = (await ContactAsync(c => (c.LastName, c.Email) = ("Mine", "mine@x.example"), Org.Ann), await ContactAsync(c => c.LastName = "Other", Org.Flo));
        Fixture.Give("Rep", "Read:All");
        var crm = As(Org.Ann).Crm;
        var record = await crm.LoadForChangeAsync(hers);
        var point = await crm.LoadForChangeAsync((await crm.Query<EmailAddress>().PageAsync(1)).Rows[0].GetId<EmailAddress>("id")!.Value);
        (record.Email, record.Phone) = ("new@x.example", "1");
        await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync());

        (record.Phone, point.ContactId) = (null, other);
        await RefusedWithoutTraceAsync(CrmErrors.Forbidden, () => crm.SaveAsync());
        point.ContactId = hers;
        await crm.SaveAsync();
        Assert.Equal(["mine@x.example", "new@x.example*"], await EmailsAsync(hers));
    }

    private async Task<Id<Contact>> ContactAsync(Action<Contact> make, Id<Tenancy.User>? owner = null)
    {
        var crm = Boss();
        var contact = new Contact();
        make(contact);
        crm.Add(contact, owner);
        await crm.SaveAsync();
        return contact.Id;
    }

    /// <summary>The addresses, the primary one with a star.</summary>
    private async Task<List<string>> EmailsAsync(Id<Contact> contact)
    {
        var rows = (await Boss().Query<EmailAddress>().Where("contact = $c").Parameter("c", contact.Value).OrderBy("address").PageAsync(20)).Rows;
        return [.. rows.Select(r => $"{r["address"]}{((bool)r["isPrimary"]! ? "*" : "")}").Order(StringComparer.Ordinal)];
    }
}
