namespace Crm.Evaluation.Forecasting.Lifetime;

/// <summary>What <c>clv</c> answers; the JSON has these names in camel case. Totals and errors are of the purchases after the calibration; the parameters of spending, where it is given, are called <c>spend.p</c>, <c>spend.q</c> and <c>spend.v</c>. The seconds are of fitting the model once; choosing it takes more.</summary>
internal sealed record LifetimeResult(
    string Model, int Customers, IReadOnlyDictionary<string, double> Parameters, double LogLikelihood, double TotalPredicted, double TotalActual, double Mae, double Rmse, double FitSeconds);
