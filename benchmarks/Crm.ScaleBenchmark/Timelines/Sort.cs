using Crm.Activities;
using Crm.Contacts;
using Crm.Sales;
using NodaTime;

namespace Crm.ScaleBenchmark.Timelines;

/// <summary>Activities that are alike but for their ids and times: of a kind, done or not, about the same sorts of records.</summary>
internal sealed record Sort(string Kind, string? Move, bool Begins, bool IsPrivate, Links Links)
{
    private static readonly Links[] Abouts = [Links.Contact, Links.Deal, Links.Contact | Links.Deal, Links.Account];

    /// <summary>How many of 100 are of a kind.</summary>
    private static readonly (int Share, Sort Sort)[] Kinds =
    [
        (10, new(ActivityKinds.Task, null, false, false, default)),
        (20, new(ActivityKinds.Task, "complete", false, false, default)),
        (25, new(ActivityKinds.Call, "hold", false, false, default)),
        (5, new(ActivityKinds.Meeting, null, true, false, default)),
        (10, new(ActivityKinds.Meeting, "hold", true, false, default)),
        (28, new(ActivityKinds.Email, "send", false, false, default)),
        (1, new(ActivityKinds.Email, "send", false, true, default)),
        (1, new(ActivityKinds.Note, null, false, false, default)),
    ];

    private static readonly int[] OfDice = [.. Kinds.SelectMany((k, i) => Enumerable.Repeat(i, k.Share))];

    /// <summary>Every kind about everything.</summary>
    public static IReadOnlyList<Sort> All { get; } = [.. Kinds.SelectMany(k => Abouts.Select(a => k.Sort with { Links = a }))];

    /// <summary>Of 100 activities 35 are about a contact, 25 about a deal, 20 about both, and 20 about an account.</summary>
    public static int Of(uint kind, uint about, bool neverOfAccount)
    {
        var links = about switch { < 35 => 0, < 60 => 1, < 80 => 2, _ => neverOfAccount ? 0 : 3 };
        return (OfDice[kind] * Abouts.Length) + links;
    }

    public Activity New(Id<Account> account, Id<Contact> contact, Id<Deal> deal, Instant at) => new()
    {
        Kind = Kind,
        Subject = $"About the offer of {at:yyyy-MM-dd}",
        StartsAt = Begins ? at : null,
        EndsAt = Begins ? at + Duration.FromHours(1) : null,
        IsPrivate = IsPrivate,
        AccountId = Links.HasFlag(Links.Account) ? account : null,
        ContactId = Links.HasFlag(Links.Contact) ? contact : null,
        DealId = Links.HasFlag(Links.Deal) ? deal : null,
    };
}

/// <summary>What an activity is about.</summary>
[Flags]
internal enum Links
{
    None = 0,
    Account = 1,
    Contact = 2,
    Deal = 4,
}
