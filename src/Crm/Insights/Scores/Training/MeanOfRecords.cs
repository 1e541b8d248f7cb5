namespace Crm.Insights;

/// <summary>The mean of a difference over records, with its standard error: what differs by less than that differs by chance.</summary>
internal sealed class MeanOfRecords
{
    public MeanOfRecords(IReadOnlyList<double> differences)
    {
        Mean = differences.Average();
        Error = Math.Sqrt(differences.Sum(d => (d - Mean) * (d - Mean)) / differences.Count / differences.Count);
    }

    public double Mean { get; }

    /// <summary>The standard error of <see cref="Mean"/>.</summary>
    public double Error { get; }

    public bool IsBelowZero => Mean < -Error;

    public bool IsAboveZero => Mean > Error;
}
