using System.Text;
using Crm.Contacts;
using Crm.Data;
using Crm.Sessions;

namespace Crm.Testing.Sessions;

/// <summary>Imports of files: what rows become, who may, and what is said of those that are refused.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ImportConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private const string Three = "external id;First name;Last name;E-mail;Firma\nc-1;Ada;Lovelace;ada@acme.example;Acme\nc-2;Grace;Hopper;;Acme\nc-3;;;no address;Acme\n";

    [Fact]
    public async Task Rows_become_records_and_those_that_cannot_are_named()
    {
        var acme = await AccountAsync();
        var report = await Boss().Imports.RunAsync(File(Three));
        Assert.Equal((3L, 2L, 0L, 0L, 1L, true), (report.Read, report.Added, report.Changed, report.Unchanged, report.Refused, report.IsComplete));
        Assert.All(report.Errors, e => Assert.Equal((3L, 4), (e.Row, e.Line)));
        Assert.Contains(report.Errors, e => e is { Column: "E-mail" });

        var rows = (await Boss().Query<Contact>().Select("externalId", "name", "email", "account", "version").OrderBy("externalId").PageAsync(10)).Rows;
        Assert.Equal(["c-1", "Ada Lovelace", "ada@acme.example", acme.Value, 1L], rows[0].Values);
        Assert.Equal(["c-2", "Grace Hopper", null, acme.Value, 1L], rows[1].Values);
        Assert.Single(await StoredAsync<EmailAddress>("email"));
        Assert.Equal(2, (await StoredAsync<Crm.Changes.OutboxEntry>("outbox")).Count(e => e is { Entity: "contact", Type: "record.created" }));
    }

    [Fact]
    public async Task A_preview_says_the_same_and_leaves_nothing()
    {
        await AccountAsync();
        var before = await Dump.OfAsync(Fixture);
        var preview = await Boss().Imports.PreviewAsync(File(Three));
        Assert.Equal(before, await Dump.OfAsync(Fixture));
        Assert.Equal(["externalId", "firstName", "lastName", "email", "account.name"], preview.Mapping.Select(m => m.Target));
        Assert.Equal(["externalId"], preview.Key);
        Assert.Equal((3L, 2L, 1L), (preview.Report.Read, preview.Report.Added, preview.Report.Refused));
        Assert.Equal("Ada Lovelace", preview.First[0]["name"]);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_another_only_what_differs()
    {
        await AccountAsync();
        await Boss().Imports.RunAsync(File(Three));
        var before = await StoredAsync<Contact>("contact");
        var again = await Boss().Imports.RunAsync(File(Three));
        Assert.Equal((0L, 0L, 2L, 1L), (again.Added, again.Changed, again.Unchanged, again.Refused));
        Assert.All(await StoredAsync<Contact>("contact"), c => Assert.Equal(1, c.Version));

        var changed = await Boss().Imports.RunAsync(File("externalId,jobTitle\nc-2,Admiral\nc-1,\n"));
        Assert.Equal((1L, 1L), (changed.Changed, changed.Unchanged));
        Assert.Equal([("c-1", null, 1L), ("c-2", "Admiral", 2L)], (await StoredAsync<Contact>("contact")).OrderBy(c => c.ExternalId, StringComparer.Ordinal).Select(c => (c.ExternalId!, c.JobTitle, c.Version)));
        Assert.Equal(before.Select(c => c.Id), (await StoredAsync<Contact>("contact")).Select(c => c.Id));
    }

    [Fact]
    public async Task Rows_without_any_key_are_themselves_again()
    {
        var file = "first name,last name\nAda,Lovelace\nGrace,Hopper\n";
        Assert.Equal(2, (await Boss().Imports.RunAsync(File(file))).Added);
        var again = await Boss().Imports.RunAsync(File(file));
        Assert.Equal((0L, 2L), (again.Added, again.Unchanged));
        Assert.Equal(2, await Boss().Query<Contact>().CountAsync());
    }

    [Fact]
    public async Task Rows_of_what_was_merged_are_of_the_survivor()
    {
        var (acme, other) = (await AccountAsync("Acme"), await AccountAsync("Acme Inc"));
        await Boss().Imports.RunAsync(File("first name,last name\nAda,Lovelace\nAda,Lovelace\n"));
        var contacts = (await StoredAsync<Contact>("contact")).ConvertAll(c => c.Id);
        await Boss().Merges.MergeAsync(contacts[0], [contacts[1]]);
        await Boss().Merges.MergeAsync(acme, [other]);
        var again = await Boss().Imports.RunAsync(File("first name,last name\nAda,Lovelace\nAda,Lovelace\n"));
        Assert.Equal((0L, 2L), (again.Added, again.Unchanged));

        // By an id, and where one is referred to, too.
        var options = new ImportOptions { Mapping = new Dictionary<string, string>(StringComparer.Ordinal) { ["account"] = "account.id" } };
        var report = await Boss().Imports.RunAsync(File($"id,account\n{contacts[1].Value},{other.Value}\n"), options);
        Assert.Equal((0L, 1L, 0L), (report.Added, report.Changed, report.Refused));
        Assert.Equal((contacts[0], acme), (await StoredAsync<Contact>("contact")).Select(c => (c.Id, c.AccountId!.Value)).Single());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_record_that_was_deleted_is_added_anew(bool permanently)
    {
        var file = "first name,last name\nAda,Lovelace\n";
        await Boss().Imports.RunAsync(File(file));
        var first = Assert.Single(await StoredAsync<Contact>("contact")).Id;
        var crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(first), permanently);
        await crm.SaveAsync();
        Fixture.Clock.Advance(NodaTime.Duration.FromHours(1));
        var again = await Boss().Imports.RunAsync(File(file));
        Assert.Equal((1L, 0L), (again.Added, again.Refused));
        Assert.Equal(1, (await Boss().Imports.RunAsync(File(file))).Unchanged);
        if (!permanently)
        {
            crm = Boss();
            await crm.RestoreAsync("contact", first.Value);
            await crm.SaveAsync();
            Assert.Equal(2, await crm.Query<Contact>().CountAsync());
        }
    }

    [Fact]
    public async Task Long_rows_are_fewer_a_batch()
    {
        var batches = new List<ImportProgress>();
        var file = "last name,what\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"Lee {i},{new string('x', 1_000_000)}\n"));
        var report = await Boss().Imports.RunAsync(File(file), new() { Mapping = new Dictionary<string, string>(StringComparer.Ordinal) { ["what"] = "" }, Progress = new Listening(batches) });
        Assert.Equal(12, report.Added);
        Assert.Equal([5L, 10L, 12L], batches.Select(b => b.Done));
    }

    [Fact]
    public async Task Nothing_is_found_by_a_field_that_may_not_be_read()
    {
        var boss = Boss();
        boss.Add(new Contact { LastName = "Lee", Email = "lee@x.example" }, Org.Ann);
        await boss.SaveAsync();
        await using var system = Fixture.As(null);
        await system.Administration.ProvisionAsync(Org.North, t => t.Role("Some", r => r.On(
            "contact", Crm.Security.Depth.All, Crm.Security.Depth.All, Crm.Security.Depth.All, Crm.Security.Depth.All, readFields: Crm.Security.FieldGrant.AllExcept("email", "phone"))));
        Fixture.Give("Some");
        var ann = As(Org.Ann).Crm;
        var file = "last name,email\nOther,lee@x.example\n";
        var error = await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await ann.Imports.RunAsync(File(file), new() { Key = ["email"] }));
        Assert.Equal("not_a_key", Assert.Single(error.Fields).Code);
        Assert.Empty((await ann.Imports.PreviewAsync(File(file))).Key);
        Assert.Equal((1L, 0L), ((await ann.Imports.RunAsync(File(file))).Added, (await StoredAsync<Contact>("contact")).Count(c => c.LastName == "Other" && c.Version > 1)));
    }

    [Fact]
    public async Task What_is_hidden_is_not_found_and_not_referred_to()
    {
        Fixture.Give("Rep");
        await AccountAsync("Secret", Org.Flo);
        var boss = Boss();
        boss.Add(new Contact { LastName = "Hidden", Email = "h@x.example", ExternalId = "h-1" }, Org.Flo);
        await boss.SaveAsync();

        var report = await As(Org.Ann).Crm.Imports.RunAsync(File("external id,last name,email,company\nn-1,New,n@x.example,Secret\nn-2,New,n2@x.example,Unheard of\nh-1,Taken,t@x.example,\n"));
        Assert.Equal((0L, 3L), (report.Added, report.Refused));
        Assert.Equal(report.Errors[0].Message, report.Errors[1].Message);
        Assert.Equal(("not_found", "duplicate"), (report.Errors[0].Code, report.Errors[2].Code));

        // By the e-mail address it is as if it were not there.
        var added = await As(Org.Ann).Crm.Imports.RunAsync(File("last name,email\nMine,h@x.example\n"));
        Assert.Equal(1, added.Added);
        Assert.Equal("Hidden", (await StoredAsync<Contact>("contact")).Single(c => c.ExternalId == "h-1").LastName);
    }

    [Fact]
    public async Task Who_may_not_create_imports_nothing_and_leaves_no_record()
    {
        Fixture.Give(Org.Role(Crm.Security.Right.Read, Crm.Security.Depth.All));
        var error = await Assert.ThrowsAsync<CrmException>(async () => await As(Org.Ann).Crm.Imports.RunAsync(File("last name\nLovelace\n")));
        Assert.Equal(CrmErrors.Invalid, error.Code);
        Assert.Empty(await StoredAsync<Contact>("contact"));
    }

    [Fact]
    public async Task What_the_right_to_write_reaches_is_changed_and_nothing_else()
    {
        Id<Crm.Tenancy.User>[] owners = [Org.Ann, Org.Tom, Org.Una, Org.Bea, Org.Flo];
        var ids = new List<Id<Account>>();
        foreach (var owner in owners)
        {
            ids.Add(await AccountAsync("Acme", owner));
        }

        foreach (var (depth, reached) in new[] { (Crm.Security.Depth.Own, new[] { 0 }), (Crm.Security.Depth.Team, [0, 1]), (Crm.Security.Depth.Unit, [0, 2]), (Crm.Security.Depth.UnitAndBelow, [0, 2, 3]), (Crm.Security.Depth.All, [0, 1, 2, 3, 4]) })
        {
            Fixture.Give(Org.Role(Crm.Security.Right.Read, Crm.Security.Depth.All), Org.Role(Crm.Security.Right.Write, depth));
            var report = await As(Org.Ann).Crm.Imports.RunAsync(File("id,industry\n" + string.Concat(ids.Select(id => $"{id},{depth}\n"))), new() { Entity = "account" });
            Assert.Equal((reached.Length, ids.Count - reached.Length), (report.Changed, report.Refused));
            Assert.All(report.Errors, e => Assert.Equal(CrmErrors.Forbidden, e.Code));
            Assert.Equal(reached.Select(i => ids[i]), (await StoredAsync<Account>("account")).Where(a => a.Industry == $"{depth}").Select(a => a.Id));
        }
    }

    [Fact]
    public async Task What_is_missing_is_made_on_wish()
    {
        var report = await Boss().Imports.RunAsync(File("last name,company\nA,Newco\nB,newco\nC,Other\n"), new() { Missing = MissingReference.Make });
        Assert.Equal(3, report.Added);
        Assert.Equal(["Newco", "Other"], (await StoredAsync<Account>("account")).Select(a => a.Name));
    }

    [Fact]
    public async Task Ids_in_other_systems_find_records_and_are_kept()
    {
        var options = new ImportOptions { Mapping = new Dictionary<string, string> { ["erp"] = "externalIds.erp" } };
        Assert.Equal(2, (await Boss().Imports.RunAsync(File("erp,last name\n7,Lovelace\n8,Hopper\n"), options)).Added);
        var report = await Boss().Imports.RunAsync(File("erp,last name\n8,Murray Hopper\n7,Lovelace\n"), options);
        Assert.Equal((0L, 1L, 1L), (report.Added, report.Changed, report.Unchanged));
        var hopper = (await StoredAsync<Contact>("contact")).Single(c => c.LastName == "Murray Hopper");
        Assert.Equal(hopper.Key, await Boss().ExternalIds.FindAsync("erp", "contact", "8"));

        var deals = await Boss().Imports.RunAsync(File("name,who\nBig,8\n"), new() { Entity = "relationship", Mapping = new Dictionary<string, string> { ["name"] = "role", ["who"] = "contact.externalIds.erp" } });
        Assert.Equal(("one_of", 1L), (deals.Errors[0].Code, deals.Refused));
    }

    [Fact]
    public async Task A_run_that_was_broken_off_goes_on_where_it_ended()
    {
        await AccountAsync();
        var file = "external id,last name\n" + string.Concat(Enumerable.Range(0, 50).Select(i => FormattableString.Invariant($"c-{i},Name {i}\n")));
        using var cancel = new CancellationTokenSource();
        var options = new ImportOptions { BatchSize = 10, Progress = new Cancelling(cancel, 30) };
        var broken = await Boss().Imports.RunAsync(File(file), options, cancel.Token);
        Assert.Equal((30L, 30L, false), (broken.Read, broken.Added, broken.IsComplete));

        var rest = await Boss().Imports.RunAsync(File(file), new() { BatchSize = 7 });
        Assert.Equal((50L, 50L, 30L, true), (rest.Read, rest.Added, rest.ResumedAfter, rest.IsComplete));
        Assert.Equal((50L, broken.Run), (await Boss().Query<Contact>().CountAsync(), rest.Run));
    }

    [Fact]
    public async Task Errors_go_to_a_file_with_the_rows_as_they_stood()
    {
        using var errors = new MemoryStream();
        await Boss().Imports.RunAsync(File("last name,birthday,email\nLovelace,1815-13-40,=cmd()\n\"Hop\nper\",1906-12-09,g@x.example\nx,y\n"), new() { Errors = errors });
        Assert.Equal(
            "row,line,column,code,message,\"last name\",birthday,email\r\n"
            + "1,2,birthday,not_a_date,\"A date such as 2026-03-31 is wanted.\",Lovelace,1815-13-40,\"'=cmd()\"\r\n"
            + "3,5,,ragged,\"The row has 2 fields; the header has 3.\",x,y,\r\n",
            Encoding.UTF8.GetString(errors.ToArray()));
    }

    [Fact]
    public async Task Cards_become_contacts_with_all_their_ways_to_be_reached()
    {
        const string Card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Doe;John;;Mr.;\r\nFN:Mr. John Doe\r\nORG:IBM;Accounting\r\nEMAIL;TYPE=HOME:john@home.example\r\nEMAIL;TYPE=WORK,PREF:john@ibm.example\r\n"
            + "TEL;TYPE=CELL:905-555-1234\r\nADR;TYPE=WORK:;;1 Main St;Austin;TX;123\r\n 45;USA\r\nBDAY:19800321\r\nPHOTO;ENCODING=b:AAAA\r\n BBBB\r\nEND:VCARD\r\n";
        var report = await Boss().Imports.RunAsync(File(Card), new() { Missing = MissingReference.Make });
        Assert.Equal((1L, 0L), (report.Added, report.Refused));
        Assert.Contains(report.Notes, n => n.StartsWith("PHOTO", StringComparison.Ordinal));
        var contact = Assert.Single(await StoredAsync<Contact>("contact"));
        Assert.Equal(("John Doe", "john@ibm.example", "905-555-1234", new NodaTime.LocalDate(1980, 3, 21)), (contact.Name, contact.Email, contact.Phone, contact.BirthDate));
        Assert.Equal(2, (await StoredAsync<EmailAddress>("email")).Count);
        Assert.Equal("12345", Assert.Single(await StoredAsync<PostalAddress>("address")).PostalCode);
        Assert.Equal(1, (await Boss().Imports.RunAsync(File(Card), new() { Missing = MissingReference.Make })).Unchanged);
    }

    [Fact]
    public async Task A_profile_keeps_how()
    {
        var crm = Boss();
        var options = new ImportOptions { Entity = "account", Mapping = new Dictionary<string, string> { ["Nom"] = "name" }, Key = ["name"], DecimalComma = true };
        var profile = crm.Add(new ImportProfile { Name = "ERP", Options = options });
        await crm.SaveAsync();
        var kept = (await Boss().LoadForChangeAsync(profile.Id)).Options;
        Assert.Equal(("account", true, "name", "name"), (kept.Entity, kept.DecimalComma, kept.Mapping["Nom"], kept.Key[0]));
        Assert.Equal(1, (await Boss().Imports.RunAsync(File("Nom\nAcme\n"), kept)).Added);
    }

    private protected static MemoryStream File(string text) => new(Encoding.UTF8.GetBytes(text));

    private sealed class Listening(List<ImportProgress> heard) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => heard.Add(value);
    }

    private sealed class Cancelling(CancellationTokenSource source, long at) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Done >= at)
            {
                source.Cancel();
            }
        }
    }
}
