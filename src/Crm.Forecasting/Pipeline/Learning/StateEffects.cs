namespace Crm.Forecasting.Pipeline.Learning;

/// <summary>By what the state of an open deal on a day multiplies its rates from then on.</summary>
/// <remarks>
/// Landmarks (van Houwelingen, Scandinavian Journal of Statistics 34, 2007): every thirty days of the past two years, what became of the deals that were open is compared with what their age and kind had said, for each state
/// and class of time ahead. So no future stage needs to be guessed, and a stage's say fades as it did before. Shrunk: time in stage towards its stage, a stage towards 1.
/// </remarks>
internal sealed class StateEffects
{
    private const int Step = 30;
    private const int Landmarks = 24;

    private static readonly Func<PipelineDeal, DateOnly, string?>[] Factors = [DealState.Stage, DealState.TimeInStage, DealState.Due];

    private readonly Dictionary<(int Factor, string Level, int Horizon, int Cause), double> _multipliers = [];

    public StateEffects(PipelineHistory history, CloseRates rates, DateOnly watchedFrom)
    {
        if (history.Deals.All(d => d.Stages.IsEmpty && d.ExpectedCloses.IsEmpty))
        {
            return;
        }

        var rows = Rows(history, rates, watchedFrom);
        for (var factor = 0; factor < Factors.Length; factor++)
        {
            for (var cause = 0; cause < CloseCause.Count; cause++)
            {
                Fit(rows, factor, cause);
            }
        }
    }

    /// <summary>What multiplies the rate of a cause in a class of time ahead.</summary>
    public double Multiplier(PipelineDeal deal, DateOnly day, int horizon, int cause)
    {
        var product = 1.0;
        for (var factor = 0; factor < Factors.Length && _multipliers.Count > 0; factor++)
        {
            product *= Factors[factor](deal, day) is { } level ? _multipliers.GetValueOrDefault((factor, level, horizon, cause), 1) : 1;
        }

        return product;
    }

    private static List<Row> Rows(PipelineHistory history, CloseRates rates, DateOnly watchedFrom)
    {
        var rows = new List<Row>();
        for (var i = 1; i <= Landmarks && history.AsOf.AddDays(-i * Step) >= watchedFrom; i++)
        {
            var day = history.AsOf.AddDays(-i * Step);
            foreach (var deal in history.Deals.Where(d => d.IsOpenOn(day)))
            {
                Add(rows, deal, day, history.AsOf, rates);
            }
        }

        return rows;
    }

    private static void Add(List<Row> rows, PipelineDeal deal, DateOnly day, DateOnly asOf, CloseRates rates)
    {
        var levels = Array.ConvertAll(Factors, f => f(deal, day));
        var (won, lost) = (rates.Multiplier(CloseCause.Won, deal), rates.Multiplier(CloseCause.Lost, deal));
        var end = deal.Closed ?? asOf;
        for (var (horizon, first) = (0, day.AddDays(1)); first <= end; horizon++)
        {
            var last = end.DayNumber - day.DayNumber <= DealState.LastDay(horizon) ? end : day.AddDays(DealState.LastDay(horizon));
            var expected = new double[CloseCause.Count];
            var walk = new LifeWalk(deal.Opened, first, last);
            while (walk.Next())
            {
                expected[CloseCause.Won] += walk.Days * rates.Rate(CloseCause.Won, walk) * won;
                expected[CloseCause.Lost] += walk.Days * rates.Rate(CloseCause.Lost, walk) * lost;
            }

            rows.Add(new(levels, horizon, expected, deal.Closed == last ? CloseCause.Of(deal) : -1));
            first = last.AddDays(1);
        }
    }

    private void Fit(List<Row> rows, int factor, int cause)
    {
        var sums = new Dictionary<(string Level, int Horizon), (double Observed, double Expected)>();
        foreach (var row in rows)
        {
            if (row.Levels[factor] is { } level)
            {
                var (observed, expected) = sums.GetValueOrDefault((level, row.Horizon));
                sums[(level, row.Horizon)] = (observed + (row.Cause == cause ? 1 : 0), expected + row.Expected[cause]);
            }
        }

        var multipliers = new double[sums.Count];
        Shrinkage.Rates([.. sums.Values.Select(s => s.Observed)], [.. sums.Values.Select(s => s.Expected)], multipliers);
        foreach (var (key, i) in sums.Keys.Select((k, i) => (k, i)))
        {
            _multipliers[(factor, key.Level, key.Horizon, cause)] = multipliers[i];
        }

        // The next factor explains what this one has left.
        foreach (var row in rows)
        {
            row.Expected[cause] *= row.Levels[factor] is { } level ? _multipliers[(factor, level, row.Horizon, cause)] : 1;
        }
    }

    private sealed record Row(string?[] Levels, int Horizon, double[] Expected, int Cause);
}
