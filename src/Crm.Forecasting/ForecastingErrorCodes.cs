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

    /// <summary>A deal contradicts itself: closed before it was opened, a negative amount, an id that another one has.</summary>
    public const string InvalidDeal = "forecasting.invalid_deal";

    /// <summary>There is no deal of this id.</summary>
    public const string UnknownDeal = "forecasting.unknown_deal";

    /// <summary>People who manage each other in a circle, or somebody who is not in the hierarchy.</summary>
    public const string InvalidHierarchy = "forecasting.invalid_hierarchy";

    /// <summary>An adjustment of a number that stands above the adjuster.</summary>
    public const string AboveAdjuster = "forecasting.above_adjuster";
}
