using Crm.Forecasting.Pipeline;
using Crm.Tests.Shared;

namespace Crm.Forecasting.Tests.Pipeline;

public sealed class PipelineForecasterTests
{
    [SharedDataTheory]
    [InlineData(6, 2_982_255)]
    [InlineData(9, 2_802_496)]
    public void A_quarter_of_the_public_data_lies_in_its_band(int month, double actual)
    {
        var (deals, asOf) = (SharedPipeline.Deals(), new DateOnly(2017, month, 30));

        var forecast = PipelineForecaster.Forecast(deals, asOf, ForecastPeriod.QuartersAfter(asOf, 1));

        Assert.Equal(actual, GeneratedPipeline.Won(deals, forecast.Outlook.Periods[0]));
        Assert.InRange(actual, forecast.Total.P10, forecast.Total.P90);
        Assert.InRange(forecast.Total.Mean / actual, 0.8, 1.2);
        var won = deals.Where(d => d.Outcome == DealOutcome.Won && forecast.Outlook.Periods[0].Contains(d.Closed!.Value)).Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
        var open = forecast.Outlook.Deals;
        var share = open.Average(d => won.Contains(d.Id) ? 1.0 : 0);
        Assert.True(open.Average(d => Math.Pow(d.Win - (won.Contains(d.Id) ? 1 : 0), 2)) <= share * (1 - share));
    }

    [Fact]
    public void What_came_later_changes_nothing()
    {
        var deals = GeneratedPipeline.Deals(9, 8, 1, 0.2);
        var asOf = GeneratedPipeline.End(5);
        var known = PipelineHistory.Of(deals, asOf).Deals;

        var (all, then) = (Forecast(deals, asOf), Forecast(known, asOf));

        Assert.True(all.Total.Trials.Span.SequenceEqual(then.Total.Trials.Span));
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var deals = GeneratedPipeline.Deals(9, 6, 1, 0.2);
        var asOf = GeneratedPipeline.End(5);
        PipelineForecastOptions Threads(int count) => new() { Simulation = new() { Threads = count, ByOwner = true, Trials = 1000 } };

        var (one, four) = (Forecast(deals, asOf, Threads(1)), Forecast(deals, asOf, Threads(4)));

        Assert.True(one.Simulation.ByOwner("owner 3", 1).Trials.Span.SequenceEqual(four.Simulation.ByOwner("owner 3", 1).Trials.Span));
    }

    [Fact]
    public void Amounts_a_thousand_times_as_large_make_the_forecast_so()
    {
        var deals = GeneratedPipeline.Deals(9, 6, 1, 0.2);
        var large = deals.Select(d => d with { Amounts = [.. d.Amounts.Select(a => a with { Value = a.Value * 1000 })], WonAmount = d.WonAmount * 1000 });
        var asOf = GeneratedPipeline.End(5);

        Assert.Equal(1000, Forecast(large, asOf).Total.P90 / Forecast(deals, asOf).Total.P90, 1e-3);
    }

    [Fact]
    public void The_past_is_scored()
    {
        var asOf = GeneratedPipeline.End(9);
        var deals = GeneratedPipeline.Deals(4, 10, 3, 0.1);
        var track = Forecast(deals, asOf).Track;

        Assert.Equal(8, track.Forecasts.Length);
        Assert.InRange(track.Bias, -0.2, 0.2);
        Assert.InRange(track.Coverage80, 0.5, 1);
        Assert.True(track.Pinball > 0);
        Assert.All(track.Forecasts, f => Assert.Equal(GeneratedPipeline.Won(deals, f.Period), f.Actual, 1e-6));
        Assert.All(track.Forecasts, f => Assert.True(f.Brier <= f.BaseBrier * 1.1));
    }

    [Fact]
    public void Periods_with_gaps_and_cancelled_work_are_refused()
    {
        var (deals, asOf) = (GeneratedPipeline.Deals(9, 6, 1, 0), GeneratedPipeline.End(5));

        WhatIfTests.Refused(ForecastingErrorCodes.InvalidOption, () => PipelineForecaster.Forecast(deals, asOf, [new(asOf.AddDays(2), asOf.AddDays(9))]));
        Assert.Throws<OperationCanceledException>(() => PipelineForecaster.Forecast(deals, asOf, ForecastPeriod.QuartersAfter(asOf, 1), cancellationToken: new(true)));
    }

    [Fact]
    public void Past_periods_are_those_that_are_asked_for()
    {
        var (deals, asOf) = (GeneratedPipeline.Deals(4, 10, 3, 0.1), GeneratedPipeline.End(9));
        ForecastPeriod[] past = [new(asOf.AddDays(-200), asOf.AddDays(-110)), new(asOf.AddDays(-109), asOf.AddDays(-20))];
        Assert.Equal(past, Forecast(deals, asOf, new() { Past = [.. past] }).Track.Forecasts.Select(f => f.Period));
        Assert.Empty(Forecast(deals, asOf, new() { Past = [] }).Track.Forecasts);
        Refused(new(asOf, asOf.AddDays(1)));
        Refused(new(asOf, asOf.AddDays(-1)));
        Refused(new(DateOnly.MinValue, asOf));
        Assert.Equal(ForecastingErrorCodes.InvalidOption, Assert.Throws<ForecastingException>(() => Forecast(deals, asOf, new() { Past = [.. Enumerable.Repeat(past[0], 101)] })).Code);

        void Refused(ForecastPeriod period) =>
            Assert.Equal(ForecastingErrorCodes.InvalidOption, Assert.Throws<ForecastingException>(() => Forecast(deals, asOf, new() { Past = [period] })).Code);
    }

    private static PipelineForecast Forecast(IEnumerable<PipelineDeal> deals, DateOnly asOf, PipelineForecastOptions? options = null) =>
        PipelineForecaster.Forecast(deals, asOf, [new(asOf.AddDays(1), asOf.AddDays(90)), new(asOf.AddDays(91), asOf.AddDays(180))], options);
}
