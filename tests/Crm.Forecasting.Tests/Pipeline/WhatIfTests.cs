using Crm.Forecasting.Pipeline;
using Crm.Forecasting.Pipeline.Simulation;

namespace Crm.Forecasting.Tests.Pipeline;

public sealed class WhatIfTests
{
    [Fact]
    public void A_deal_moved_by_half_a_period_leaves_half_of_its_chance_to_the_next()
    {
        PipelineOutlook outlook = new()
        {
            Periods = [new(new(2026, 1, 1), new(2026, 1, 10)), new(new(2026, 1, 11), new(2026, 1, 20))],
            Deals = [new("a", [0.4, 0.2], AmountCurve.Fixed(1))],
        };

        var later = outlook.Moved("a", 5).Deals[0].WinProbability;
        var sooner = outlook.Moved("a", -5).Deals[0].WinProbability;

        Assert.Equal([0.2, 0.3], later.Select(p => Math.Round(p, 9)));
        Assert.Equal([0.5, 0.1], sooner.Select(p => Math.Round(p, 9)));
    }

    [Fact]
    public void Twice_the_odds_of_one_half_are_two_thirds()
        => Assert.Equal(2 / 3.0, SimulationTests.Deals(1, 0.5, 2).WithOdds(2).Deals[0].Win, 1e-12);

    [Fact]
    public void Better_odds_take_nothing_from_any_trial()
    {
        var outlook = SimulationTests.Deals(100, 0.3, 1);
        var (before, after) = (PipelineSimulator.Run(outlook).Total, PipelineSimulator.Run(outlook.WithOdds(1.3)).Total);

        Assert.All(before.Trials.ToArray().Zip(after.Trials.ToArray()), t => Assert.True(t.Second >= t.First));
    }

    [Fact]
    public void The_largest_uncertain_deal_moves_most()
    {
        var outlook = SimulationTests.Deals(50, 0.5, 1).WithAmount("deal 7", AmountCurve.Fixed(10));
        var movers = PipelineSimulator.Run(outlook).Movers(3);

        Assert.Equal("deal 7", movers[0].Deal.Id);
        Assert.Equal(10, movers[0].Swing);
        Assert.InRange(movers[0].VarianceShare, 0.62, 0.72);
    }

    [Fact]
    public void What_contradicts_itself_is_refused()
    {
        var outlook = SimulationTests.Deals(2, 0.5, 1);

        Refused(ForecastingErrorCodes.UnknownDeal, () => outlook.Without("no"));
        Refused(ForecastingErrorCodes.InvalidOption, () => outlook.WithOdds(0));
        Refused(ForecastingErrorCodes.InvalidOption, () => PipelineSimulator.Run(outlook, new() { Trials = 1 }));
        Refused(ForecastingErrorCodes.InvalidOption, () => PipelineSimulator.Run(outlook with { Shock = new() { Lasting = 9 } }));
        Refused(ForecastingErrorCodes.InvalidOption, () => PipelineSimulator.Run(outlook with { Deals = [new("a", [1.2], AmountCurve.Fixed(1))] }));
        Refused(ForecastingErrorCodes.InvalidOption, () => PipelineSimulator.Run(outlook).InPeriod(1));
        Refused(ForecastingErrorCodes.InvalidOption, () => PipelineSimulator.Run(outlook).ByOwner("nobody"));
        Refused(ForecastingErrorCodes.LengthMismatch, () => PipelineSimulator.Run(outlook with { Deals = [new("a", [0.1, 0.1], AmountCurve.Fixed(1))] }));
        Refused(ForecastingErrorCodes.InvalidDeal, () => PipelineSimulator.Run(outlook with { Deals = [outlook.Deals[0], outlook.Deals[0]] }));
        Refused(ForecastingErrorCodes.InvalidValue, () => AmountCurve.Fixed(-1));
        Refused(ForecastingErrorCodes.TooFewValues, () => AmountCurve.Of([]));
    }

    internal static void Refused(string code, Action action) => Assert.Equal(code, Assert.Throws<ForecastingException>(action).Code);
}
