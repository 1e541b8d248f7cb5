using Crm.Forecasting.Pipeline.RollUp;
using Crm.Reporting;
using NodaTime;

namespace Crm.Insights;

/// <summary>How the open amount came from one instant to another, in all and by part. Amounts are in the base currency.</summary>
/// <param name="From">The earlier instant.</param>
/// <param name="To">The later one.</param>
/// <param name="Total">The flow of everything; the deal of a step is its id.</param>
/// <param name="Parts">The flow of each person, team or territory: what goes from one to another is pushed out there and pulled in here. Their ends add up to those of the whole.</param>
public sealed record ForecastFlow(Instant From, Instant To, PipelineFlow Total, IReadOnlyList<ForecastFlowPart> Parts)
{
    /// <summary>The flow as a waterfall: <c>SvgChart.Waterfall(flow.ToChart("Quarter"), "Now")</c>.</summary>
    /// <param name="title">What it shows.</param>
    public Chart ToChart(string title) => new(
        title,
        ["Before", .. Enum.GetNames<FlowKind>().Select(Spaced)],
        new ChartSeries("Open", [Total.Before, .. Enum.GetValues<FlowKind>().Select(k => (decimal?)Total[k])]));

    private static string Spaced(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
}

/// <summary>The flow of one person, team or territory.</summary>
/// <param name="Id">Whose; null: of deals of which that is not known or hidden.</param>
/// <param name="Name">The name; null with the id.</param>
/// <param name="Flow">The flow.</param>
public sealed record ForecastFlowPart(Guid? Id, string? Name, PipelineFlow Flow);
