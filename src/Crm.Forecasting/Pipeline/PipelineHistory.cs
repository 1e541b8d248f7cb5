using System.Collections.Immutable;

namespace Crm.Forecasting.Pipeline;

/// <summary>The deals of a pipeline, checked, up to a day.</summary>
public sealed class PipelineHistory
{
    private PipelineHistory(ImmutableArray<PipelineDeal> deals, DateOnly asOf) => (Deals, AsOf) = (deals, asOf);

    /// <summary>The deals that were opened by then.</summary>
    public ImmutableArray<PipelineDeal> Deals { get; }

    /// <summary>The day up to whose end all is known.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Checks deals and takes what was known of them at the end of a day.</summary>
    /// <param name="deals">The deals, in any order; they may know more than was known then.</param>
    /// <param name="asOf">The day.</param>
    /// <returns>The history.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidDeal"/>: a deal contradicts itself, or two have one id.</exception>
    public static PipelineHistory Of(IEnumerable<PipelineDeal> deals, DateOnly asOf)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var known = ImmutableArray.CreateBuilder<PipelineDeal>();
        foreach (var deal in deals)
        {
            DealCheck.Check(deal);
            if (!ids.Add(deal.Id))
            {
                throw Refuse.Deal($"The id '{deal.Id}' is there twice.");
            }

            if (deal.AsKnownOn(asOf) is { } then)
            {
                known.Add(then);
            }
        }

        return new(known.DrainToImmutable(), asOf);
    }

    /// <summary>The same as it was known on an earlier day.</summary>
    /// <param name="day">The day; not after <see cref="AsOf"/>.</param>
    /// <returns>The history up to then.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: the day is later.</exception>
    public PipelineHistory AsKnownOn(DateOnly day) => day <= AsOf
        ? new([.. Deals.Select(d => d.AsKnownOn(day)).OfType<PipelineDeal>()], day)
        : throw Refuse.Option($"What was known on {day:yyyy-MM-dd} was asked for; the history ends on {AsOf:yyyy-MM-dd}.");
}
