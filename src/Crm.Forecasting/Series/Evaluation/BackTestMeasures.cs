namespace Crm.Forecasting.Series.Evaluation;

/// <summary>How far forecasts were off, over some steps. See <see cref="ForecastMetrics"/> for each measure.</summary>
/// <param name="Count">How many steps with a value were compared; missing ones are passed over. Where none was, all measures are NaN.</param>
/// <param name="Bias">The mean of forecast less value, in the unit of the series: above 0, too much was forecast.</param>
/// <param name="Smape">Percent, 0 to 200.</param>
/// <param name="Mase">Scaled by what was known at each origin.</param>
/// <param name="Rmse">In the unit of the series.</param>
/// <param name="Pinball">The mean pinball loss over <see cref="BackTest.Probabilities"/>, in the unit of the series.</param>
/// <param name="Msis95">The mean scaled interval score at 95 %.</param>
/// <param name="Coverage80">The share in intervals of 80 %.</param>
/// <param name="Coverage95">The share in intervals of 95 %.</param>
public sealed record BackTestMeasures(int Count, double Bias, double Smape, double Mase, double Rmse, double Pinball, double Msis95, double Coverage80, double Coverage95);
