using System.Collections.Immutable;

namespace Crm.Forecasting.Series.Calendar;

/// <summary>Something known of each step, past and to come: working days, a campaign.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">A finite value for each step of the series, then for each of the horizon.</param>
public sealed record Regressor(string Name, ImmutableArray<double> Values);
