using Crm.Scoring.Cards;

namespace Crm.Scoring.Tests.Cards;

/// <summary>A card as a person would write it.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static ScoreCard Leads(IEnumerable<GradeBand>? grades = null, GradeMatrix? matrix = null) => new(
        "leads",
        [new("company", Dimension.Fit, Min: -10, Max: 30), new("activity", Dimension.Engagement, Max: 20)],
        [
            new("size", "company", 20) { When = Condition.AtLeast("employees", 50), Because = "{employees} people work there" },
            new("industry", "company", 15) { When = Condition.In("industry", "saas", "bank"), Because = "is in {industry}" },
            new("free mail", "company", -25) { When = Condition.All(Condition.Equal("freeMail", true), Condition.Not(Condition.Predicate("isPartner"))) },
            new("calls", "activity", 0.4) { Event = "call", Decay = Decay.Window(TimeSpan.FromDays(7)), Because = "called {count} times in {length}" },
            new("visits", "activity", 3) { Event = "visit", Decay = Decay.HalfLife(TimeSpan.FromDays(14)), Cap = 12 },
            new("mails", "activity", 2) { Event = "mail", Decay = Decay.Linear(TimeSpan.FromDays(10)), When = Condition.NotEqual("freeMail", true) },
        ],
        grades ?? (matrix is null ? [new("A", 40), new("B", 20), new("C", 0), new("D")] : null),
        matrix);

    public static BoundScoreCard<Lead> Bind(ScoreCard card) => card.Bind<Lead>(b => b
        .Number("employees", l => l.Employees).Text("industry", l => l.Industry).Flag("freeMail", l => l.FreeMail).Predicate("isPartner", l => l.IsPartner));
}

internal sealed record Lead(double? Employees, string? Industry, bool? FreeMail, bool IsPartner = false);
