using Crm.Matching.Normalizing;

namespace Crm.Matching.Records.RoleGuessing;

/// <summary>What one value looks like.</summary>
internal static class ValueShape
{
    private const int FewestPhoneDigits = 7;
    private const int MostPhoneDigits = 15;

    private static readonly WordSet Months = new("""
        jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december januar februar marz mai juni juli oktober dezember okt dez
        janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio
        settembre ottobre dicembre
        """);

    public static bool IsEmail(ReadOnlySpan<char> value)
    {
        var at = value.IndexOf('@');
        return at > 0 && value.LastIndexOf('@') == at && value[at..].IndexOf('.') > 1 && !value.Contains(' ');
    }

    public static bool IsWebsite(ReadOnlySpan<char> value)
    {
        if (value.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || value.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var host = value.IndexOf('/') is > 0 and var slash ? value[..slash] : value;
        var dot = host.LastIndexOf('.');
        return dot > 1 && host.Length - dot is > 2 and < 8 && !host.ContainsAny(" @,") && !host[(dot + 1)..].ContainsAnyExceptInRange('a', 'z') && host[..dot].ContainsAnyInRange('a', 'z');
    }

    /// <summary>The year of a date; 0 if the value is none.</summary>
    public static int YearOf(ReadOnlySpan<char> value)
    {
        Span<int> numbers = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        var (count, hasMonth) = (0, false);
        for (var i = 0; i < value.Length && count < numbers.Length;)
        {
            var start = i;
            if (char.IsAsciiDigit(value[i]))
            {
                while (i < value.Length && char.IsAsciiDigit(value[i]))
                {
                    i++;
                }

                lengths[count] = i - start;
                if (lengths[count] > 8 || !int.TryParse(value[start..i], out numbers[count++]))
                {
                    return 0;
                }
            }
            else if (char.IsLetter(value[i]))
            {
                while (i < value.Length && char.IsLetter(value[i]))
                {
                    i++;
                }

                hasMonth |= Months.Has(TextFolding.Fold(value[start..i].ToString()));
                if (!hasMonth)
                {
                    return 0;
                }
            }
            else if (value[i++] is not ('-' or '/' or '.' or ' ' or ','))
            {
                return 0;
            }
        }

        return (count, hasMonth) switch
        {
            (1, false) when lengths[0] == 8 && value.Length == 8 => Year(numbers[0] / 10000, numbers[0] / 100 % 100, numbers[0] % 100) is > 0 and var year ? year : Year(numbers[0] % 10000, numbers[0] / 100 % 100, numbers[0] / 1000000),
            (2, true) => lengths[0] == 4 ? Year(numbers[0], 1, numbers[1]) : Year(numbers[1], 1, numbers[0]),
            (3, false) when lengths[0] == 4 => Year(numbers[0], numbers[1], numbers[2]),
            (3, false) when lengths[0] <= 2 && lengths[1] <= 2 && lengths[2] is 2 or 4 =>
                (lengths[2] == 2 ? 1900 + numbers[2] : numbers[2]) is var full && Year(full, numbers[1], numbers[0]) is > 0 and var year ? year : Year(lengths[2] == 2 ? 1900 + numbers[2] : numbers[2], numbers[0], numbers[1]),
            _ => 0,
        };

        static int Year(int year, int month, int day) => year is >= 1850 and <= 2100 && month is >= 1 and <= 12 && day is >= 1 and <= 31 ? year : 0;
    }

    /// <summary>How many digits, if there is nothing else but the signs of phone numbers; else 0.</summary>
    public static int PhoneDigits(ReadOnlySpan<char> value, out bool isFormatted)
    {
        var digits = 0;
        isFormatted = false;
        foreach (var c in value)
        {
            if (char.IsAsciiDigit(c))
            {
                digits++;
            }
            else if ("+()-./ ".Contains(c))
            {
                isFormatted = true;
            }
            else
            {
                return 0;
            }
        }

        return digits is >= FewestPhoneDigits and <= MostPhoneDigits ? digits : 0;
    }

    /// <summary>123-45-6789 and its like: three groups that no phone number has.</summary>
    public static bool IsSocialSecurity(ReadOnlySpan<char> value) => value.Length == 11 && value[3] == value[6] && value[3] is '-' or ' ' && !value[..3].ContainsAnyExceptInRange('0', '9') && !value[7..].ContainsAnyExceptInRange('0', '9');

    /// <summary>The codes of Great Britain, Canada, the Netherlands, Ireland; ZIP+4, Polish, Czech, Swedish and Portuguese ones.</summary>
    public static bool IsWrittenPostalCode(string value)
    {
        Span<char> shape = stackalloc char[10];
        if (value.Length is < 5 or > 10)
        {
            return false;
        }

        for (var i = 0; i < value.Length; i++)
        {
            shape[i] = char.IsAsciiDigit(value[i]) ? '9' : char.IsAsciiLetter(value[i]) ? 'a' : value[i];
        }

        return shape[..value.Length] is "aa9 9aa" or "aa99 9aa" or "a9 9aa" or "a99 9aa" or "a9a 9aa" or "aa9a 9aa" or "a9a 9a9" or "a9a9a9" or "9999 aa" or "9999aa" or "99999-9999" or "99-999" or "999 99" or "9999-999" or "a-99999" or "99999-999";
    }
}
