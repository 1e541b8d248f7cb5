using Crm.Activities;
using Crm.Contacts;
using Crm.Sales;
using Crm.ScaleBenchmark.Searching;
using Crm.Sessions;
using Crm.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Crm.ScaleBenchmark.Timelines;

/// <summary>One record of each sort through a session, all others past the store like these; without history, audit and events.</summary>
internal sealed class Filling(IServiceProvider services, IBulk bulk, long count)
{
    private static readonly Instant Now = Instant.FromUtc(2026, 1, 1, 0, 0);
    private readonly List<Guid> likeActivity = [];
    private Guid likeParticipant;

    public async Task<IReadOnlyList<Sheet>> SheetsAsync()
    {
        await using var scope = services.CreateAsyncScope();
        var crm = await scope.ServiceProvider.GetRequiredService<CrmSession>().AsSystemAsync("Fills the benchmark");
        var account = crm.Add(new Account { Name = "An account as others" }, Asking.Ann);
        var contact = crm.Add(new Contact { FirstName = "A", LastName = "Contact", AccountId = account.Id }, Asking.Ann);
        var other = crm.Add(new Contact { FirstName = "Another", LastName = "Contact", AccountId = account.Id }, Asking.Ann);
        var deal = crm.Add(new Deal { Name = "A deal as others", AccountId = account.Id }, Asking.Ann);
        foreach (var sort in Sort.All)
        {
            var activity = crm.Add(sort.New(account.Id, contact.Id, deal.Id, Now), Asking.Ann);
            if (sort.Move is { } move)
            {
                await crm.TransitionAsync(activity, move, at: sort.Kind == ActivityKinds.Email ? null : Now);
            }

            likeActivity.Add(activity.Id.Value);
            likeParticipant = crm.Add(new Participant { ActivityId = activity.Id, ContactId = other.Id }).Id.Value;
        }

        await crm.SaveAsync();
        await VerifyAsync(account.Id, contact.Id, deal.Id, other.Id);
        var likeEntry = new List<Guid>();
        foreach (var activity in likeActivity)
        {
            likeEntry.Add((await bulk.ReadAsync("crm_timeline", "id", "activity_id", activity))[0]);
        }

        return
        [
            new("crm_account", [account.Id.Value], ["id", "owner_id"], [], Accounts),
            new("crm_contact", [contact.Id.Value], ["id", "owner_id", "account_id"], [], rows => Children(rows, Shape.Contact)),
            new("crm_deal", [deal.Id.Value], ["id", "owner_id", "account_id"], [], rows => Children(rows, Shape.Deal)),
            new("crm_activity", likeActivity, ["id", "owner_id", "account_id", "contact_id", "deal_id"], ["created_at", "changed_at", "at", "done_at", "starts_at", "ends_at"], Activities),
            new("crm_participant", [likeParticipant], ["id", "activity_id", "contact_id"], ["created_at", "changed_at"], Participants),
            new("crm_timeline", likeEntry, ["id", "record_id", "activity_id"], ["at"], Entries),
        ];
    }

    /// <summary>That the CRM puts the activities it was given where this program will put its own.</summary>
    private async Task VerifyAsync(Id<Account> account, Id<Contact> contact, Id<Deal> deal, Id<Contact> other)
    {
        foreach (var (sort, activity) in Sort.All.Zip(likeActivity))
        {
            Guid[] records = [account.Value, other.Value, .. sort.Links.HasFlag(Links.Contact) ? [contact.Value] : Array.Empty<Guid>(), .. sort.Links.HasFlag(Links.Deal) ? [deal.Value] : Array.Empty<Guid>()];
            var written = await bulk.ReadAsync("crm_timeline", "id", "activity_id", activity);
            if (!records.Select(r => Planned.EntryId(activity, r)).Order().SequenceEqual(written.Order()))
            {
                throw new InvalidOperationException($"The entries of {sort} are others than thought.");
            }
        }
    }

    private static void Accounts(IRows rows)
    {
        for (var i = 0; i < Shape.Accounts; i++)
        {
            rows.Add(0, [Shape.Account(i), Shape.OwnerOfAccount(i)], []);
        }
    }

    private static void Children(IRows rows, Func<int, Guid> id)
    {
        for (var i = 0; i < Shape.Children; i++)
        {
            rows.Add(0, [id(i), Shape.OwnerOfChild(i), Shape.Account(Shape.AccountOf(i))], []);
        }
    }

    private void Activities(IRows rows)
    {
        for (var i = 0L; i < count; i++)
        {
            var a = Planned.Of(i, count);
            rows.Add(a.Sort, [a.Id, a.Owner, Shape.Account(a.Account), Shape.Contact(a.Contact), Shape.Deal(a.Deal)], [a.Made, a.Made, a.At, a.At, a.At, a.At + 3_600_000_000]);
        }
    }

    private void Participants(IRows rows)
    {
        for (var i = 0L; i < count; i++)
        {
            if (Planned.Of(i, count) is { HasParticipant: true } a)
            {
                rows.Add(0, [a.ParticipantId, a.Id, Shape.Contact(a.Participant)], [a.Made, a.Made]);
            }
        }
    }

    /// <summary>In the order of their ids.</summary>
    private void Entries(IRows rows)
    {
        Span<Guid> places = stackalloc Guid[4];
        Span<(Guid Id, Guid Record)> entries = stackalloc (Guid, Guid)[4];
        for (var i = 0L; i < count; i++)
        {
            var a = Planned.Of(i, count);
            var many = a.Places(places);
            for (var p = 0; p < many; p++)
            {
                entries[p] = (Planned.EntryId(a.Id, places[p]), places[p]);
            }

            entries[..many].Sort(static (x, y) => x.Id.CompareTo(y.Id));
            foreach (var (id, record) in entries[..many])
            {
                rows.Add(a.Sort, [id, record, a.Id], [a.At]);
            }
        }
    }
}
