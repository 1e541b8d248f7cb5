namespace Crm.Scoring.Evaluation;

/// <summary>Compares the losses of two ways, row by row: the second, which is less simple, must be better by more than chance explains.</summary>
internal sealed class PairedLoss
{
    private double weight;
    private double squaredWeight;
    private double mean;
    private double squares;

    /// <summary>Whether the second loses less, by more than one standard error of the mean difference.</summary>
    public bool SecondIsBetter => mean > Math.Sqrt(squares / weight * squaredWeight) / weight;

    public void Add(double first, double second, double rowWeight)
    {
        (weight, squaredWeight) = (weight + rowWeight, squaredWeight + (rowWeight * rowWeight));
        var off = first - second - mean;
        mean += off * rowWeight / weight;
        squares += rowWeight * off * (first - second - mean);
    }
}
