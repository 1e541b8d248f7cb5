using System.Collections.Immutable;

namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>What is expected of one open deal.</summary>
/// <param name="Id">The deal's id. Its random numbers hang on this id and the seed, so that they stay the same whatever else is simulated.</param>
/// <param name="WinProbability">The probability that it is won in each of the periods; none negative, together at most 1.</param>
/// <param name="Amount">How much it brings if it is won.</param>
public sealed record DealOutlook(string Id, ImmutableArray<double> WinProbability, AmountCurve Amount)
{
    /// <summary>Who owns it, or <see langword="null"/>.</summary>
    public string? Owner { get; init; }

    /// <summary>The team it belongs to, or <see langword="null"/>.</summary>
    public string? Team { get; init; }

    /// <summary>What is sold, or <see langword="null"/>.</summary>
    public string? Product { get; init; }

    /// <summary>The probability that it is won in any of the periods.</summary>
    public double Win => WinProbability.Sum();

    /// <summary>The expected amount in all periods.</summary>
    public double Expected => Win * Amount.Mean;
}
