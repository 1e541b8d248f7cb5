using Crm.Scoring.Cards;

namespace Crm.Benchmarks.Scoring;

/// <summary>Ten rules and ten kinds of events with a half-life, in three groups, two of which have limits that are met.</summary>
internal static class ProspectCard
{
    public static readonly string[] Events = ["open", "click", "visit", "form", "call", "demo", "download", "reply", "unsubscribe", "complaint"];

    public static readonly double[] EventPoints = [1, 2, 3, 10, 4, 15, 5, 6, -20, -30];

    public static readonly int[] HalfLifeDays = [7, 7, 14, 30, 14, 60, 30, 14, 90, 90];

    public const double EventCap = 40;

    public static ScoreCard Make() => new(
        "prospects",
        [new("company", Dimension.Fit, -20, 50), new("contact", Dimension.Fit), new("activity", Dimension.Engagement, -30, 60)],
        [
            new("large", "company", 15) { When = Condition.AtLeast("employees", 250) },
            new("middle", "company", 10) { When = Condition.Between("employees", 50, 249) },
            new("revenue", "company", 12) { When = Condition.Greater("revenue", 1_000_000) },
            new("young", "company", -5) { When = Condition.Less("age", 2) },
            new("seats", "company", 8) { When = Condition.AtLeast("seats", 25) },
            new("budget", "company", 20) { When = Condition.AtLeast("budget", 10_000) },
            new("industry", "company", 10) { When = Condition.In("industry", "saas", "bank") },
            new("country", "contact", 5) { When = Condition.Equal("country", "DE") },
            new("phone", "contact", 3) { When = Condition.Equal("phone", true) },
            new("free mail", "contact", -10) { When = Condition.All(Condition.Equal("freeMail", true), Condition.Equal("customer", false)) },
            .. Events.Select((e, i) => new Signal(e, "activity", EventPoints[i]) { Event = e, Decay = Decay.HalfLife(TimeSpan.FromDays(HalfLifeDays[i])), Cap = EventCap }),
        ],
        [new("A", 80), new("B", 50), new("C", 20), new("D")]);

    public static BoundScoreCard<Prospect> Bind(ScoreCard card) => card.Bind<Prospect>(b => b
        .Number("employees", p => p.Employees).Number("revenue", p => p.Revenue).Number("age", p => p.Age).Number("seats", p => p.Seats).Number("budget", p => p.Budget)
        .Text("industry", p => p.Industry).Text("country", p => p.Country).Flag("phone", p => p.HasPhone).Flag("freeMail", p => p.FreeMail).Flag("customer", p => p.IsCustomer));
}
