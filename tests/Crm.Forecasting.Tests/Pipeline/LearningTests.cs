using Crm.Forecasting.Chance;
using Crm.Forecasting.Pipeline;
using Crm.Forecasting.Pipeline.Learning;

namespace Crm.Forecasting.Tests.Pipeline;

public sealed class LearningTests
{
    private static readonly DateOnly AsOf = GeneratedPipeline.End(7);
    private static readonly List<PipelineDeal> Deals = GeneratedPipeline.Deals(5, 8, 6, 0);

    [Fact]
    public void Probabilities_are_those_of_the_daily_rates_that_made_the_deals()
    {
        var outlook = PipelineModel.Learn(PipelineHistory.Of(Deals, AsOf)).Outlook([new(AsOf.AddDays(1), AsOf.AddDays(90))]);
        var truth = 0.006 / 0.014 * (1 - Math.Pow(1 - 0.014, 90));

        Assert.InRange(outlook.Deals.Average(d => d.Win), truth * 0.92, truth * 1.08);
        Assert.All(outlook.Deals, d => Assert.InRange(d.Win, truth * 0.7, truth * 1.3));
    }

    [Fact]
    public void Arrivals_and_the_way_amounts_shrink_are_learned()
    {
        var model = PipelineModel.Learn(PipelineHistory.Of(Deals, AsOf));
        var open = Deals.First(d => d.Outcome == DealOutcome.Open);
        var amount = model.Outlook([new(AsOf.AddDays(1), AsOf.AddDays(90))]).Deals.Single(d => d.Id == open.Id).Amount;

        Assert.InRange(model.ArrivalsPerDay, 5.5, 6.5);
        Assert.InRange(amount.Mean / (double)open.Amounts[0].Value, Math.Exp(-0.08) * 0.96, Math.Exp(-0.08) * 1.04);
    }

    [Fact]
    public void A_deal_that_has_sat_too_long_loses_probability()
    {
        // Half of all deals are won within sixty days; what is open then never closes.
        var deals = Enumerable.Range(0, 600).Select(i => new PipelineDeal
        {
            Id = $"d{i}",
            Opened = GeneratedPipeline.Start.AddDays(i),
            Closed = i % 2 == 0 && i + (i % 60) <= 600 ? GeneratedPipeline.Start.AddDays(i + (i % 60)) : null,
            Outcome = i % 2 == 0 && i + (i % 60) <= 600 ? DealOutcome.Won : DealOutcome.Open,
            WonAmount = i % 2 == 0 && i + (i % 60) <= 600 ? 100 : null,
        }).ToList();
        var asOf = GeneratedPipeline.Start.AddDays(600);
        var outlook = PipelineModel.Learn(PipelineHistory.Of(deals, asOf)).Outlook([new(asOf.AddDays(1), asOf.AddDays(60))]);

        Assert.True(outlook.Deals.Single(d => d.Id == "d599").Win > 0.35);
        Assert.True(outlook.Deals.Single(d => d.Id == "d301").Win < 0.05);
    }

    [Fact]
    public void A_late_stage_is_worth_more_and_a_small_one_is_pulled_to_all()
    {
        var random = new Random(3);
        var deals = Enumerable.Range(0, 1500).Select(i => Staged(i, random)).ToList();
        var asOf = GeneratedPipeline.Start.AddDays(750);
        var model = PipelineModel.Learn(PipelineHistory.Of(deals, asOf));
        var outlook = model.Outlook([new(asOf.AddDays(1), asOf.AddDays(30))]);
        var known = PipelineHistory.Of(deals, asOf).Deals.ToDictionary(d => d.Id, d => d.Stages[^1].Value);

        Assert.True(outlook.Deals.Where(d => known[d.Id] == "offer").Average(d => d.Win) > 1.5 * outlook.Deals.Where(d => known[d.Id] == "new").Average(d => d.Win));
        Assert.True(model.ByStage.Single(s => s.Name == "offer").Rate > model.ByStage.Single(s => s.Name == "new").Rate);
    }

    [Fact]
    public void Large_deals_that_are_won_more_seldom_do_not_swell_the_sum()
    {
        var random = new Random(5);
        var deals = Enumerable.Range(0, 2000).Select(i => Sized(i, random)).ToList();
        var asOf = GeneratedPipeline.Start.AddDays(900);
        var outlook = PipelineModel.Learn(PipelineHistory.Of(deals, asOf)).Outlook([new(asOf.AddDays(1), asOf.AddDays(100))]);

        Assert.InRange(outlook.Deals.Where(d => d.Amount.Mean > 1000).Average(d => d.Win), 0.07, 0.15);
        Assert.InRange(outlook.Deals.Where(d => d.Amount.Mean < 1000).Average(d => d.Win), 0.5, 0.66);
    }

    [Fact]
    public void Amounts_that_have_nothing_to_do_with_what_was_listed_keep_their_mean()
    {
        var random = new Random(6);
        var deals = Enumerable.Range(0, 2000).Select(i => Sized(i, random) with { Amounts = [new(GeneratedPipeline.Start.AddDays(i / 2), random.Next(100, 10_000))] }).ToList();
        var asOf = GeneratedPipeline.Start.AddDays(900);
        var outlook = PipelineModel.Learn(PipelineHistory.Of(deals, asOf)).Outlook([new(asOf.AddDays(1), asOf.AddDays(60))]);
        var won = deals.Where(d => d.Closed <= asOf && d.Outcome == DealOutcome.Won).Average(d => (double)d.WonAmount!.Value);

        Assert.InRange(outlook.Deals.Average(d => d.Amount.Mean) / won, 0.85, 1.15);
    }

    // Excess (100 - 20) + (100 - 20) over 800: the prior counts 5.
    [Theory]
    [InlineData(new[] { 30.0, 10 }, new[] { 20.0, 20 }, new[] { 1.4, 0.6 })]
    [InlineData(new[] { 23.0, 18 }, new[] { 20.0, 20 }, new[] { 1.0, 1 })]
    [InlineData(new[] { 0.0, 0 }, new[] { 0.0, 0 }, new[] { 1.0, 1 })]
    public void Multipliers_by_hand(double[] observed, double[] expected, double[] multipliers)
    {
        var learned = new double[observed.Length];
        Shrinkage.Rates(observed, expected, learned);

        Assert.Equal(multipliers, learned, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    public void How_much_the_number_of_new_deals_moves_beyond_chance_is_learned(double deviation)
    {
        var (random, start) = (new CounterRandom(8, 2), new DateOnly(2021, 1, 1));
        var deals = new List<PipelineDeal>();
        for (var step = 0; step < 60; step++)
        {
            // Four or so in thirty days: chance alone is half of their mean.
            var mean = 4 * Math.Exp((deviation * NormalCurve.Quantile(random.NextDouble())) - (deviation * deviation / 2));
            for (var at = -Math.Log(random.NextDouble()) / mean; at < 1; at -= Math.Log(random.NextDouble()) / mean)
            {
                deals.Add(new() { Id = $"{deals.Count}", Opened = start.AddDays((30 * step) + (int)(30 * at)) });
            }
        }

        var arrivals = new ArrivalRate(PipelineHistory.Of(deals, start.AddDays(1799)), start);

        Assert.InRange(arrivals.Passing(30), Math.Max(0, deviation - 0.2), deviation + 0.2);
        Assert.Equal(arrivals.Passing(30) / 2, arrivals.Passing(120), 1e-12);
    }

    [Fact]
    public void Rates_of_few_are_shrunk_to_the_pooled_one()
    {
        var rates = Shrinkage.Shares([(1000, 700), (1000, 300), (2, 2)]);

        Assert.InRange(rates[0], 0.69, 0.7);
        Assert.InRange(rates[2], 0.52, 0.9);
        Assert.All(Shrinkage.Shares([(100, 50), (100, 50), (1, 1)]), r => Assert.InRange(r, 0.49, 0.52));
    }

    [Fact]
    public void Too_few_closed_deals_are_refused()
        => WhatIfTests.Refused(ForecastingErrorCodes.TooFewValues, () => PipelineModel.Learn(PipelineHistory.Of(Deals, GeneratedPipeline.Start)));

    private static PipelineDeal Staged(int i, Random random)
    {
        var opened = GeneratedPipeline.Start.AddDays(i / 2);
        var offer = random.Next(2) == 0 ? opened.AddDays(10 + random.Next(20)) : (DateOnly?)null;
        var end = (offer ?? opened).AddDays(5 + random.Next(60));
        var won = random.NextDouble() < (offer is null ? 0.1 : 0.7);
        return new()
        {
            Id = $"d{i}",
            Opened = opened,
            Closed = end,
            Outcome = won ? DealOutcome.Won : DealOutcome.Lost,
            WonAmount = won ? 100 : null,
            Stages = offer is { } on ? [new(opened, "new"), new(on, "offer")] : [new(opened, "new")],
        };
    }

    /// <summary>A small deal that is won with 60 %, or one a hundred times as large that is won with 10 %.</summary>
    private static PipelineDeal Sized(int i, Random random)
    {
        var (opened, large) = (GeneratedPipeline.Start.AddDays(i / 2), i % 2 == 0);
        var won = random.NextDouble() < (large ? 0.1 : 0.6);
        return new()
        {
            Id = $"d{i}",
            Opened = opened,
            Closed = opened.AddDays(1 + random.Next(100)),
            Outcome = won ? DealOutcome.Won : DealOutcome.Lost,
            Amounts = [new(opened, large ? 10_000 : 100)],
            WonAmount = won ? (large ? 10_000 : 100) : null,
        };
    }
}
