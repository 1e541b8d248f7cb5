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
    private readonly double[][] _ages = [new double[LifeWalk.Ages], new double[LifeWalk.Ages]];
    private readonly double[][] _months = [[1, 1, 1], [1, 1, 1]];

    // What month and age together say beyond each alone: where old deals close at the end of a quarter, young ones may close at any time.
    private readonly double[][] _cells = [[.. Enumerable.Repeat(1.0, LifeWalk.Cells)], [.. Enumerable.Repeat(1.0, LifeWalk.Cells)]];

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
    public double Rate(int cause, in LifeWalk piece) => _ages[cause][piece.Age] * _months[cause][piece.Month] * _cells[cause][piece.Cell];

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
        var (ages, months, cells) = (_ages[cause], _months[cause], _cells[cause]);
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

            var exposure = new double[ages.Length];
            foreach (ref readonly var piece in pieces.All)
            {
                exposure[piece.Age] += piece.Days * own[piece.Deal] * months[piece.Month] * cells[piece.Cell];
            }

            AgeRates.Smooth(pieces.EventsByAge(cause), exposure, ages);
            var expected = new double[months.Length];
            foreach (ref readonly var piece in pieces.All)
            {
                expected[piece.Month] += piece.Days * own[piece.Deal] * ages[piece.Age] * cells[piece.Cell];
            }

            Shrinkage.Rates(pieces.EventsByMonth(cause), expected, months);
            var together = new double[cells.Length];
            foreach (ref readonly var piece in pieces.All)
            {
                together[piece.Cell] += piece.Days * own[piece.Deal] * ages[piece.Age] * months[piece.Month];
            }

            Shrinkage.Rates(pieces.EventsByCell(cause), together, cells);
            Array.Clear(baseline);
            foreach (ref readonly var piece in pieces.All)
            {
                baseline[piece.Deal] += piece.Days * ages[piece.Age] * months[piece.Month] * cells[piece.Cell];
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
