namespace Crm.Scoring.Honesty;

/// <summary>How many times as likely something is among positive rows as among negative ones, with half a row added to each count and intervals on the log scale (Simel, Samsa and Matchar 1991). It does not depend on the base rate.</summary>
internal sealed record LikelihoodRatio(int Positives, int Negatives, int AllPositives, int AllNegatives)
{
    /// <summary>A mark must be this many times more likely at the unfavourable end of the interval.</summary>
    private const double Certain = 5;

    public int Rows => Positives + Negatives;

    public int AllRows => AllPositives + AllNegatives;

    public double Value => (Positives + 0.5) / (AllPositives + 0.5) / ((Negatives + 0.5) / (AllNegatives + 0.5));

    /// <summary>The standard error of the logarithm.</summary>
    private double Error => Math.Sqrt((1 / (Positives + 0.5)) - (1 / (AllPositives + 0.5)) + (1 / (Negatives + 0.5)) - (1 / (AllNegatives + 0.5)));

    /// <summary>It is below, with 90 % confidence.</summary>
    public bool IsSurelyBelow(double ratio) => Value * Math.Exp(1.282 * Error) <= ratio;

    /// <summary>It practically occurs with the positive outcome only.</summary>
    public bool MarksPositive(double ratio) => Value >= ratio && Value * Math.Exp(-1.96 * Error) >= Certain;

    /// <summary>It practically occurs with the negative outcome only.</summary>
    public bool MarksNegative(double ratio) => Value <= 1 / ratio && Value * Math.Exp(1.96 * Error) <= 1 / Certain;
}
