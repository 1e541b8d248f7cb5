namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>What moves all deals together: markets, prices, a quarter of bad luck. Without it deals are independent and the bands of a sum falsely narrow.</summary>
/// <remarks>
/// The log-odds that a deal is won in period k, having not been won before, are shifted by <c>Lasting · z0 + Passing · z_k</c> for all deals alike, z standard normal; the deals' own odds are centred so that each probability stays what
/// it was on average. The wins of new business are multiplied by <c>exp(Response · (Lasting · z0 + Passing · z_k) + NewLasting · y0 + NewPassing · y_k)</c> over its mean: how many deals come is a luck of its own.
/// </remarks>
public sealed record SharedShock
{
    /// <summary>No shock: deals are independent.</summary>
    public static SharedShock None { get; } = new();

    /// <summary>The deviation of the part of the log-odds that lasts over all periods; 0 to 3.</summary>
    /// <value>0.</value>
    public double Lasting { get; init; }

    /// <summary>The deviation of the part of the log-odds that is drawn anew in every period; 0 to 3.</summary>
    /// <value>0.</value>
    public double Passing { get; init; }

    /// <summary>The deviation of the logarithm of the number of new deals that lasts over all periods; 0 to 3.</summary>
    /// <value>0.</value>
    public double NewLasting { get; init; }

    /// <summary>The deviation of the logarithm of the number of new deals that is drawn anew in every period; 0 to 3.</summary>
    /// <value>0.</value>
    public double NewPassing { get; init; }

    /// <summary>How far the wins of new business follow the log-odds, 0 to 1: the share of new deals that are not won, for of what is rare the odds are the rate, and what is certain no shock moves.</summary>
    /// <value>1.</value>
    public double Response { get; init; } = 1;

    internal SharedShock Checked() => IsPossible(Lasting) && IsPossible(Passing) && IsPossible(NewLasting) && IsPossible(NewPassing) && Response is >= 0 and <= 1
        ? this
        : throw Refuse.Option($"A shared shock of {Lasting}, {Passing}, {NewLasting}, {NewPassing}, response {Response}: each deviation is from 0 to 3, the response from 0 to 1.");

    private static bool IsPossible(double deviation) => deviation is >= 0 and <= 3;
}
