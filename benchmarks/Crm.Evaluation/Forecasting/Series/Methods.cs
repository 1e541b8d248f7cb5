using System.Collections.Immutable;
using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Autoregression;
using Crm.Forecasting.Series.Cleaning;
using Crm.Forecasting.Series.Combining;
using Crm.Forecasting.Series.Intermittent;
using Crm.Forecasting.Series.Seasonality;
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
        ("auto-cleaned", new CleaningForecaster(new AutoForecaster())),
        ("combination", new CombinedForecaster(Members)),
        ("combination-simple", new CombinedForecaster(Members, CombinationWeights.Equal)),
        ("ets", new EtsForecaster()),
        ("ets-average", new EtsAverageForecaster()),
        ("theta", new ThetaForecaster(ThetaModel.Standard)),
        ("theta-optimised", new ThetaForecaster(ThetaModel.Optimised)),
        ("theta-dynamic", new ThetaForecaster()),
        ("ses", new EtsForecaster(EtsModel.Simple)),
        ("holt", new EtsForecaster(EtsModel.Holt)),
        ("damped", new EtsForecaster(EtsModel.Damped)),
        ("holt-winters", new EtsForecaster(EtsModel.HoltWinters)),
        ("holt-winters-multiplicative", new EtsForecaster(EtsModel.HoltWintersMultiplicative)),
        ("stl", new StlForecaster(new EtsForecaster())),
        ("stl-theta", new StlForecaster(new ThetaForecaster())),
        ("seasonal-ar", new AutoregressionForecaster()),
        ("croston", new IntermittentForecaster(IntermittentMethod.Croston)),
        ("sba", new IntermittentForecaster(IntermittentMethod.Sba)),
        ("tsb", new IntermittentForecaster(IntermittentMethod.Tsb)),
        ("naive", new NaiveForecaster()),
        ("naive2", new Naive2Forecaster()),
        ("seasonal-naive", new SeasonalNaiveForecaster()),
        ("drift", new DriftForecaster()),
    ];

    /// <summary>What is combined: methods that all know seasons, and see them differently.</summary>
    private static IForecaster[] Members => [new EtsForecaster(), new ThetaForecaster(), new StlForecaster(new EtsForecaster(EtsModel.Damped))];

    public static string[] Names => [.. All.Select(method => method.Name)];

    public static IForecaster Of(string name) => All.First(method => method.Name == name).Forecaster;
}
