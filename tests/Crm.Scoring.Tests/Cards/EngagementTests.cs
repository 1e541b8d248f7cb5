using Crm.Scoring.Cards;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Scoring.Tests.Cards;

public class EngagementTests
{
    private static readonly Decay[] Decays =
    [
        Decay.HalfLife(TimeSpan.FromMinutes(1)), Decay.HalfLife(TimeSpan.FromDays(7)), Decay.HalfLife(TimeSpan.FromDays(20_000)),
        Decay.Linear(TimeSpan.FromMinutes(1)), Decay.Linear(TimeSpan.FromDays(7)), Decay.Linear(TimeSpan.FromDays(20_000)),
        Decay.Window(TimeSpan.FromMinutes(1)), Decay.Window(TimeSpan.FromDays(7)), Decay.Window(TimeSpan.FromDays(20_000)),
    ];

    private static readonly ScoreCard Card = new(
        "tallies",
        [new("all", Dimension.Engagement)],
        from kind in new[] { "call", "visit", "mail" }
        from decay in Decays
        select new Signal($"{kind} {decay.Kind} {decay.Length}", "all", 1) { Event = kind, Decay = decay });

    private static readonly Arbitrary<(string Kind, DateTimeOffset At)[]> Events = Arb.From(Gen.OneOf(
        Generators.Event.ArrayOf(),
        Gen.Choose(0, 300).SelectMany(n => Generators.Event.ArrayOf(n)),
        Gen.Choose(0, 300).SelectMany(n => Generators.Event.ArrayOf(n)).Select(events => events.OrderBy(e => e.At).ToArray())));

    [Fact]
    public void Sums_kept_by_event_are_those_of_a_full_recount_in_order_or_not() => Prop.ForAll(Events, Gen.Choose(0, 60 * 24 * 400).ToArbitrary(), (events, later) =>
    {
        var engagement = Card.NewEngagement();
        foreach (var (kind, at) in events)
        {
            engagement.Add(kind, at);
        }

        AssertRecounted(events, engagement, Samples.Now);
        AssertRecounted(events, engagement, Samples.Now.AddMinutes(later));
        AssertRecounted(events, Card.ReadEngagement(engagement.ToJson()), Samples.Now.AddMinutes(later));
    }).Holds();

    [Fact]
    public void Between_events_too_the_sums_are_those_of_a_recount() => Prop.ForAll(Events, events =>
    {
        var engagement = Card.NewEngagement();
        var latest = DateTimeOffset.MinValue;
        for (var i = 0; i < events.Length; i++)
        {
            engagement.Add(events[i].Kind, events[i].At);
            latest = events[i].At > latest ? events[i].At : latest;
            if (i % 16 == 0)
            {
                AssertRecounted(events[..(i + 1)], engagement, latest);
            }
        }
    }).Holds();

    [Fact]
    public void Several_events_of_one_instant_are_as_many_events() => Prop.ForAll(Events, Gen.Choose(1, 1000).ToArbitrary(), (events, count) =>
    {
        var (one, many) = (Card.NewEngagement(), Card.NewEngagement());
        foreach (var (kind, at) in events)
        {
            one.Add(kind, at, 3);
            many.Add(kind, at);
            many.Add(kind, at);
            many.Add(kind, at);
        }

        return Card.Signals.All(s => Math.Abs(one.Sum(s.Name, Samples.Now) - many.Sum(s.Name, Samples.Now)) < 1e-9);
    }).Holds();

    [Fact]
    public void Without_events_a_sum_never_grows() => Prop.ForAll(Events, Gen.Choose(0, 100_000).ToArbitrary(), Gen.Choose(0, 100_000).ToArbitrary(), (events, first, second) =>
    {
        var engagement = Card.NewEngagement();
        foreach (var (kind, at) in events)
        {
            engagement.Add(kind, at);
        }

        var early = Samples.Now.AddMinutes(Math.Min(first, second));
        var late = Samples.Now.AddMinutes(Math.Max(first, second));
        return Card.Signals.All(s => engagement.Sum(s.Name, late) <= engagement.Sum(s.Name, early) * (1 + 1e-15));
    }).Holds();

    [Fact]
    public void Seventy_thousand_events_over_decades_neither_drift_nor_overflow()
    {
        var start = Samples.Now.AddDays(-20_000);
        var events = Enumerable.Range(0, 70_000).Select(i => ("call", start.AddHours(i * 6.85))).ToArray();
        var engagement = Card.NewEngagement();
        foreach (var (kind, at) in events)
        {
            engagement.Add(kind, at);
        }

        AssertRecounted(events, engagement, Samples.Now, share: 1);
        Assert.All(Card.Signals, s => Assert.InRange(engagement.Sum(s.Name, DateTimeOffset.MaxValue), 0, 0.1));
    }

    [Fact]
    public void A_question_before_the_latest_event_is_answered_as_of_it()
    {
        var engagement = Card.NewEngagement();
        engagement.Add("call", Samples.Now);
        Assert.All(Card.Signals, s => Assert.Equal(s.Event == "call" ? 1 : 0, engagement.Sum(s.Name, Samples.Now.AddDays(-3))));
    }

    [Fact]
    public void Stored_tallies_come_back_with_the_same_bits()
    {
        var engagement = Card.NewEngagement();
        foreach (var minutes in new[] { 5, 3, 3, 90_000, 1 })
        {
            engagement.Add("call", Samples.Now.AddMinutes(-minutes).AddTicks(7), minutes);
        }

        var again = Card.ReadEngagement(engagement.ToJson());
        Assert.Equal(engagement.ToJson(), again.ToJson());
        Assert.All(Card.Signals, s => Assert.Equal(BitConverter.DoubleToInt64Bits(engagement.Sum(s.Name, Samples.Now)), BitConverter.DoubleToInt64Bits(again.Sum(s.Name, Samples.Now))));
    }

    private static void AssertRecounted((string Kind, DateTimeOffset At)[] events, Engagement engagement, DateTimeOffset now, double share = 0.001)
    {
        foreach (var signal in Card.Signals)
        {
            var recounted = Model.Recount(signal, events, now);
            Assert.Equal(recounted, engagement.Sum(signal.Name, now), 1e-9 * Math.Max(1, recounted * share));
        }
    }
}
