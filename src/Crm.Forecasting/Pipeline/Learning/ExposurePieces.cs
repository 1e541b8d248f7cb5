using System.Runtime.InteropServices;

namespace Crm.Forecasting.Pipeline.Learning;

/// <summary>The days on which deals could have been closed, in pieces of one age and month, and how each ended.</summary>
internal sealed class ExposurePieces
{
    private readonly List<Piece> _pieces = [];
    private readonly int[] _causes;
    private readonly double[][] _byAge = [new double[LifeWalk.Ages], new double[LifeWalk.Ages]];
    private readonly double[][] _byMonth = [new double[LifeWalk.Months], new double[LifeWalk.Months]];
    private readonly double[][] _byCell = [new double[LifeWalk.Cells], new double[LifeWalk.Cells]];

    private ExposurePieces(int deals)
    {
        _causes = new int[deals];
        Array.Fill(_causes, -1);
    }

    public int Deals => _causes.Length;

    public ReadOnlySpan<Piece> All => CollectionsMarshal.AsSpan(_pieces);

    /// <summary>What ended a deal; -1: nothing yet.</summary>
    public int Cause(int deal) => _causes[deal];

    public ReadOnlySpan<double> EventsByAge(int cause) => _byAge[cause];

    public ReadOnlySpan<double> EventsByMonth(int cause) => _byMonth[cause];

    public ReadOnlySpan<double> EventsByCell(int cause) => _byCell[cause];

    public static ExposurePieces Of(PipelineHistory history, DateOnly watchedFrom)
    {
        var pieces = new ExposurePieces(history.Deals.Length);
        for (var d = 0; d < pieces.Deals; d++)
        {
            pieces.Add(d, history.Deals[d], watchedFrom, history.AsOf);
        }

        return pieces;
    }

    private void Add(int index, PipelineDeal deal, DateOnly watchedFrom, DateOnly asOf)
    {
        var last = deal.Closed ?? asOf;
        var walk = new LifeWalk(deal.Opened, deal.Opened > watchedFrom ? deal.Opened : watchedFrom, last);
        while (walk.Next())
        {
            _pieces.Add(new(index, walk.Age, walk.Month, walk.Days));
        }

        if (deal.Closed is not null && last >= watchedFrom)
        {
            var cause = CloseCause.Of(deal);
            _causes[index] = cause;
            _byAge[cause][_pieces[^1].Age]++;
            _byMonth[cause][_pieces[^1].Month]++;
            _byCell[cause][_pieces[^1].Cell]++;
        }
    }

    /// <summary>Days of one deal at one age in one month of the quarter.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Piece(int Deal, int Age, int Month, int Days)
    {
        /// <summary>The band of age and the month of the quarter.</summary>
        public int Cell => LifeWalk.CellOf(Age, Month);
    }
}
