using System.Collections.Immutable;
using Crm.Forecasting.Lifetime.Fitting;

namespace Crm.Forecasting.Lifetime;

/// <summary>A model that was chosen by what was held out.</summary>
/// <param name="Fit">The model, fitted to all that is known.</param>
/// <param name="Errors">How each model did on what was held out, the best first.</param>
public sealed record ModelChoice(LifetimeFit<IPurchaseModel> Fit, ImmutableArray<HeldOutError> Errors);
