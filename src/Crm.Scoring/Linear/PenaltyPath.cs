using Crm.Scoring.Evaluation;
using Crm.Scoring.Models;

namespace Crm.Scoring.Linear;

/// <summary>Chooses the penalty by cross-validation along a path from strong to weak (Friedman, Hastie and Tibshirani 2010, section 2.5): each solution starts from the one before it.</summary>
internal static class PenaltyPath
{
    private const int Length = 13;
    private const double Ratio = 1e-6;

    // A path gives up, and a weaker penalty must earn its place, by this share of the loss.
    private const double Worth = 1e-5;
    private const double Tolerance = 1e-6;

    /// <summary>The penalty with the lowest log loss on held-out rows, the stronger one on a tie.</summary>
    public static double Choose(Design design, LinearOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var folds = Math.Min(options.Folds, Math.Min(design.Target.Count(true), design.Target.Count(false)));
        var splits = Splits.Stratified(design.Target, folds, options.Seed);
        var solutions = splits.Select(s => LocalLoss.At(design, s.Train.AsSpan(), new double[design.Features])).ToArray();
        var held = new (double Loss, double Weight)[folds];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        var strongest = Strongest(design, options.L1Share, cancellationToken);
        var (best, bestLoss, worse) = (strongest, double.PositiveInfinity, 0);
        for (var step = 0; step < Length && worse < 2; step++)
        {
            var strength = strongest * Math.Pow(Ratio, (double)step / (Length - 1));
            Parallel.For(0, folds, parallel, fold =>
            {
                solutions[fold] = LogisticSolver.Solve(design, splits[fold].Train.AsSpan(), Penalty.Of(strength, options.L1Share), solutions[fold], Tolerance, cancellationToken);
                held[fold] = Loss(design, splits[fold].Test.AsSpan(), solutions[fold].Coefficients);
            });
            var (loss, total) = (held.Sum(h => h.Loss), held.Sum(h => h.Weight));
            var gain = (bestLoss - (loss / total)) / (loss / total);
            worse = gain > Worth ? 0 : worse + 1;
            (best, bestLoss) = gain > Worth ? (strength, loss / total) : (best, bestLoss);
            progress?.Report((step + 1.0) / (Length + 1));
        }

        return best;
    }

    private static (double Loss, double Weight) Loss(Design design, ReadOnlySpan<int> rows, double[] coefficients)
    {
        var (loss, total) = (0.0, 0.0);
        foreach (var row in rows)
        {
            loss += design.Weight(row) * Logit.Loss(design.LogOdds(row, coefficients), design.Target[row]);
            total += design.Weight(row);
        }

        return (loss, total);
    }

    // With this much L1 all coefficients are 0; with next to none, they are nearly.
    private static double Strongest(Design design, double l1Share, CancellationToken cancellationToken)
    {
        var rows = Enumerable.Range(0, design.Target.Length).ToArray();
        var alone = LogisticSolver.Solve(design, rows, Penalty.Of(1e12, 0), LocalLoss.At(design, rows, new double[design.Features]), Tolerance, cancellationToken);
        var steepest = alone.Gradient.Skip(1).Select(Math.Abs).DefaultIfEmpty(1).Max();
        return Math.Max(steepest, 1e-3) / Math.Max(l1Share, 0.01);
    }
}
