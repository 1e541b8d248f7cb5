namespace Crm.Forecasting.Pipeline;

/// <summary>A value that holds from a day on.</summary>
/// <typeparam name="T">What kind of value.</typeparam>
/// <param name="On">The day.</param>
/// <param name="Value">The value.</param>
public sealed record DatedValue<T>(DateOnly On, T Value);
