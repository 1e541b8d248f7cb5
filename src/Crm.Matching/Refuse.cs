using System.Globalization;

namespace Crm.Matching;

/// <summary>Refusals with their codes; numbers in words as the invariant culture writes them.</summary>
internal static class Refuse
{
    public static MatchingException Option(FormattableString text) => Of(MatchingErrorCodes.InvalidOption, text);

    public static MatchingException Of(string code, FormattableString text) => new(code, text.ToString(CultureInfo.InvariantCulture));
}
