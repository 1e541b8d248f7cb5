namespace Crm.Evaluation.Scoring;

/// <summary>What <c>uplift</c> answers; the JSON has these names in camel case.</summary>
internal sealed record UpliftResult(IReadOnlyList<TreatmentResult> Treatments);

/// <summary>One treatment against the control: the rates of the outcome, their difference with its interval, and the Qini coefficient of the models' order.</summary>
internal sealed record TreatmentResult(string Name, double Rate, double ControlRate, double Uplift, double Low, double High, double Qini);
