using System.Collections.Immutable;

namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>What is expected of a pipeline, period by period: the input of a simulation. Immutable; a what-if is an outlook with something changed.</summary>
/// <remarks>Each deal has its own random numbers, by id and seed. What two outlooks share falls alike in both simulations, so that their difference is due to the change alone.</remarks>
public sealed record PipelineOutlook
{
    /// <summary>The periods, in order, each beginning on the day after the one before it.</summary>
    public required ImmutableArray<ForecastPeriod> Periods { get; init; }

    /// <summary>The open deals; no id twice.</summary>
    public required ImmutableArray<DealOutlook> Deals { get; init; }

    /// <summary>What is expected beside them; no id twice.</summary>
    /// <value>Nothing.</value>
    public ImmutableArray<NewBusinessOutlook> NewBusiness { get; init; } = [];

    /// <summary>What moves all of them together.</summary>
    /// <value>Nothing.</value>
    public SharedShock Shock { get; init; } = SharedShock.None;

    /// <summary>The expected amount in all periods.</summary>
    public double Expected => Deals.Sum(d => d.Expected) + NewBusiness.Sum(n => n.Expected);

    /// <summary>What if a deal were not there?</summary>
    /// <param name="id">Its id.</param>
    /// <returns>An outlook without it.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.UnknownDeal"/>: there is no such deal.</exception>
    public PipelineOutlook Without(string id) => this with { Deals = Deals.RemoveAt(IndexOf(id)) };

    /// <summary>What if a deal closed later, or sooner? Its probabilities move by so many days; within a period they are taken to lie evenly. What leaves the last period is not won, what would come before the first comes in the first.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="days">How many days later; negative: sooner.</param>
    /// <returns>An outlook in which it is moved.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.UnknownDeal"/>: there is no such deal.</exception>
    public PipelineOutlook Moved(string id, int days)
    {
        var index = IndexOf(id);
        return this with { Deals = Deals.SetItem(index, Deals[index] with { WinProbability = DateMove.Apply(Deals[index].WinProbability, Periods, days) }) };
    }

    /// <summary>What if the odds to win were so many times as good?</summary>
    /// <param name="factor">By what the odds of every win are multiplied, above 0: 1.2.</param>
    /// <param name="which">For which deals; <see langword="null"/> for all.</param>
    /// <returns>An outlook with the changed rates.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: the factor is not above 0 and finite.</exception>
    public PipelineOutlook WithOdds(double factor, Func<DealOutlook, bool>? which = null)
    {
        if (!(factor > 0 && double.IsFinite(factor)))
        {
            throw Refuse.Option($"Odds times {factor}; a factor is above 0 and finite.");
        }

        return this with { Deals = [.. Deals.Select(d => which is null || which(d) ? d with { WinProbability = Better(d.WinProbability, factor) } : d)] };
    }

    /// <summary>What if a deal's amount were another?</summary>
    /// <param name="id">Its id.</param>
    /// <param name="amount">The other amount.</param>
    /// <returns>An outlook in which it is so.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.UnknownDeal"/>: there is no such deal.</exception>
    public PipelineOutlook WithAmount(string id, AmountCurve amount)
    {
        var index = IndexOf(id);
        return this with { Deals = Deals.SetItem(index, Deals[index] with { Amount = amount }) };
    }

    /// <summary>What if so many times as much new business came?</summary>
    /// <param name="factor">From 0.</param>
    /// <returns>An outlook with the changed rates.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: the factor is negative or not finite.</exception>
    public PipelineOutlook WithNewBusiness(double factor) => factor >= 0 && double.IsFinite(factor)
        ? this with { NewBusiness = [.. NewBusiness.Select(n => n with { Wins = [.. n.Wins.Select(w => w * factor)] })] }
        : throw Refuse.Option($"New business times {factor}; a factor is from 0 and finite.");

    private static ImmutableArray<double> Better(ImmutableArray<double> probabilities, double factor)
    {
        // The chance to win at all has the factored odds; when it is won stays as it was.
        var win = probabilities.Sum();
        var better = win * factor / (1 - win + (win * factor));
        return win > 0 ? [.. probabilities.Select(p => p * better / win)] : probabilities;
    }

    private int IndexOf(string id)
    {
        for (var i = 0; i < Deals.Length; i++)
        {
            if (Deals[i].Id == id)
            {
                return i;
            }
        }

        throw Refuse.Of(ForecastingErrorCodes.UnknownDeal, $"There is no open deal '{id}' among {Deals.Length}.");
    }
}
