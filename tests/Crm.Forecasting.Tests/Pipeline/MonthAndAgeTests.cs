using Crm.Forecasting.Chance;
using Crm.Forecasting.Pipeline;
using Crm.Forecasting.Pipeline.Learning;

namespace Crm.Forecasting.Tests.Pipeline;

/// <summary>Deals that are won at any time while they are young, and later in a quarter's last month alone.</summary>
public sealed class MonthAndAgeTests
{
    private static readonly DateOnly AsOf = new(2022, 3, 31);

    [Fact]
    public void Old_deals_wait_for_the_end_of_the_quarter_and_young_ones_do_not()
    {
        var outlook = PipelineModel.Learn(PipelineHistory.Of(Deals(1, true), AsOf)).Outlook(ForecastPeriod.MonthsAfter(AsOf, 3));
        var old = outlook.Deals.Where(d => Age(d.Id) > 60).ToList();
        var young = outlook.Deals.Where(d => Age(d.Id) <= 5).ToList();

        Assert.True(old.Average(d => d.WinProbability[0]) < 0.3 * old.Average(d => d.WinProbability[2]));
        Assert.InRange(young.Average(d => d.WinProbability[0]), 0.1, 0.22);
    }

    [Fact]
    public void Where_months_are_all_alike_none_is_told_from_another()
    {
        var outlook = PipelineModel.Learn(PipelineHistory.Of(Deals(2, false), AsOf)).Outlook(ForecastPeriod.MonthsAfter(AsOf, 3));
        var old = outlook.Deals.Where(d => Age(d.Id) > 60).ToList();

        // A constant rate and half of the deals still there after each month: the first month has the most.
        Assert.InRange(old.Average(d => d.WinProbability[2]) / old.Average(d => d.WinProbability[0]), 0.3, 0.7);
    }

    private static int Age(string id) => AsOf.DayNumber - int.Parse(id.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static List<PipelineDeal> Deals(ulong seed, bool byMonth)
    {
        var random = new CounterRandom(seed, 21);
        var deals = new List<PipelineDeal>();
        for (var opened = new DateOnly(2020, 1, 1); opened <= AsOf; opened = opened.AddDays(1))
        {
            for (var i = 0; i < 4; i++)
            {
                var (outcome, day) = (DealOutcome.Open, opened);
                for (; day <= AsOf && outcome == DealOutcome.Open; day = day.AddDays(1))
                {
                    var waits = byMonth && day.DayNumber - opened.DayNumber >= 28 && (day.Month - 1) % 3 < 2;
                    var u = random.NextDouble();
                    outcome = u < (waits ? 0.0003 : 0.006) ? DealOutcome.Won : u < 0.014 ? DealOutcome.Lost : DealOutcome.Open;
                }

                deals.Add(new() { Id = $"{opened.DayNumber} {i}", Opened = opened, Outcome = outcome, Closed = outcome == DealOutcome.Open ? null : day.AddDays(-1), Amounts = [new(opened, 100)] });
            }
        }

        return deals;
    }
}
