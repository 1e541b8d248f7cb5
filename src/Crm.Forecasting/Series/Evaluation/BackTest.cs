using System.Collections.Immutable;

namespace Crm.Forecasting.Series.Evaluation;

/// <summary>What a method would have said at past origins, and how far off it was.</summary>
/// <param name="Method">The method.</param>
/// <param name="Forecasts">Each origin's, the earliest first.</param>
/// <param name="All">Over all steps of all origins.</param>
/// <param name="BySteps">By the step ahead: 0 is the first after an origin.</param>
public sealed record BackTest(string Method, ImmutableArray<BackTestForecast> Forecasts, BackTestMeasures All, ImmutableArray<BackTestMeasures> BySteps)
{
    /// <summary>The quantiles that <see cref="BackTestMeasures.Pinball"/> is the mean of.</summary>
    public static ImmutableArray<double> Probabilities { get; } = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];
}
