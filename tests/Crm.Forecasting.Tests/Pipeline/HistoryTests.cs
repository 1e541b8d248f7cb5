using Crm.Forecasting.Pipeline;

namespace Crm.Forecasting.Tests.Pipeline;

public sealed class HistoryTests
{
    private static readonly DateOnly May = new(2026, 5, 1);

    private static readonly PipelineDeal Won = new()
    {
        Id = "a",
        Opened = May,
        Closed = May.AddDays(30),
        Outcome = DealOutcome.Won,
        WonAmount = 90,
        Amounts = [new(May, 100), new(May.AddDays(20), 80)],
        Stages = [new(May, "new"), new(May.AddDays(10), "offer")],
    };

    [Fact]
    public void Before_it_was_won_neither_that_nor_its_value_was_known()
    {
        var known = Won.AsKnownOn(May.AddDays(15))!;

        Assert.Equal((DealOutcome.Open, null, null), (known.Outcome, known.Closed, known.WonAmount));
        Assert.Equal(100, Assert.Single(known.Amounts).Value);
        Assert.Equal(2, known.Stages.Length);
        Assert.Null(Won.AsKnownOn(May.AddDays(-1)));
        Assert.Equal(Won, Won.AsKnownOn(Won.Closed!.Value));
    }

    [Fact]
    public void Deals_that_contradict_themselves_are_refused()
    {
        foreach (var deal in new[]
        {
            Won with { Id = "" },
            Won with { Closed = May.AddDays(-1) },
            Won with { Closed = null },
            Won with { Outcome = DealOutcome.Open },
            Won with { Outcome = DealOutcome.Lost },
            Won with { WonAmount = -1 },
            Won with { Amounts = [new(May, -1)] },
            Won with { Stages = [new(May.AddDays(1), "x"), new(May, "y")] },
        })
        {
            WhatIfTests.Refused(ForecastingErrorCodes.InvalidDeal, () => PipelineHistory.Of([deal], May));
        }

        WhatIfTests.Refused(ForecastingErrorCodes.InvalidDeal, () => PipelineHistory.Of([Won, Won], May));
        WhatIfTests.Refused(ForecastingErrorCodes.InvalidOption, () => PipelineHistory.Of([Won], May).AsKnownOn(May.AddDays(1)));
    }

    [Fact]
    public void Periods_are_calendar_months_and_quarters_or_the_rest_of_one()
    {
        Assert.Equal<ForecastPeriod>([new(new(2026, 5, 2), new(2026, 5, 31)), new(new(2026, 6, 1), new(2026, 6, 30))], ForecastPeriod.MonthsAfter(May, 2));
        Assert.Equal<ForecastPeriod>([new(new(2026, 5, 2), new(2026, 6, 30)), new(new(2026, 7, 1), new(2026, 9, 30))], ForecastPeriod.QuartersAfter(May, 2));
        Assert.Equal(new ForecastPeriod(new(2027, 1, 1), new(2027, 3, 31)), ForecastPeriod.QuartersAfter(new(2026, 12, 31), 1)[0]);
    }
}
