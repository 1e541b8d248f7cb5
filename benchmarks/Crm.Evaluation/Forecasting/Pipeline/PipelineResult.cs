namespace Crm.Evaluation.Forecasting.Pipeline;

/// <summary>What <c>pipeline</c> answers; the JSON has these names in camel case. Amounts are those won after the day up to which all is known; probability and Brier score are of the deals that were open then.</summary>
internal sealed record PipelineResult(int OpenDeals, double Actual, double Mean, double P10, double P50, double P90, double WonProbabilityMean, double Brier, double TrialsPerSecond);
