using System.Collections.Immutable;
using System.Globalization;
using Crm.Forecasting.Pipeline;
using Crm.Forecasting.Pipeline.Simulation;

namespace Crm.Insights;

/// <summary>
/// What deals, owners and products are called where something is learned and drawn: the engine draws by their names and adds up in their order, and ids are random. A deal is called by its content, an owner and a product by the
/// first of their deals.
/// </summary>
internal sealed class DealNames
{
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> parts = new(StringComparer.Ordinal);

    /// <param name="all">The deals, each with its key; the ids are theirs.</param>
    public DealNames(IEnumerable<(string Key, PipelineDeal Deal)> all)
    {
        var said = all.Select(d => new Named(d.Key, d.Deal)).ToList();
        var owners = Parts(said, "owner", d => d.Deal.Owner);
        var products = Parts(said, "product", d => d.Deal.Product);
        var deals = ImmutableArray.CreateBuilder<PipelineDeal>(said.Count);
        var (before, alike) = ("", 0);
        foreach (var (key, deal) in ContentKey.Order(said, d => d.Key, d => $"{d.Course.Value}|{Of(owners, d.Deal.Owner)}|{Of(products, d.Deal.Product)}", d => Guid.Parse(d.Deal.Id)))
        {
            (before, alike) = (key, key == before ? alike + 1 : 0);
            var name = alike == 0 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}.{alike}");
            ids.Add(name, deal.Id);
            names.Add(deal.Id, name);
            deals.Add(deal with { Id = name, Owner = Of(owners, deal.Owner), Product = Of(products, deal.Product) });
        }

        Deals = deals.DrainToImmutable();
        foreach (var (id, name) in owners.Concat(products))
        {
            parts[name] = id;
        }
    }

    /// <summary>The deals by their names, in the order of these.</summary>
    public ImmutableArray<PipelineDeal> Deals { get; }

    /// <summary>The id of a deal.</summary>
    public string IdOf(string name) => ids.GetValueOrDefault(name, name);

    /// <summary>The id of an owner or a product.</summary>
    public string? PartOf(string? name) => name is null ? null : parts[name];

    /// <summary>An outlook with the ids of deals.</summary>
    public PipelineOutlook Shown(PipelineOutlook outlook) => outlook with { Deals = [.. outlook.Deals.Select(d => d with { Id = IdOf(d.Id) })] };

    /// <summary>An outlook with their names; a deal that is none of these keeps what it is called.</summary>
    public PipelineOutlook Drawn(PipelineOutlook outlook) => outlook with { Deals = [.. outlook.Deals.Select(d => d with { Id = names.GetValueOrDefault(d.Id, d.Id) })] };

    /// <summary>Names for owners or products: the key of the first of their deals, and where two share it, which of them.</summary>
    private static Dictionary<string, string> Parts(List<Named> deals, string kind, Func<Named, string?> part)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        var groups = deals.Where(d => part(d) is not null).GroupBy(d => part(d)!, StringComparer.Ordinal).Select(g => (Id: g.Key, First: g.Min(d => (d.Deal.Opened, d.Key)).Key, Deals: g.ToList()));
        var (before, alike) = ("", 0);
        foreach (var (id, first, _) in ContentKey.Order(groups, g => g.First, g => string.Join('|', g.Deals.Select(d => d.Key + d.Course.Value).Order(StringComparer.Ordinal)), g => Guid.Parse(g.Id)))
        {
            (before, alike) = (first, first == before ? alike + 1 : 0);
            named.Add(id, string.Create(CultureInfo.InvariantCulture, $"{kind} {first}.{alike}"));
        }

        return named;
    }

    private static string? Of(Dictionary<string, string> named, string? id) => id is null ? null : named[id];

    /// <summary>A deal with its key.</summary>
    private sealed record Named(string Key, PipelineDeal Deal)
    {
        /// <summary>What became of it, in words: asked for where keys are alike.</summary>
        public Lazy<string> Course { get; } = new(() => string.Create(
            CultureInfo.InvariantCulture,
            $"{Deal.Outcome} {Deal.Closed?.DayNumber} {Deal.WonAmount} {string.Join(',', Deal.Stages.Select(s => (s.On.DayNumber, s.Value)))} {string.Join(',', Deal.Amounts.Select(a => (a.On.DayNumber, a.Value)))} {string.Join(',', Deal.ExpectedCloses.Select(c => (c.On.DayNumber, c.Value.DayNumber)))}"));
    }
}
