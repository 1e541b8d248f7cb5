namespace Crm.Evaluation.Forecasting.Series;

/// <summary>What <c>forecast</c> is asked.</summary>
internal sealed record ForecastRequest(string Series, string Method, int Threads);
