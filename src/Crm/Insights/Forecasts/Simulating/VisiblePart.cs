using System.Collections.Immutable;
using Crm.Forecasting.Pipeline;
using Crm.Forecasting.Pipeline.Simulation;

namespace Crm.Insights;

/// <summary>The part of what was learned that is of deals that may be seen. New business is in it of those owners all of whose deals are: of others, it would tell of what is hidden.</summary>
/// <param name="ids">The deals that may be seen; null: all.</param>
/// <param name="deals">All deals.</param>
/// <param name="teams">The team of each owner.</param>
internal sealed class VisiblePart(IReadOnlySet<string>? ids, IReadOnlyList<PipelineDeal> deals, IReadOnlyDictionary<string, string> teams)
{
    private readonly HashSet<string?> whole = [.. deals.GroupBy(d => d.Owner, StringComparer.Ordinal).Where(g => ids is null || g.All(d => ids.Contains(d.Id))).Select(g => g.Key)];

    public bool IsWhole => ids is null;

    public IEnumerable<PipelineDeal> Deals => deals.Where(d => Sees(d.Id));

    public bool Sees(string id) => ids?.Contains(id) != false;

    /// <summary>The part of an outlook, each deal with the names of what it is added up by.</summary>
    public PipelineOutlook Of(PipelineOutlook outlook) => outlook with
    {
        Deals = [.. outlook.Deals.Where(d => Sees(d.Id)).Select(d => d with { Owner = d.Owner ?? SimulatedForecast.NoPart, Team = TeamOf(d.Owner), Product = d.Product ?? SimulatedForecast.NoPart })],
        NewBusiness = [.. outlook.NewBusiness.Where(n => whole.Contains(n.Owner)).Select(n => n with { Owner = n.Owner ?? SimulatedForecast.NoPart, Team = TeamOf(n.Owner), Product = n.Product ?? SimulatedForecast.NoPart })],
    };

    private string TeamOf(string? owner) => owner is not null && teams.TryGetValue(owner, out var team) ? team : SimulatedForecast.NoPart;
}
