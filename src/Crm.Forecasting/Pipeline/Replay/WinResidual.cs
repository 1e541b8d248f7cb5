namespace Crm.Forecasting.Pipeline.Replay;

/// <summary>How many open deals were won in a past period, against what had been expected.</summary>
/// <param name="Actual">How many were won.</param>
/// <param name="Expected">Σ p.</param>
/// <param name="Variance">Σ p (1 - p): the variance of the number if deals were independent; also what one unit of log-odds adds to it.</param>
internal sealed record WinResidual(double Actual, double Expected, double Variance);
