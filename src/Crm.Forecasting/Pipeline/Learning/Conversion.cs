using System.Collections.Immutable;

namespace Crm.Forecasting.Pipeline.Learning;

/// <summary>How often deals of one kind were won.</summary>
/// <param name="Name">The stage, owner or product.</param>
/// <param name="Closed">How many were won or lost.</param>
/// <param name="Won">How many were won.</param>
/// <param name="Rate">The share that was won, shrunk towards the share of all: the more, the fewer there are and the less the kinds differ (beta-binomial, empirical Bayes).</param>
public sealed record Conversion(string Name, int Closed, int Won, double Rate)
{
    /// <summary>Conversions of deals that were won or lost, by what they have in common.</summary>
    internal static ImmutableArray<Conversion> Of(IEnumerable<PipelineDeal> deals, Func<PipelineDeal, IEnumerable<string?>> kinds)
    {
        var counts = new SortedDictionary<string, (int Trials, int Successes)>(StringComparer.Ordinal);
        foreach (var deal in deals.Where(d => d.Outcome != DealOutcome.Open))
        {
            foreach (var kind in kinds(deal).OfType<string>().Distinct(StringComparer.Ordinal))
            {
                var (n, w) = counts.GetValueOrDefault(kind);
                counts[kind] = (n + 1, w + (deal.Outcome == DealOutcome.Won ? 1 : 0));
            }
        }

        var rates = Shrinkage.Shares([.. counts.Values]);
        return [.. counts.Select((c, i) => new Conversion(c.Key, c.Value.Trials, c.Value.Successes, rates[i]))];
    }
}
