using System.Globalization;

namespace Crm.Forecasting;

/// <summary>Refusals with their codes; numbers in words as the invariant culture writes them.</summary>
internal static class Refuse
{
    public static ForecastingException Option(FormattableString text) => Of(ForecastingErrorCodes.InvalidOption, text);

    public static ForecastingException Value(FormattableString text) => Of(ForecastingErrorCodes.InvalidValue, text);

    public static ForecastingException TooFew(FormattableString text) => Of(ForecastingErrorCodes.TooFewValues, text);

    public static ForecastingException Lengths(FormattableString text) => Of(ForecastingErrorCodes.LengthMismatch, text);

    public static ForecastingException NoVariation(FormattableString text) => Of(ForecastingErrorCodes.NoVariation, text);

    public static ForecastingException Deal(FormattableString text) => Of(ForecastingErrorCodes.InvalidDeal, text);

    public static ForecastingException Of(string code, FormattableString text) => new(code, text.ToString(CultureInfo.InvariantCulture));
}
