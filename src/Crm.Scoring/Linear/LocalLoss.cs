using Crm.Scoring.Models;

namespace Crm.Scoring.Linear;

/// <summary>The mean log loss of some rows at some coefficients, with its slope and curvature there: all that a step of Newton's method needs.</summary>
internal sealed class LocalLoss
{
    private LocalLoss(double[] coefficients) => (Coefficients, Gradient, Hessian) = (coefficients, new double[coefficients.Length], new double[coefficients.Length * coefficients.Length]);

    public double[] Coefficients { get; }

    public double Value { get; private set; }

    public double[] Gradient { get; }

    /// <summary>The second derivatives, row by row, in full.</summary>
    public double[] Hessian { get; }

    public int Features => Coefficients.Length;

    /// <summary>Goes once through the rows: O(rows x columns squared).</summary>
    public static LocalLoss At(Design design, ReadOnlySpan<int> rows, double[] coefficients)
    {
        var loss = new LocalLoss(coefficients);
        var (total, slots, features) = (0.0, design.Slots, coefficients.Length);
        double[] gradient = loss.Gradient, hessian = loss.Hessian;
        foreach (var row in rows)
        {
            var (weight, outcome, logOdds) = (design.Weight(row), design.Target[row], design.LogOdds(row, coefficients));
            var probability = Logit.Probability(logOdds);
            total += weight;
            loss.Value += weight * Logit.Loss(logOdds, outcome);
            var (error, curvature) = (weight * (probability - (outcome ? 1 : 0)), weight * probability * (1 - probability));
            var places = design.Places.AsSpan(row * slots, slots);
            var sizes = design.Sizes.AsSpan(row * slots, slots);
            for (var i = 0; i < places.Length; i++)
            {
                gradient[places[i]] += error * sizes[i];
                var bent = curvature * sizes[i];
                var line = hessian.AsSpan(places[i] * features, features);
                var dense = Math.Min(design.Dense, i + 1);
                Vectors.AddTo(line[..dense], bent, sizes[..dense]);
                for (var j = dense; j <= i; j++)
                {
                    line[places[j]] += bent * sizes[j];
                }
            }
        }

        loss.Value /= total;
        for (var i = 0; i < features; i++)
        {
            gradient[i] /= total;
            for (var j = 0; j <= i; j++)
            {
                hessian[(i * features) + j] /= total;
                hessian[(j * features) + i] = hessian[(i * features) + j];
            }
        }

        return loss;
    }
}
