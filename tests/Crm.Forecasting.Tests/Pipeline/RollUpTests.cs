using Crm.Forecasting.Pipeline.RollUp;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Forecasting.Tests.Pipeline;

public sealed class RollUpTests
{
    private static readonly SalesHierarchy Sales = new([new("ann", null), new("bob", "ann"), new("cyd", "ann"), new("dan", "bob")]);
    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Totals_add_up_to_the_deals() => Prop.ForAll(Arb.From(Lines(30)), lines =>
    {
        var rows = ForecastRollUp.Of(lines, Sales);
        return Enum.GetValues<ForecastCategory>().All(c => rows["ann"].Total[c] == lines.Where(l => l.Category == c).Sum(l => l.Amount))
            && rows["bob"].Total == rows["bob"].Own + rows["dan"].Total
            && rows.Values.All(r => r.Adjusted == r.Total);
    }).Holds();

    [Fact]
    public void An_adjustment_rolls_up_and_can_be_reset()
    {
        ForecastLine[] lines = [new("1", "dan", "Q4", ForecastCategory.Committed, 100), new("2", "bob", "Q4", ForecastCategory.Committed, 50)];
        var log = AdjustmentLog.Empty.Add(new("bob", "dan", ForecastCategory.Committed, 80, "one of them slips", Noon), Sales);

        var rows = ForecastRollUp.Of(lines, Sales, log);
        Assert.Equal((150, 130), (rows["ann"].Total.Committed, rows["ann"].Adjusted.Committed));

        var reset = log.Add(new("ann", "dan", ForecastCategory.Committed, null, "it came after all", Noon), Sales);
        Assert.Equal(150, ForecastRollUp.Of(lines, Sales, reset)["ann"].Adjusted.Committed);
        Assert.Equal(["one of them slips", "it came after all"], reset.History.Select(a => a.Note));
    }

    [Theory]
    [InlineData("bob", "ann", ForecastCategory.BestCase, "why", ForecastingErrorCodes.AboveAdjuster)]
    [InlineData("bob", "cyd", ForecastCategory.BestCase, "why", ForecastingErrorCodes.AboveAdjuster)]
    [InlineData("eve", "bob", ForecastCategory.BestCase, "why", ForecastingErrorCodes.InvalidHierarchy)]
    [InlineData("ann", "bob", ForecastCategory.Won, "why", ForecastingErrorCodes.InvalidOption)]
    [InlineData("ann", "bob", ForecastCategory.BestCase, " ", ForecastingErrorCodes.InvalidOption)]
    public void What_may_not_be_adjusted_is_refused(string adjuster, string person, ForecastCategory category, string note, string code)
        => WhatIfTests.Refused(code, () => AdjustmentLog.Empty.Add(new(adjuster, person, category, 1, note, Noon), Sales));

    [Fact]
    public void Quotas_are_attained_by_what_was_won()
    {
        ForecastLine[] lines = [new("1", "dan", "Q4", ForecastCategory.Won, 60), new("2", "bob", "Q4", ForecastCategory.Committed, 50)];
        var row = ForecastRollUp.Of(lines, Sales, quotas: new Dictionary<string, decimal> { ["bob"] = 100 })["bob"];

        Assert.Equal((0.6m, 40m), (row.Attainment, row.Gap));
    }

    [Fact]
    public void Circles_strangers_and_doubles_are_refused()
    {
        WhatIfTests.Refused(ForecastingErrorCodes.InvalidHierarchy, () => _ = new SalesHierarchy([new("a", "b"), new("b", "a")]));
        WhatIfTests.Refused(ForecastingErrorCodes.InvalidHierarchy, () => _ = new SalesHierarchy([new("a", "b")]));
        WhatIfTests.Refused(ForecastingErrorCodes.InvalidHierarchy, () => _ = new SalesHierarchy([new("a", null), new("a", null)]));
        WhatIfTests.Refused(ForecastingErrorCodes.InvalidHierarchy, () => ForecastRollUp.Of([new("1", "eve", "Q4", ForecastCategory.Won, 1)], Sales));
    }

    [Fact]
    public void Flows_add_up() => Prop.ForAll(Arb.From(from a in Lines(30) from b in Lines(30) select (a, b)), snapshots =>
    {
        var flow = PipelineFlow.Between(snapshots.a, snapshots.b, l => l.Period == "Q4" && l.Owner != "cyd");
        return flow.After == flow.Before + flow.Steps.Sum(s => s.Amount) && flow.After == flow.Before + Enum.GetValues<FlowKind>().Sum(k => flow[k]);
    }).Holds();

    [Fact]
    public void Each_change_is_named()
    {
        ForecastLine[] before = [Line("gone", 1), Line("more", 10), Line("less", 20), Line("won", 30), Line("lost", 40), Line("out", 50), Line("in", 60, "Q1")];
        ForecastLine[] after = [Line("more", 15), Line("less", 12), Line("won", 33, category: ForecastCategory.Won), Line("lost", 40, category: ForecastCategory.Lost), Line("out", 55, "Q1"), Line("in", 60), Line("new", 70)];

        var flow = PipelineFlow.Between(before, after, l => l.Period == "Q4");

        Assert.Equal([70, 60, -50, -1, 5 + 3, -8, -33, -40], Enum.GetValues<FlowKind>().Select(k => (int)flow[k]));
        Assert.Equal((151, 157), (flow.Before, flow.After));
    }

    private static ForecastLine Line(string id, decimal amount, string period = "Q4", ForecastCategory category = ForecastCategory.Pipeline) => new(id, "bob", period, category, amount);

    private static Gen<List<ForecastLine>> Lines(int most) =>
        from line in Gen.ListOf(
            from owner in Gen.Elements("ann", "bob", "cyd", "dan")
            from period in Gen.Elements("Q4", "Q1")
            from category in Gen.Elements(Enum.GetValues<ForecastCategory>())
            from cents in Gen.Choose(0, 100_000)
            from there in Gen.Choose(0, 4)
            select there == 0 ? null : new ForecastLine("", owner, period, category, cents / 100m), most)
        select line.Select((l, i) => l is null ? null : l with { DealId = $"{i}" }).OfType<ForecastLine>().ToList();
}
