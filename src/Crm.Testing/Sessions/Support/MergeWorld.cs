using Crm.Activities;
using Crm.Contacts;
using Crm.Criteria;
using Crm.Extensibility;
using Crm.Records;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>A random world of records that refer to each other in every way there is, a plugin's among them.</summary>
internal sealed class MergeWorld(CrmSession crm, Random random)
{
    public static CustomFieldDefinition AssetName { get; } = new("asset", "name", ValueKind.Text);

    public static CustomFieldDefinition AssetAccount { get; } = new("asset", "account", ValueKind.Id) { Target = "account", Inverse = "assets", OnDelete = OnDelete.Restrict };

    public static CustomFieldDefinition AssetContact { get; } = new("asset", "contact", ValueKind.Id) { Target = "contact", Inverse = "assets", OnDelete = OnDelete.Recycle };

    public static CustomFieldDefinition AssetPartOf { get; } = new("asset", "part_of", ValueKind.Id) { Target = "asset", Inverse = "parts", OnDelete = OnDelete.Clear };

    public static CustomField<bool?> Newsletter { get; } = CustomField.Boolean("contact", "newsletter").AsConsent(ConsentKind.OptIn);

    private static DynamicEntity Asset { get; } = new("asset");

    /// <summary>Every entity as the tenants of this world have it.</summary>
    public static CrmModel Model { get; } = SessionModel.Model.Extend([Asset], [AssetName, AssetAccount, AssetContact, AssetPartOf, Newsletter.Definition]);

    private static readonly string[] Words = ["north", "Müller", "acme", "zeta", "Omega", "delta"];

    public List<Account> Accounts { get; } = [];

    public List<Contact> Contacts { get; } = [];

    public List<Deal> Deals { get; } = [];

    public List<DynamicRecord> Assets { get; } = [];

    public static void Compose(CrmBuilder builder) => builder.Entity(Asset, AssetName, AssetAccount, AssetContact, AssetPartOf).Field(Newsletter);

    /// <summary>Makes it, in several saves.</summary>
    public async Task MakeAsync(StillClock clock)
    {
        for (var i = 0; i < 5; i++)
        {
            Accounts.Add(crm.Add(new Account { Name = Word(), Industry = Maybe(Word()), Employees = random.Next(2) == 0 ? random.Next(100) : null, ExternalId = Maybe($"{random.Next()}"), Email = Maybe(Mail()), Phone = Maybe(Phone()) }));
        }

        await SaveAsync(clock);
        foreach (var account in Accounts.Skip(1))
        {
            account.ParentId = random.Next(2) == 0 ? Accounts[random.Next(Accounts.IndexOf(account))].Id : null;
        }

        for (var i = 0; i < 5; i++)
        {
            Contacts.Add(crm.Add(new Contact { FirstName = Word(), LastName = Maybe(Word()), AccountId = OneOf(Accounts)?.Id, Email = Maybe(Mail()), Phone = Maybe(Phone()), ExternalId = Maybe($"{random.Next()}"), ReportsToId = OneOf(Contacts)?.Id }));
            crm.Add(new PostalAddress { ContactId = Contacts[^1].Id, City = Word(), IsPrimary = random.Next(2) == 0 });
            crm.Add(new EmailAddress { ContactId = Contacts[^1].Id, Address = Mail(), IsPrimary = random.Next(3) == 0 });
            Contacts[^1].Set(Newsletter, random.Next(3) switch { 0 => true, 1 => false, _ => (bool?)null });
        }

        await SaveAsync(clock);
        foreach (var account in Accounts)
        {
            account.Set(SessionModel.Tier, random.Next(2) == 0 ? "gold" : null);
            crm.Add(new PhoneNumber { AccountId = account.Id, Number = Phone(), IsPrimary = random.Next(2) == 0 });
            await crm.ExternalIds.SetAsync(account, random.Next(2) == 0 ? "erp" : "mail", account.Key.ToString("N"));
        }

        for (var i = 0; i < 4; i++)
        {
            Deals.Add(crm.Add(new Deal { Name = Word(), AccountId = OneOf(Accounts)?.Id, Amount = random.Next(2) == 0 ? new Money(random.Next(1000), random.Next(2) == 0 ? "EUR" : "USD") : null, CloseDate = new LocalDate(2026, 5, 1 + random.Next(20)) }));
            var asset = await crm.AddAsync("asset");
            asset[AssetName] = Word();
            asset[AssetAccount] = OneOf(Accounts)?.Key;
            asset[AssetContact] = OneOf(Contacts)?.Key;
            asset[AssetPartOf] = OneOf(Assets)?.Key;
            Assets.Add(asset);
        }

        await SaveAsync(clock);
        await CollaborateAsync();
        await SaveAsync(clock);
        foreach (var record in Accounts.Cast<Record>().Concat(Contacts).Concat(Assets).Where(_ => random.Next(2) == 0))
        {
            await crm.ShareAsync(record, random.Next(2) == 0 ? Org.Flo : Org.Una, random.Next(2) == 0 ? [Right.Read] : [Right.Read, Right.Write]);
        }

        await SaveAsync(clock);
    }

    private async Task CollaborateAsync()
    {
        foreach (var deal in Deals)
        {
            if (random.Next(3) == 0)
            {
                await crm.MoveAsync(deal, random.Next(2) == 0 ? "talking" : "lost", "so");
            }

            var note = await crm.AddAsync("note");
            note[SessionModel.Body] = Word();
            note[SessionModel.Subject] = deal.Key;
        }

        foreach (var record in Accounts.Cast<Record>().Concat(Contacts).Concat(Deals))
        {
            await crm.TagAsync(record, Words[random.Next(2)]);
            await crm.FollowAsync(record, random.Next(2) == 0 ? Org.Flo : Org.Una);
            await crm.CommentAsync(record, Word());
        }

        for (var i = 0; i < 6; i++)
        {
            var activity = crm.Add(new Activity { Subject = Word(), AccountId = OneOf(Accounts)?.Id, ContactId = OneOf(Contacts)?.Id, DealId = OneOf(Deals)?.Id });
            crm.Add(new Participant { ActivityId = activity.Id, ContactId = Contacts[random.Next(Contacts.Count)].Id });
            crm.Add(new Participant { ActivityId = activity.Id, ContactId = Contacts[random.Next(Contacts.Count)].Id });
            var (who, other) = (Contacts[random.Next(Contacts.Count)], Contacts[random.Next(Contacts.Count)]);
            crm.Add(new Relationship { ContactId = who.Id, ToContactId = who == other ? null : other.Id, ToAccountId = who == other ? Accounts[random.Next(Accounts.Count)].Id : null, Role = Word() });
            var (from, to) = (Accounts[random.Next(Accounts.Count)], Accounts[random.Next(Accounts.Count)]);
            crm.Add(new Relationship { AccountId = from.Id, ToAccountId = from == to ? null : to.Id, ToDealId = from == to ? Deals[random.Next(Deals.Count)].Id : null, Role = Word() });
        }
    }

    private async Task SaveAsync(StillClock clock)
    {
        await crm.SaveAsync();
        clock.Advance(Duration.FromMinutes(1 + random.Next(100)));
    }

    private T? OneOf<T>(List<T> all)
        where T : class => all.Count == 0 || random.Next(3) == 0 ? null : all[random.Next(all.Count)];

    private string? Maybe(string text) => random.Next(2) == 0 ? text : null;

    private string Word() => Words[random.Next(Words.Length)];

    private string Mail() => $"{(random.Next(2) == 0 ? "A" : "a")}{random.Next(4)}@x.example";

    private string Phone() => $"030 {(random.Next(2) == 0 ? "-" : "")}{100 + random.Next(4)}";
}
