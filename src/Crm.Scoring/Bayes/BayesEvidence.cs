using Crm.Scoring.Data;
using Crm.Scoring.Models;

namespace Crm.Scoring.Bayes;

/// <summary>What counts say, in log-odds: of all examples, and what each cell adds to that.</summary>
/// <param name="Prior">The log-odds of all examples.</param>
/// <param name="Cells">What each cell adds.</param>
internal sealed record BayesEvidence(double Prior, double[] Cells)
{
    public static BayesEvidence Of(BayesCounts counts, double priorRows, BayesEvidence? pool)
    {
        // Without a pool, half a row of each outcome keeps the odds finite (Jeffreys' prior).
        var rate = pool is null ? 0.5 : Logit.Probability(pool.Prior);
        var rows = pool is null ? 1 : priorRows;
        var prior = Math.Log(counts.Positives + (rows * rate)) - Math.Log(counts.Negatives + (rows * (1 - rate)));
        var cells = new double[counts.Cells];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var expected = Logit.Probability(prior + (pool?.Cells[cell] ?? 0));
            cells[cell] = Math.Log(counts.Count(cell, true) + (priorRows * expected)) - Math.Log(counts.Count(cell, false) + (priorRows * (1 - expected))) - prior;
        }

        return new(prior, cells);
    }

    /// <summary>The model: each term is moved such that it is 0 on average over the examples.</summary>
    public AdditiveModel ToModel(BayesLayout layout, Func<int, double> weight)
    {
        var (intercept, terms) = (Prior, new AdditiveTerm[layout.Inputs.Length]);
        for (var column = 0; column < terms.Length; column++)
        {
            var (start, end) = (layout.Starts[column], layout.Starts[column + 1]);
            var (sum, total) = (0.0, 0.0);
            for (var cell = start; cell < end; cell++)
            {
                (sum, total) = (sum + (weight(cell) * Cells[cell]), total + weight(cell));
            }

            var average = total > 0 ? sum / total : 0;
            var own = Array.ConvertAll(Cells[start..end], c => c - average);
            intercept += average;
            terms[column] = layout.Inputs[column].Kind.IsNumber() ? new BinTerm(layout.Edges[column], own[..^1], own[^1]) : new LevelTerm(own[..^1], own[^1]);
        }

        return new(ModelKinds.Bayes, intercept, [.. layout.Inputs], terms);
    }
}
