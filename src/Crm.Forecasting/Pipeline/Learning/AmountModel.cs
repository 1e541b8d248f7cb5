using Crm.Forecasting.Pipeline.Simulation;

namespace Crm.Forecasting.Pipeline.Learning;

/// <summary>What a deal brings if it is won: its listed amount times how amounts grew or shrank on the way, or, where none is listed, what deals of its product brought.</summary>
internal sealed class AmountModel
{
    private const int Step = 30;

    private readonly AmountLevels _amounts;
    private readonly AmountLevels _ratios;
    private readonly double _calibration;

    public AmountModel(PipelineHistory history)
    {
        var won = history.Deals.Where(d => d.Value is > 0).ToList();
        _amounts = new(won.Select(d => (Level(d), (double)d.Value!.Value)));
        var listed = won.Where(d => !d.Amounts.IsEmpty).SelectMany(Listed).ToList();
        _ratios = new(listed.Select(l => (l.Level, l.Won / l.Amount)));

        // Ratios of small amounts to large ones can have a mean far from what all of them brought together; the sums decide.
        var expected = listed.Sum(l => l.Amount * _ratios.Of(l.Level)!.Mean);
        _calibration = expected > 0 ? listed.Sum(l => l.Won) / expected : 1;
    }

    public AmountCurve Of(PipelineDeal deal, DateOnly day) => PipelineDeal.Last(deal.Amounts, day) is { Value: > 0 } listed
        ? (_ratios.Of(Level(deal)) ?? AmountCurve.Fixed(1)).Times((double)listed.Value * _calibration)
        : _amounts.Of(Level(deal)) ?? AmountCurve.Fixed(0);

    /// <summary>What a deal of some kind brings of which nothing is listed yet.</summary>
    public AmountCurve OfNew(PipelineDeal kind) => _amounts.Of(Level(kind)) ?? AmountCurve.Fixed(0);

    private static string Level(PipelineDeal deal) => deal.Product ?? deal.Segment ?? "";

    /// <summary>What was won and what was listed, on the day of opening and every thirty days while it was open.</summary>
    private static IEnumerable<(string Level, double Won, double Amount)> Listed(PipelineDeal deal)
    {
        for (var day = deal.Opened; day < deal.Closed || day == deal.Opened; day = day.AddDays(Step))
        {
            if (PipelineDeal.Last(deal.Amounts, day) is { Value: > 0 } listed)
            {
                yield return (Level(deal), (double)deal.Value!.Value, (double)listed.Value);
            }
        }
    }
}
