using System.Collections.Immutable;
using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Combining;
using Crm.Forecasting.Series.Simple;
using Crm.Forecasting.Series.Smoothing;
using Crm.Forecasting.Series.Theta;

namespace Crm.Evaluation.Forecasting.Series;

/// <summary>The methods by the names that the command line knows.</summary>
internal static class Methods
{
    private static readonly ImmutableArray<(string Name, IForecaster Forecaster)> All =
    [
        ("auto", new AutoForecaster()),
        ("ets", new EtsForecaster()),
        ("ets-average", new EtsAverageForecaster()),
        ("theta", new ThetaForecaster(ThetaModel.Standard)),
        ("theta-optimised", new ThetaForecaster(ThetaModel.Optimised)),
        ("theta-dynamic", new ThetaForecaster()),
        ("ses", new EtsForecaster(EtsModel.Simple)),
        ("holt", new EtsForecaster(EtsModel.Holt)),
        ("damped", new EtsForecaster(EtsModel.Damped)),
        ("holt-winters", new EtsForecaster(EtsModel.HoltWinters)),
        ("naive", new NaiveForecaster()),
        ("naive2", new Naive2Forecaster()),
        ("seasonal-naive", new SeasonalNaiveForecaster()),
        ("drift", new DriftForecaster()),
    ];

    public static string[] Names => [.. All.Select(method => method.Name)];

    public static IForecaster Of(string name) => All.First(method => method.Name == name).Forecaster;
}
