using System.Runtime.InteropServices;

namespace Crm.Forecasting.Pipeline.Learning;

/// <summary>The days on which deals could have been closed, in pieces of one age and month, and how each ended.</summary>
internal sealed class ExposurePieces
{
    private readonly List<Piece> _pieces = [];
    private readonly int[] _causes;
    private readonly double[][] _events = [new double[LifeWalk.Slots], new double[LifeWalk.Slots]];

    private ExposurePieces(int deals)
    {
        _causes = new int[deals];
        Array.Fill(_causes, -1);
    }

    public int Deals => _causes.Length;

    public ReadOnlySpan<Piece> All => CollectionsMarshal.AsSpan(_pieces);

    /// <summary>What ended a deal; -1: nothing yet.</summary>
    public int Cause(int deal) => _causes[deal];

    /// <summary>How often a cause ended deals, by slot.</summary>
    public ReadOnlySpan<double> Events(int cause) => _events[cause];

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
            _pieces.Add(new(index, walk.Slot, walk.Days));
        }

        if (deal.Closed is not null && last >= watchedFrom)
        {
            var cause = CloseCause.Of(deal);
            _causes[index] = cause;
            _events[cause][_pieces[^1].Slot]++;
        }
    }

    /// <summary>Days of one deal in one slot.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Piece(int Deal, int Slot, int Days);
}
