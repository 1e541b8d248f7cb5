using Crm.Forecasting.Chance;
using Crm.Forecasting.Numerics;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Forecasting.Tests.Numerics;

public sealed class CholeskyTests
{
    [Fact]
    public void A_solution_gives_the_right_side_back() => Prop.ForAll(Gen.Choose(1, 8).Zip(Gen.Choose(0, 10_000)).ToArbitrary(), pair =>
    {
        var (n, matrix) = (pair.Item1, Positive(pair.Item1, (ulong)pair.Item2));
        var right = Enumerable.Range(0, n).Select(i => i - 1.5).ToArray();
        var solution = right.ToArray();
        new Cholesky([.. matrix.Cast<double>()], n).Solve(solution);

        return Enumerable.Range(0, n).All(i => Math.Abs(Enumerable.Range(0, n).Sum(j => matrix[i, j] * solution[j]) - right[i]) < 1e-7);
    }).Holds();

    [Fact]
    public void An_inverse_times_its_matrix_is_one() => Prop.ForAll(Gen.Choose(1, 8).Zip(Gen.Choose(0, 10_000)).ToArbitrary(), pair =>
    {
        var (n, matrix) = (pair.Item1, Positive(pair.Item1, (ulong)pair.Item2));
        var inverse = Cholesky.Inverse(matrix)!;

        return (from i in Enumerable.Range(0, n) from j in Enumerable.Range(0, n) select Math.Abs(Enumerable.Range(0, n).Sum(k => inverse[i, k] * matrix[k, j]) - (i == j ? 1 : 0)) < 1e-7).All(x => x);
    }).Holds();

    [Fact]
    public void What_is_not_positive_definite_has_no_inverse()
    {
        Assert.Null(Cholesky.Inverse(new double[,] { { 1, 2 }, { 2, 4 } }));
        Assert.Null(Cholesky.Inverse(new double[,] { { 1, 2 }, { 2, 1 } }));
        Assert.Null(Cholesky.Inverse(new double[,] { { double.NaN } }));
    }

    [Fact]
    public void A_row_that_depends_on_earlier_ones_is_left_out()
    {
        var factor = new Cholesky([1, 0, 0, 1, 1, 0, 2, 2, 5], 3);
        double[] side = [2, 2, 5];
        factor.Solve(side);

        Assert.Equal([false, true, false], Enumerable.Range(0, 3).Select(factor.IsLeftOut));
        Assert.Equal([0.0, 0, 1], side, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    private static double[,] Positive(int n, ulong seed)
    {
        var random = new CounterRandom(seed, 5);
        var roots = new double[n, n];
        for (var i = 0; i < n * n; i++)
        {
            roots[i / n, i % n] = random.NextDouble() - 0.5;
        }

        var matrix = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                matrix[i, j] = (i == j ? 0.1 : 0) + Enumerable.Range(0, n).Sum(k => roots[i, k] * roots[j, k]);
            }
        }

        return matrix;
    }
}
