using System.Collections.Immutable;

namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>What is expected of deals that are not open yet: a Poisson number of wins in each period, each of a random amount.</summary>
/// <param name="Id">Names this stream of new business; its random numbers hang on it.</param>
/// <param name="Wins">The expected number of wins in each of the periods; none negative.</param>
/// <param name="Amount">How much one win brings.</param>
public sealed record NewBusinessOutlook(string Id, ImmutableArray<double> Wins, AmountCurve Amount)
{
    /// <summary>Who will own them, or <see langword="null"/>.</summary>
    public string? Owner { get; init; }

    /// <summary>The team they will belong to, or <see langword="null"/>.</summary>
    public string? Team { get; init; }

    /// <summary>What will be sold, or <see langword="null"/>.</summary>
    public string? Product { get; init; }

    /// <summary>The expected amount in all periods.</summary>
    public double Expected => Wins.Sum() * Amount.Mean;
}
