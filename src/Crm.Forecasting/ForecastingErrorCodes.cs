namespace Crm.Forecasting;

/// <summary>The stable codes of <see cref="ForecastingException.Code"/>.</summary>
public static class ForecastingErrorCodes
{
    /// <summary>An argument or option is out of its range.</summary>
    public const string InvalidOption = "forecasting.invalid_option";

    /// <summary>A value is infinite, or none that is possible there.</summary>
    public const string InvalidValue = "forecasting.invalid_value";

    /// <summary>There are fewer values than what is asked needs.</summary>
    public const string TooFewValues = "forecasting.too_few_values";

    /// <summary>Lists that belong together differ in length.</summary>
    public const string LengthMismatch = "forecasting.length_mismatch";

    /// <summary>All values are one, or nothing happened: there is nothing to tell parameters from.</summary>
    public const string NoVariation = "forecasting.no_variation";
}
