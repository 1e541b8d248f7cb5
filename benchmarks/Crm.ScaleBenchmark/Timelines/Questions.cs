using Crm.Activities;
using Crm.ScaleBenchmark.Searching;
using NodaTime;

namespace Crm.ScaleBenchmark.Timelines;

/// <summary>A timeline to be asked for.</summary>
internal sealed record Question(string Entity, Guid Id, TimelineOptions? Options = null)
{
    private static readonly Instant Now = Instant.FromUtc(2026, 1, 1, 0, 0);

    /// <summary>What is asked, the n-th time, and which page of it.</summary>
    public static IReadOnlyList<(string Name, Func<int, Question> Ask, int Page)> All { get; } =
    [
        ("busy account", _ => Busy(), 1),
        ("busy account, page 20", _ => Busy(), 20),
        ("middling account", i => new("account", Shape.Account(50 + (i % 9 * 100))), 1),
        ("typical account", i => new("account", Shape.Account(1_050 + (i * 300))), 1),
        ("contact of a busy account", i => new("contact", Shape.Contact(i % 2 * 100)), 1),
        ("contact", i => new("contact", Shape.Contact(12_000 + (i * 500))), 1),
        ("deal of a busy account", i => new("deal", Shape.Deal(i % 2 * 100)), 1),
        ("deal", i => new("deal", Shape.Deal(12_000 + (i * 500))), 1),
        ("busy, kinds: meeting (15 %)", _ => Busy(new() { Kinds = ["meeting"] }), 1),
        ("busy, kinds: note (1 %)", _ => Busy(new() { Kinds = ["note"] }), 1),
        ("busy, kinds: none has it", _ => Busy(new() { Kinds = ["letter"] }), 1),
        ("busy, kinds: note and none has it", _ => Busy(new() { Kinds = ["note", "letter"] }), 1),
        ("busy, all kinds by name", _ => Busy(new() { Kinds = ["task", "call", "meeting", "email", "note"] }), 1),
        ("busy, before 2023", _ => Busy(new() { Before = Now - Duration.FromDays(3 * 365) }), 1),
        ("busy, a month of 2023", i => Busy(new() { From = Now - Duration.FromDays(900 - i), Before = Now - Duration.FromDays(870 - i) }), 1),
        ("busy, the last week", _ => Busy(new() { From = Now - Duration.FromDays(7) }), 1),
        ("busy, names of to-one paths", _ => Busy(new() { Columns = ["subject", "owner.name", "account.name", "contact.name", "deal.name"] }), 1),
        ("busy, few are seen by Bob", _ => new("account", Shape.Account(Shape.BobsWithFew)), 1),
        ("busy, none is seen by Bob", _ => new("account", Shape.Account(Shape.BobsWithNone)), 1),
    ];

    private static Question Busy(TimelineOptions? options = null) => new("account", Shape.Account(Asking.Who == Asking.Bob ? Shape.Bobs : Shape.BobsWithNone + 1), options);
}
