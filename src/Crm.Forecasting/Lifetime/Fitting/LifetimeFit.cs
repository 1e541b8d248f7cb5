using System.Collections.Immutable;

namespace Crm.Forecasting.Lifetime.Fitting;

/// <summary>A model with the parameters of the highest likelihood.</summary>
/// <typeparam name="TModel">The model.</typeparam>
/// <param name="Model">The model.</param>
/// <param name="LogLikelihood">Its log likelihood.</param>
/// <param name="Customers">How many customers it was fitted to.</param>
/// <param name="Parameters">The estimates, in the model's order.</param>
/// <param name="Status">Whether a maximum was found.</param>
/// <param name="Evaluations">How often the likelihood was computed.</param>
public sealed record LifetimeFit<TModel>(TModel Model, double LogLikelihood, double Customers, ImmutableArray<ParameterEstimate> Parameters, FitStatus Status, int Evaluations)
{
    /// <summary>Akaike's criterion, 2 parameters − 2 log likelihood: lower is better, between models of the same customers.</summary>
    public double Aic => (2 * Parameters.Length) - (2 * LogLikelihood);

    /// <summary>Schwarz's criterion, parameters ln(customers) − 2 log likelihood: lower is better.</summary>
    public double Bic => (Parameters.Length * Math.Log(Customers)) - (2 * LogLikelihood);
}
