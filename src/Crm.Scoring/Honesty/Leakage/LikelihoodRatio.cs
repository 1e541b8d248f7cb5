namespace Crm.Scoring.Honesty;

/// <summary>How many times as likely something is among positive rows as among negative ones, with half a row added to each count and a 95 % interval on the log scale (Simel, Samsa and Matchar 1991). It does not depend on the base rate.</summary>
internal sealed record LikelihoodRatio(int Positives, int Negatives, int AllPositives, int AllNegatives)
{
    /// <summary>A mark must be this many times more likely at the unfavourable end of the interval.</summary>
    private const double Certain = 5;

    public int Rows => Positives + Negatives;

    public double Value => (Positives + 0.5) / (AllPositives + 0.5) / ((Negatives + 0.5) / (AllNegatives + 0.5));

    private double Factor => Math.Exp(1.96 * Math.Sqrt((1 / (Positives + 0.5)) - (1 / (AllPositives + 0.5)) + (1 / (Negatives + 0.5)) - (1 / (AllNegatives + 0.5))));

    /// <summary>It practically occurs with the positive outcome only.</summary>
    public bool MarksPositive(double ratio) => Value >= ratio && Value / Factor >= Certain;

    /// <summary>It practically occurs with the negative outcome only.</summary>
    public bool MarksNegative(double ratio) => Value <= 1 / ratio && Value * Factor <= 1 / Certain;
}
