using System.Globalization;

namespace Crm.Forecasting.Pipeline.Learning;

/// <summary>How probable it is, day by day, that a deal is won or lost: competing risks by age, month of the quarter, and what deals differ in.</summary>
/// <remarks>
/// A piecewise exponential model with rates age × month × both together × product × owner × team × segment × size for each cause (Prentice, Kalbfleisch et al., Biometrics 34, 1978; Holford, Biometrics 36, 1980). Open deals count as long as they were
/// open; deals are watched from the first known closing on, since those that had closed before it may not be there. Ages are smoothed, all other multipliers shrunk, factor by factor in turn.
/// </remarks>
internal sealed class CloseRates
{
    private const int Rounds = 8;

    private readonly Levels[] _levels;
    private readonly LifeRates[] _rates = [new(), new()];

    public CloseRates(PipelineHistory history, DateOnly watchedFrom)
    {
        var deals = history.Deals;
        var middle = Middle([.. deals.Select(FirstListed).Where(a => a > 0).Order()]);
        _levels = [new(d => d.Product, deals), new(d => d.Owner, deals), new(d => d.Team, deals), new(d => d.Segment, deals), new(d => Size(d, middle), deals)];
        var pieces = ExposurePieces.Of(history, watchedFrom);
        for (var cause = 0; cause < CloseCause.Count; cause++)
        {
            Fit(pieces, cause);
        }
    }

    /// <summary>The rate a day at an age and in a month of the quarter, of a deal that differs in nothing.</summary>
    public double Rate(int cause, in LifeWalk piece) => _rates[cause][piece.Slot];

    /// <summary>By what a deal's rate differs.</summary>
    public double Multiplier(int cause, PipelineDeal deal)
    {
        var product = 1.0;
        foreach (var levels in _levels)
        {
            product *= levels.Multiplier(deal, cause);
        }

        return product;
    }

    /// <summary>A class of amounts that differ by less than a factor of two, by what was listed first: large deals are won more seldom, and a sum is mostly theirs. Counted from the median, so that the currency does not matter.</summary>
    private static string? Size(PipelineDeal deal, decimal middle) => FirstListed(deal) is > 0 and var first ? Math.ILogB((double)(first / middle)).ToString(CultureInfo.InvariantCulture) : null;

    private static decimal FirstListed(PipelineDeal deal) => deal.Amounts.IsEmpty ? 0 : deal.Amounts[0].Value;

    private static decimal Middle(decimal[] sorted) => sorted.Length == 0 ? 1 : sorted[sorted.Length / 2];

    private void Fit(ExposurePieces pieces, int cause)
    {
        var exposure = new double[LifeWalk.Slots];
        var own = new double[pieces.Deals];
        var baseline = new double[pieces.Deals];
        for (var round = 0; round < Rounds; round++)
        {
            for (var d = 0; d < own.Length; d++)
            {
                own[d] = 1;
                foreach (var levels in _levels)
                {
                    own[d] *= levels.Multipliers[cause][levels.Codes[d]];
                }
            }

            Array.Clear(exposure);
            foreach (ref readonly var piece in pieces.All)
            {
                exposure[piece.Slot] += piece.Days * own[piece.Deal];
            }

            _rates[cause].Fit(pieces.Events(cause), exposure);
            var rates = _rates[cause].All;
            Array.Clear(baseline);
            foreach (ref readonly var piece in pieces.All)
            {
                baseline[piece.Deal] += piece.Days * rates[piece.Slot];
            }

            foreach (var levels in _levels.Where(l => l.Matter))
            {
                FitLevels(levels, pieces, cause, own, baseline);
            }
        }
    }

    private static void FitLevels(Levels levels, ExposurePieces pieces, int cause, double[] own, double[] baseline)
    {
        var multipliers = levels.Multipliers[cause];
        var (observed, expected) = (new double[multipliers.Length], new double[multipliers.Length]);
        for (var d = 0; d < own.Length; d++)
        {
            own[d] /= multipliers[levels.Codes[d]];
            expected[levels.Codes[d]] += own[d] * baseline[d];
            observed[levels.Codes[d]] += pieces.Cause(d) == cause ? 1 : 0;
        }

        levels.Learn(cause, observed, expected);
        for (var d = 0; d < own.Length; d++)
        {
            own[d] *= multipliers[levels.Codes[d]];
        }
    }
}
