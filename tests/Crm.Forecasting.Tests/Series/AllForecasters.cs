using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Autoregression;
using Crm.Forecasting.Series.Combining;
using Crm.Forecasting.Series.Simple;
using Crm.Forecasting.Series.Smoothing;
using Crm.Forecasting.Series.Theta;

namespace Crm.Forecasting.Tests.Series;

/// <summary>Every method that takes any series, by its place: theories carry numbers.</summary>
internal static class AllForecasters
{
    public static IForecaster[] Methods { get; } =
    [
        new NaiveForecaster(),
        new SeasonalNaiveForecaster(),
        new DriftForecaster(),
        new Naive2Forecaster(),
        new EtsForecaster(),
        new EtsForecaster(EtsModel.Simple),
        new EtsForecaster(EtsModel.Holt),
        new EtsForecaster(EtsModel.Damped),
        new EtsForecaster(EtsModel.HoltWinters),
        new EtsForecaster(EtsModel.HoltWintersMultiplicative),
        new EtsAverageForecaster(),
        new ThetaForecaster(ThetaModel.Standard),
        new ThetaForecaster(ThetaModel.Optimised),
        new ThetaForecaster(),
        new AutoregressionForecaster(),
        new AutoForecaster(),
        new AutoForecaster(new() { DetectSeasons = true, MayTurnNegative = true }),
        new CombinedForecaster([new DriftForecaster(), new ThetaForecaster()], CombinationWeights.Equal),
        new CombinedForecaster([new DriftForecaster(), new ThetaForecaster()]),
    ];

    /// <summary>Those that know no additive constant: a shifted series has a shifted forecast.</summary>
    public static IForecaster[] Additive { get; } =
    [
        new NaiveForecaster(),
        new SeasonalNaiveForecaster(),
        new DriftForecaster(),
        new EtsForecaster(EtsModel.Simple),
        new EtsForecaster(EtsModel.Holt),
        new EtsForecaster(EtsModel.Damped),
        new EtsForecaster(EtsModel.HoltWinters),
        new AutoregressionForecaster(),
    ];
}
