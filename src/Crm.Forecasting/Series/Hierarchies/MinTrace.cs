using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Series.Hierarchies;

/// <summary>The projection of MinT in its constraint form: forecasts less W C' (C W C')^-1 C forecasts, where C forecasts is what each sum is off.</summary>
/// <remarks>O(n² a) once for n nodes, a of them sums; O(n a) a step.</remarks>
internal sealed class MinTrace
{
    private readonly Hierarchy _hierarchy;
    private readonly double[] _spread;
    private readonly Cholesky _constraints;

    public MinTrace(Hierarchy hierarchy, double[] covariance)
    {
        _hierarchy = hierarchy;
        var (nodes, sums) = (hierarchy.Nodes.Length, hierarchy.Sums);
        _spread = new double[nodes * sums];
        for (var node = 0; node < nodes; node++)
        {
            Off(covariance.AsSpan(node * nodes, nodes), _spread.AsSpan(node * sums, sums));
        }

        var both = new double[sums * sums];
        var column = new double[nodes];
        for (var sum = 0; sum < sums; sum++)
        {
            for (var node = 0; node < nodes; node++)
            {
                column[node] = _spread[(node * sums) + sum];
            }

            Off(column, both.AsSpan(sum * sums, sums));
        }

        _constraints = new(both, sums);
        Variances = new double[nodes];
        for (var node = 0; node < nodes; node++)
        {
            Variances[node] = Math.Max(0, covariance[(node * nodes) + node] - _constraints.InverseForm(_spread.AsSpan(node * sums, sums).ToArray()));
        }
    }

    /// <summary>The error variance of each node's reconciled forecast.</summary>
    public double[] Variances { get; }

    /// <summary>The reconciled bottom of forecasts of all nodes.</summary>
    public double[] Bottom(double[] forecasts)
    {
        var sums = _hierarchy.Sums;
        var off = new double[sums];
        Off(forecasts, off);
        _constraints.Solve(off);
        var bottom = new double[_hierarchy.Bottom];
        for (var i = 0; i < bottom.Length; i++)
        {
            bottom[i] = forecasts[sums + i];
            for (var sum = 0; sum < sums; sum++)
            {
                bottom[i] -= _spread[((sums + i) * sums) + sum] * off[sum];
            }
        }

        return bottom;
    }

    /// <summary>Each sum less its members.</summary>
    private void Off(ReadOnlySpan<double> values, Span<double> off)
    {
        for (var sum = 0; sum < off.Length; sum++)
        {
            off[sum] = values[sum];
            foreach (var member in _hierarchy.Nodes[sum].Members)
            {
                off[sum] -= values[_hierarchy.Sums + member];
            }
        }
    }
}
