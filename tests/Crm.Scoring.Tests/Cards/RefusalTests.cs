using Crm.Scoring.Cards;
using Crm.Scoring.Data;

namespace Crm.Scoring.Tests.Cards;

public class RefusalTests
{
    private static readonly Condition Yes = Condition.Missing("x");
    private static readonly Signal Call = new("s", "g", 1) { Event = "call", Decay = Decay.Window(TimeSpan.FromDays(1)) };

    public static TheoryData<Signal, string> Wrong => new()
    {
        { new("s", "g", 1), "needs a condition or an event" },
        { new("s", "h", 1) { When = Yes }, "there is no group 'h'" },
        { new("s", "g", double.NaN) { When = Yes }, "points are a number" },
        { new("s", "g", 10_001) { When = Yes }, "points are a number" },
        { new("s", "g", 1) { When = Yes, Cap = 3 }, "only a signal of events has a cap" },
        { Call with { Cap = 0 }, "a cap is above 0" },
        { Call with { Decay = null }, "come together" },
        { Call with { Decay = Decay.HalfLife(TimeSpan.Zero) }, "longer than zero" },
        { Call with { Because = "{employees}" }, "which is no field" },
        { Call with { Because = "{count" }, "does not close it" },
        { new("s", "g", 1) { When = Yes, Because = "{count}" }, "which is no field" },
        { new("s", "g", 1) { When = Condition.All() }, "'all' has no conditions" },
        { new("s", "g", 1) { When = Condition.In("x") }, "'in' needs values" },
        { new("s", "g", 1) { When = Condition.In("x", 1, "a") }, "of one kind" },
        { new("s", "g", 1) { When = Condition.Between("x", 2, 1) }, "the lower first" },
        { new("s", "g", 1) { When = Condition.Equal("x", double.NaN) }, "a number is finite" },
        { new("s", "g", 1) { When = new FieldCondition("x", Comparison.Less, ["a"]) }, "only a number is more or less" },
        { new("s", "g", 1) { When = Condition.Any(Condition.Equal("x", 1), Condition.Equal("x", "a")) }, "a field is of one kind" },
        { new("s", "g", 1) { When = Condition.Any(Condition.Equal("x", true), Condition.Predicate("x")) }, "a field is of one kind" },
        { new("s", "g", 1) { When = Enumerable.Range(0, 40).Aggregate(Yes, (c, _) => Condition.Not(c)) }, "nested deeper" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_signal_that_contradicts_itself_is_refused(Signal signal, string message)
    {
        var refused = Assert.Throws<ScoringException>(() => new ScoreCard("card", [new("g", Dimension.Fit)], [signal]));
        Assert.Equal(ScoringErrorCodes.InvalidCard, refused.Code);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_that_contradicts_itself_is_refused()
    {
        SignalGroup[] groups = [new("g", Dimension.Fit)];
        Signal[] signals = [Call];
        Assert.Equal(ScoringErrorCodes.InvalidCard, Code(() => new ScoreCard("", groups, signals)));
        Assert.Equal(ScoringErrorCodes.InvalidCard, Code(() => new ScoreCard("c", groups, [])));
        Assert.Equal(ScoringErrorCodes.InvalidCard, Code(() => new ScoreCard("c", groups, [Call, Call])));
        Assert.Equal(ScoringErrorCodes.InvalidCard, Code(() => new ScoreCard("c", [.. groups, .. groups], signals)));
        Assert.Equal(ScoringErrorCodes.InvalidCard, Code(() => new ScoreCard("c", [new("g", Dimension.Fit, Min: 1)], signals)));
        Assert.Equal(ScoringErrorCodes.InvalidCard, Code(() => new ScoreCard("c", [new("g", Dimension.Fit, Max: double.NaN)], signals)));
        Assert.Equal(ScoringErrorCodes.InvalidCard, Code(() => new ScoreCard("c", groups, Enumerable.Range(0, 11).Select(i => new Signal($"{i}", "g", 10_000) { When = Yes }))));
        Assert.Equal(ScoringErrorCodes.InvalidCard, Code(() => new ScoreCard("c", groups, signals, [new("A", 1), new("B", 2), new("C")])));
        Assert.Equal(ScoringErrorCodes.InvalidCard, Code(() => new ScoreCard("c", groups, signals, [new("A", 1)])));
        Assert.Equal(ScoringErrorCodes.InvalidCard, Code(() => new ScoreCard("c", groups, signals, matrix: new([new("f")], [new("e")], [["A", "B"]]))));
        Assert.Equal(ScoringErrorCodes.InvalidCard, Code(() => new ScoreCard("c", groups, signals, [new("A")], new([new("f")], [new("e")], [["A"]]))));
        Assert.Equal(ScoringErrorCodes.InvalidCard, Code(() => new ScoreCard("c", groups, signals, matrix: new(default, default, default))));
    }

    [Fact]
    public void What_does_not_fit_the_card_is_refused()
    {
        var card = Samples.Leads();
        var bound = Samples.Bind(card);
        Assert.Equal(ScoringErrorCodes.UnknownColumn, Code(() => card.Bind<Lead>(b => b.Number("employees", l => l.Employees))));
        Assert.Equal(ScoringErrorCodes.UnknownColumn, Code(() => card.Bind<Lead>(b => b.Text("employees", l => l.Industry))));
        Assert.Equal(ScoringErrorCodes.LengthMismatch, Code(() => bound.Score(new(1, null, null), null, Samples.Now, new double[5])));
        Assert.Equal(ScoringErrorCodes.InvalidOption, Code(() => bound.Score(new(1, null, null), Samples.Leads().NewEngagement(), Samples.Now, new double[6])));
        Assert.Equal(ScoringErrorCodes.InvalidValue, Code(() => card.NewEngagement().Add("call", Samples.Now, 0)));
        Assert.Equal(ScoringErrorCodes.UnknownColumn, Code(() => card.NewEngagement().Sum("size", Samples.Now)));
        Assert.Equal(ScoringErrorCodes.UnknownColumn, Code(() => card.NewEngagement().Sum("sise", Samples.Now)));
        Assert.Equal(ScoringErrorCodes.UnknownColumn, Code(() => new EngagementColumns(card, 1).Latest("calls")));
    }

    [Fact]
    public void Columns_that_do_not_fit_the_card_are_refused()
    {
        var card = Samples.Leads();
        DataSet Data(Column employees) => new([employees, Column.Categorical("industry", ["saas"]), Column.Boolean("freeMail", [null]), Column.Boolean("isPartner", [true])]);
        string Scored(Column employees, int rows = 1, int engagementRows = 1) =>
            Code(() => card.ScoreAll(Data(employees), new(card, engagementRows), Samples.Now, new(card, rows)));
        Assert.Equal(ScoringErrorCodes.UnknownColumn, Scored(Column.Numeric("people", [1])));
        Assert.Equal(ScoringErrorCodes.InvalidValue, Scored(Column.Categorical("employees", ["1"])));
        Assert.Equal(ScoringErrorCodes.LengthMismatch, Scored(Column.Numeric("employees", [1]), rows: 2, engagementRows: 2));
        Assert.Equal(ScoringErrorCodes.LengthMismatch, Scored(Column.Numeric("employees", [1]), engagementRows: 2));
        Assert.Equal(ScoringErrorCodes.InvalidOption, Code(() => card.ScoreAll(Data(Column.Numeric("employees", [1])), null, Samples.Now, new(Samples.Leads(), 1))));
        Assert.Equal(ScoringErrorCodes.InvalidOption, Code(() => new ScoreColumns(card, -1)));
        Assert.Equal(ScoringErrorCodes.LengthMismatch, Code(() => new EngagementColumns(card, 1).Set(1, null, Samples.Now)));
    }

    private static string Code(Func<object?> act) => Assert.Throws<ScoringException>(act).Code;

    private static string Code(Action act) => Assert.Throws<ScoringException>(act).Code;
}
