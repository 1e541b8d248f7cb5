using System.Globalization;

namespace Crm.Forecasting.Pipeline;

/// <summary>Makes the exceptions of this folder, their numbers the same in every culture.</summary>
internal static class Refusal
{
    public static ForecastingException Option(FormattableString text) => Of(ForecastingErrorCodes.InvalidOption, text);

    public static ForecastingException Deal(FormattableString text) => Of(ForecastingErrorCodes.InvalidDeal, text);

    public static ForecastingException Of(string code, FormattableString text) => new(code, text.ToString(CultureInfo.InvariantCulture));
}
