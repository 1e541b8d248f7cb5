using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>Simulates blocks of trials, a trial in each lane of a vector.</summary>
/// <remarks>
/// One uniform number decides when a deal is won: with conditional odds t_k in period k, it is still open after k with probability Π 1/(1 + t_j), so it is won by k exactly if u · Π_{j≤k} (1 + t_j) ≥ 1. A shock multiplies odds, so a
/// deal costs a hash, and per period a multiplication, a fused multiplication, a comparison and a masked sum: the work of a processor's vector units, not of its memory. Sums within a leaf are single precision, 1e-6 of the sum.
/// </remarks>
internal sealed class TrialKernel(SimulationPlan plan, ShockDraws shocks, uint[] trialKeys, TrialSums sums)
{
    /// <summary>How many trials one call simulates.</summary>
    public const int Block = 4 * Lanes.Count;

    public void Run(int block)
    {
        Span<Vector512<float>> by = stackalloc Vector512<float>[4 * plan.Stride];
        Span<Vector512<float>> odds = stackalloc Vector512<float>[4 * plan.Stride];
        Load(shocks.Odds, block, odds[..(4 * plan.Periods)]);
        var trials = trialKeys.AsSpan(block * Block, Block);
        foreach (var leaf in plan.Leaves)
        {
            by.Clear();
            for (var v = 0; v < 4; v += 2)
            {
                var (first, second) = (Vector512.Create<uint>(trials[(v * Lanes.Count)..]), Vector512.Create<uint>(trials[((v + 1) * Lanes.Count)..]));
                if (plan.Periods == 1)
                {
                    OnePeriod(leaf.Deals, first, second, odds[v..], by[v..]);
                }
                else
                {
                    for (var k = 0; k < plan.Stride; k += 4)
                    {
                        FourPeriods(leaf.Deals, k, first, second, odds[v..], by[v..]);
                    }
                }
            }

            ByToIn(by);
            NewBusinessKernel.Run(plan, leaf.Streams, trials, shocks.NewBusiness, block * Block, by);
            Store(leaf, block, by);
        }
    }

    /// <summary>Sums by the end of four periods, for two vectors of trials and in registers; spans hold four vectors a period. What periods are missing at the end has odds of 0.</summary>
    private void FourPeriods(Range deals, int from, Vector512<uint> first, Vector512<uint> second, ReadOnlySpan<Vector512<float>> shock, Span<Vector512<float>> by)
    {
        var (start, count) = deals.GetOffsetAndLength(plan.Deals.Length);
        var odds = plan.Odds.AsSpan(start * plan.Stride, count * plan.Stride);
        var own = shock.Slice(4 * from, 14);
        var (p0, p1, p2, p3) = (own[0], own[4], own[8], own[12]);
        var (q0, q1, q2, q3) = (own[1], own[5], own[9], own[13]);
        Vector512<float> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        var one = Vector512<float>.One;
        foreach (ref readonly var deal in plan.Deals.AsSpan(start, count))
        {
            Draw(deal, first, second, out var u, out var w, out var x, out var y);
            for (var k = 0; k < from; k++)
            {
                var t = Vector512.Create(odds[k]);
                u = Vector512.FusedMultiplyAdd(u, t * shock[4 * k], u);
                w = Vector512.FusedMultiplyAdd(w, t * shock[(4 * k) + 1], w);
            }

            var four = odds.Slice(from, 4);
            var (t0, t1, t2, t3) = (Vector512.Create(four[0]), Vector512.Create(four[1]), Vector512.Create(four[2]), Vector512.Create(four[3]));
            u = Vector512.FusedMultiplyAdd(u, t0 * p0, u);
            w = Vector512.FusedMultiplyAdd(w, t0 * q0, w);
            a0 += Vector512.GreaterThanOrEqual(u, one) & x;
            b0 += Vector512.GreaterThanOrEqual(w, one) & y;
            u = Vector512.FusedMultiplyAdd(u, t1 * p1, u);
            w = Vector512.FusedMultiplyAdd(w, t1 * q1, w);
            a1 += Vector512.GreaterThanOrEqual(u, one) & x;
            b1 += Vector512.GreaterThanOrEqual(w, one) & y;
            u = Vector512.FusedMultiplyAdd(u, t2 * p2, u);
            w = Vector512.FusedMultiplyAdd(w, t2 * q2, w);
            a2 += Vector512.GreaterThanOrEqual(u, one) & x;
            b2 += Vector512.GreaterThanOrEqual(w, one) & y;
            u = Vector512.FusedMultiplyAdd(u, t3 * p3, u);
            w = Vector512.FusedMultiplyAdd(w, t3 * q3, w);
            a3 += Vector512.GreaterThanOrEqual(u, one) & x;
            b3 += Vector512.GreaterThanOrEqual(w, one) & y;
            odds = odds[plan.Stride..];
        }

        var result = by.Slice(4 * from, 14);
        (result[0], result[4], result[8], result[12]) = (a0, a1, a2, a3);
        (result[1], result[5], result[9], result[13]) = (b0, b1, b2, b3);
    }

    /// <summary>The same for one period.</summary>
    private void OnePeriod(Range deals, Vector512<uint> first, Vector512<uint> second, ReadOnlySpan<Vector512<float>> shock, Span<Vector512<float>> by)
    {
        var (start, count) = deals.GetOffsetAndLength(plan.Deals.Length);
        var own = plan.Deals.AsSpan(start, count);
        var odds = plan.Odds.AsSpan(start, count);
        var (p, q) = (shock[0], shock[1]);
        var (a, b) = (Vector512<float>.Zero, Vector512<float>.Zero);
        for (var d = 0; d < own.Length; d++)
        {
            Draw(own[d], first, second, out var u, out var w, out var x, out var y);
            var t = Vector512.Create(odds[d]);
            a += Vector512.GreaterThanOrEqual(Vector512.FusedMultiplyAdd(u, t * p, u), Vector512<float>.One) & x;
            b += Vector512.GreaterThanOrEqual(Vector512.FusedMultiplyAdd(w, t * q, w), Vector512<float>.One) & y;
        }

        (by[0], by[1]) = (a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Draw(
        in SimulationPlan.Deal deal,
        Vector512<uint> first,
        Vector512<uint> second,
        out Vector512<float> u,
        out Vector512<float> w,
        out Vector512<float> x,
        out Vector512<float> y)
    {
        var (a, b) = (Lanes.Bits(first, deal.Low, deal.High), Lanes.Bits(second, deal.Low, deal.High));
        (u, w) = (Lanes.Uniform(a), Lanes.Uniform(b));
        (x, y) = (Vector512.Create(deal.Amount), Vector512.Create(deal.Amount));
        if (deal.Shape != 0)
        {
            ref readonly var curve = ref plan.Curves[deal.Shape];
            x *= Lanes.Amount(Lanes.More(a), curve.Lows, curve.Widths);
            y *= Lanes.Amount(Lanes.More(b), curve.Lows, curve.Widths);
        }
    }

    private static void ByToIn(Span<Vector512<float>> sums)
    {
        for (var i = sums.Length - 1; i >= 4; i--)
        {
            sums[i] -= sums[i - 4];
        }
    }

    private void Store(SimulationPlan.Leaf leaf, int block, ReadOnlySpan<Vector512<float>> own)
    {
        foreach (var group in leaf.Groups)
        {
            for (var k = 0; k < plan.Periods; k++)
            {
                Add(sums.Of(group, k).AsSpan(block * Block, Block), own.Slice(4 * k, 4));
                Add(sums.Of(group, plan.Periods).AsSpan(block * Block, Block), own.Slice(4 * k, 4));
            }
        }
    }

    private static void Load(float[][] from, int block, Span<Vector512<float>> to)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = Vector512.Create<float>(from[i / 4].AsSpan((block * Block) + (i % 4 * Lanes.Count), Lanes.Count));
        }
    }

    private static void Add(Span<float> target, ReadOnlySpan<Vector512<float>> own)
    {
        for (var v = 0; v < own.Length; v++)
        {
            var lanes = target.Slice(v * Lanes.Count, Lanes.Count);
            (Vector512.Create<float>(lanes) + own[v]).CopyTo(lanes);
        }
    }
}
