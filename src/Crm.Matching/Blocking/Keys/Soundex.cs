namespace Crm.Matching.Blocking.Keys;

/// <summary>American Soundex (Russell 1918; the rules of the US National Archives): h and w do not part letters of one code, vowels do.</summary>
internal static class Soundex
{
    private const string Codes = "01230120022455012623010202";

    /// <summary>The code as one number; 0: the value has no Latin letter.</summary>
    public static ulong Of(ReadOnlySpan<char> value)
    {
        var (result, digits, last) = (0UL, 0, '0');
        foreach (var letter in value)
        {
            var lower = (char)(letter | 0x20);
            if (lower is < 'a' or > 'z')
            {
                continue;
            }

            var code = Codes[lower - 'a'];
            if (result == 0)
            {
                result = lower;
            }
            else if (code != '0' && code != last)
            {
                result = (result << 4) | (uint)(code - '0');
                if (++digits == 3)
                {
                    break;
                }
            }

            if (lower is not ('h' or 'w'))
            {
                last = code;
            }
        }

        return result == 0 ? 0 : result << (4 * (3 - digits));
    }
}
