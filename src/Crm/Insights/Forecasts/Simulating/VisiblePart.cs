using System.Collections.Immutable;
using Crm.Forecasting.Pipeline;
using Crm.Forecasting.Pipeline.Simulation;

namespace Crm.Insights;

/// <summary>The part of what was learned that is of deals that may be seen. New business is in it of those owners all of whose deals are: of others, it would tell of what is hidden.</summary>
/// <param name="ids">The deals that may be seen; null: all.</param>
/// <param name="names">All deals.</param>
/// <param name="teams">The team of each owner.</param>
internal sealed class VisiblePart(IReadOnlySet<string>? ids, DealNames names, IReadOnlyDictionary<string, string> teams)
{
    private readonly HashSet<string?> whole = [.. names.Deals.GroupBy(d => d.Owner, StringComparer.Ordinal).Where(g => ids is null || g.All(d => ids.Contains(names.IdOf(d.Id)))).Select(g => g.Key)];

    public bool IsWhole => ids is null;

    public IEnumerable<PipelineDeal> Deals => names.Deals.Where(d => Sees(d.Id));

    public bool Sees(string name) => ids?.Contains(names.IdOf(name)) != false;

    /// <summary>The part of an outlook, each deal with the ids of what it is added up by.</summary>
    public PipelineOutlook Of(PipelineOutlook outlook) => outlook with
    {
        Deals = [.. outlook.Deals.Where(d => Sees(d.Id)).Select(d => d with { Owner = IdOf(d.Owner), Team = TeamOf(d.Owner), Product = IdOf(d.Product) })],
        NewBusiness = [.. outlook.NewBusiness.Where(n => whole.Contains(n.Owner)).Select(n => n with { Owner = IdOf(n.Owner), Team = TeamOf(n.Owner), Product = IdOf(n.Product) })],
    };

    private string IdOf(string? part) => names.PartOf(part) ?? SimulatedForecast.NoPart;

    private string TeamOf(string? owner) => names.PartOf(owner) is { } id && teams.TryGetValue(id, out var team) ? team : SimulatedForecast.NoPart;
}
