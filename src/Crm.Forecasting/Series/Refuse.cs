using System.Globalization;

namespace Crm.Forecasting.Series;

/// <summary>Refusals with their codes; numbers in words as the invariant culture writes them.</summary>
internal static class Refuse
{
    public static ForecastingException Option(FormattableString text) => new(ForecastingErrorCodes.InvalidOption, text.ToString(CultureInfo.InvariantCulture));

    public static ForecastingException Value(FormattableString text) => new(ForecastingErrorCodes.InvalidValue, text.ToString(CultureInfo.InvariantCulture));

    public static ForecastingException TooFew(FormattableString text) => new(ForecastingErrorCodes.TooFewValues, text.ToString(CultureInfo.InvariantCulture));

    public static ForecastingException Lengths(FormattableString text) => new(ForecastingErrorCodes.LengthMismatch, text.ToString(CultureInfo.InvariantCulture));
}
