using System.Collections.Immutable;

namespace Crm.Forecasting.Series.Hierarchies;

/// <summary>Forecasts of a hierarchy that add up.</summary>
/// <param name="Hierarchy">What adds up to what.</param>
/// <param name="Method">How they were made to.</param>
/// <param name="Forecasts">Of each node, in their order. A sum's point forecast is the sum of its members' to the last bit, in any order.</param>
/// <param name="Base">The forecasts before, which do not add up.</param>
/// <param name="Shrinkage">How far the errors' correlations were shrunk: 0, not at all, to 1, none is left. NaN for top-down methods, which use none.</param>
public sealed record HierarchicalForecast(Hierarchy Hierarchy, ReconciliationMethod Method, ImmutableArray<Forecast> Forecasts, ImmutableArray<Forecast> Base, double Shrinkage)
{
    /// <summary>The forecast of a node.</summary>
    /// <param name="name">Its name: "Total", "North/Team A".</param>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: there is no such node.</exception>
    public Forecast this[string name]
    {
        get
        {
            for (var node = 0; node < Forecasts.Length; node++)
            {
                if (string.Equals(Hierarchy.Nodes[node].Name, name, StringComparison.Ordinal))
                {
                    return Forecasts[node];
                }
            }

            throw Refuse.Option($"There is no node '{name}'; the first are {string.Join(", ", Hierarchy.Nodes.Take(5).Select(node => $"'{node.Name}'"))}.");
        }
    }
}
