using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>An outlook laid out for the kernel: deals in columns, those of one leaf (an owner, team and product that are asked for) beside each other.</summary>
internal sealed class SimulationPlan
{
    /// <summary>A Poisson stream has at most this mean, so that e^-mean times a shock stays in range; larger ones are several.</summary>
    private const double LargestMean = 16;

    private readonly List<AmountShape> _shapes = [AmountShape.One];

    public SimulationPlan(PipelineOutlook outlook, SimulationOptions options)
    {
        Periods = outlook.Periods.Length;
        OutlookCheck.Check(outlook);
        Groups = new(options);
        var deals = outlook.Deals.OrderBy(d => Groups.Leaf(d.Owner, d.Team, d.Product)).ToList();
        var news = outlook.NewBusiness.OrderBy(n => Groups.Leaf(n.Owner, n.Team, n.Product)).ToList();
        Stride = Periods == 1 ? 1 : (Periods + 3) / 4 * 4;
        (Deals, Odds) = (new Deal[deals.Count], new float[deals.Count * Stride]);
        Lay(deals, options, new(outlook.Shock));
        var streams = news.SelectMany(n => Streams(n, options.Seed)).ToList();
        WinStreams = [.. streams.Select(s => s.Stream)];
        Leaves = [.. Groups.Leaves(deals.Select(d => Groups.Leaf(d.Owner, d.Team, d.Product)), streams.Select(s => s.Leaf))];
        Curves = [.. _shapes.Select(s => new LaneCurve(s))];
    }

    public int Periods { get; }

    public GroupIndex Groups { get; }

    public Leaf[] Leaves { get; }

    public Deal[] Deals { get; }

    /// <summary>How many odds a deal has: one for one period, else a multiple of four, the last of them 0.</summary>
    public int Stride { get; }

    /// <summary>Deal by period: the odds to be won in the period, if not before.</summary>
    public float[] Odds { get; }

    /// <summary>Wins of new business, those of one leaf beside each other.</summary>
    public WinStream[] WinStreams { get; }

    public LaneCurve[] Curves { get; }

    private void Lay(List<DealOutlook> deals, SimulationOptions options, ShockCentring centring)
    {
        const int Some = 1024;
        for (var i = 0; i < deals.Count; i++)
        {
            var key = DrawKey.Of(options.Seed, deals[i].Id);
            Deals[i] = new(key.Low, key.High, (float)deals[i].Amount.Scale, ShapeIndex(deals[i].Amount.Shape));
        }

        ParallelBlocks.Run((deals.Count + Some - 1) / Some, options.Threads, Block, null, CancellationToken.None);

        void Block(int block)
        {
            for (var i = block * Some; i < Math.Min(deals.Count, (block + 1) * Some); i++)
            {
                centring.Odds(deals[i].WinProbability.AsSpan(), Odds.AsSpan(i * Stride, Periods));
            }
        }
    }

    private int ShapeIndex(AmountShape shape)
    {
        if (shape.IsCertain)
        {
            return 0;
        }

        // Deals of one product share a shape and lie together; the newest is the likeliest.
        var index = _shapes.LastIndexOf(shape);
        if (index < 0)
        {
            _shapes.Add(shape);
            index = _shapes.Count - 1;
        }

        return index;
    }

    private IEnumerable<(int Leaf, WinStream Stream)> Streams(NewBusinessOutlook news, ulong seed)
    {
        var leaf = Groups.Leaf(news.Owner, news.Team, news.Product);
        for (var k = 0; k < Periods; k++)
        {
            var parts = (int)Math.Ceiling(news.Wins[k] / LargestMean);
            for (var part = 0; part < parts; part++)
            {
                var key = DrawKey.Of(seed, news.Id, 1 + (ulong)k + ((ulong)part << 8));
                yield return (leaf, new(key, k, (float)(news.Wins[k] / parts), (float)news.Amount.Scale, ShapeIndex(news.Amount.Shape)));
            }
        }
    }

    /// <summary>A deal: its key, its amount and the curve of it; 0: the amount is certain.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Deal(uint Low, uint High, float Amount, int Shape);

    /// <summary>A Poisson stream of wins in one period.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct WinStream(DrawKey Key, int Period, float Mean, float Amount, int Shape);

    /// <summary>Deals and streams that belong to the same groups.</summary>
    internal sealed record Leaf(Range Deals, Range Streams, ImmutableArray<int> Groups);
}
