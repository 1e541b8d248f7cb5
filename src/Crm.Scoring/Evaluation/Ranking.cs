namespace Crm.Scoring.Evaluation;

/// <summary>Scores with their outcomes, from the highest score to the lowest. Rows of one score are a tie: no figure depends on their order.</summary>
internal sealed class Ranking
{
    private readonly double[] scores;
    private readonly bool[] outcomes;
    private readonly double[] weights;

    public Ranking(ReadOnlySpan<double> scores, ReadOnlySpan<bool> target, ReadOnlySpan<double> weights)
    {
        Check(scores, target, weights);
        var order = new int[scores.Length];
        this.scores = scores.ToArray();
        for (var i = 0; i < order.Length; i++)
        {
            (order[i], this.scores[i]) = (i, -scores[i]);
        }

        Array.Sort(this.scores, order);
        (outcomes, this.weights) = (new bool[order.Length], new double[order.Length]);
        for (var i = 0; i < order.Length; i++)
        {
            (this.scores[i], outcomes[i], this.weights[i]) = (-this.scores[i], target[order[i]], weights.IsEmpty ? 1 : weights[order[i]]);
        }
    }

    private Ranking(Ranking other, double[] weights) => (scores, outcomes, this.weights) = (other.scores, other.outcomes, weights);

    /// <summary>How many rows there are.</summary>
    public int Rows => scores.Length;

    /// <summary>The scores, descending.</summary>
    public ReadOnlySpan<double> Scores => scores;

    /// <summary>The outcomes in the order of the scores.</summary>
    public ReadOnlySpan<bool> Outcomes => outcomes;

    /// <summary>The weights in the order of the scores.</summary>
    public ReadOnlySpan<double> Weights => weights;

    /// <summary>As many rows drawn from these with replacement, as weights.</summary>
    public Ranking Resample(Random random)
    {
        var drawn = new double[Rows];
        for (var i = 0; i < drawn.Length; i++)
        {
            var row = random.Next(drawn.Length);
            drawn[row] += weights[row];
        }

        return new(this, drawn);
    }

    /// <summary>The weight of the positive and of the negative outcomes.</summary>
    /// <exception cref="ScoringException">One of them is none (<c>scoring.one_class</c>).</exception>
    public (double Positive, double Negative) Classes() => Totals() is { Positive: > 0, Negative: > 0 } both
        ? both
        : throw new ScoringException(ScoringErrorCodes.OneClass, "All rows have one outcome; to tell how well two outcomes are told apart, both are needed.");

    /// <summary>The weight of the positive and of the negative outcomes, also where one of them is none.</summary>
    public (double Positive, double Negative) Totals()
    {
        var (positive, negative) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            (positive, negative) = outcomes[i] ? (positive + weights[i], negative) : (positive, negative + weights[i]);
        }

        return (positive, negative);
    }

    /// <summary>The weights of the tie that begins at <paramref name="start"/>, and where the next begins.</summary>
    public int Tie(int start, out double positive, out double negative)
    {
        (positive, negative) = (0, 0);
        var i = start;
        for (; i < scores.Length && scores[i] == scores[start]; i++)
        {
            if (outcomes[i])
            {
                positive += weights[i];
            }
            else
            {
                negative += weights[i];
            }
        }

        return i;
    }

    private static void Check(ReadOnlySpan<double> scores, ReadOnlySpan<bool> target, ReadOnlySpan<double> weights)
    {
        if (scores.Length != target.Length || (!weights.IsEmpty && weights.Length != scores.Length))
        {
            throw new ScoringException(ScoringErrorCodes.LengthMismatch, $"There are {scores.Length} scores, {target.Length} outcomes and {weights.Length} weights; there is one of each a row, or no weight at all.");
        }

        if (scores.IsEmpty)
        {
            throw new ScoringException(ScoringErrorCodes.TooFewRows, "There is no row to judge by.");
        }

        for (var i = 0; i < scores.Length; i++)
        {
            if (!double.IsFinite(scores[i]))
            {
                throw new ScoringException(ScoringErrorCodes.InvalidValue, $"Score {i} is {Invariant.Text(scores[i])}; a score is a finite number.");
            }
        }
    }
}
