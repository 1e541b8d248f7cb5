namespace Crm.Matching.Comparing.Sounds;

/// <summary>The Cologne rules: each letter by its neighbours a digit, repeats once, vowels (0) at the beginning only.</summary>
internal static class CologneRules
{
    public static PhoneticCode Hear(ReadOnlySpan<char> letters)
    {
        var code = new CodeWriter();
        var before = '\0';
        for (var i = 0; i < letters.Length; i++)
        {
            var previous = i > 0 ? letters[i - 1] : '\0';
            var next = i + 1 < letters.Length ? letters[i + 1] : '\0';
            if (letters[i] == 'X' && previous is not ('C' or 'K' or 'Q'))
            {
                Add(ref code, ref before, '4');
                Add(ref code, ref before, '8');
            }
            else if (letters[i] != 'H')
            {
                Add(ref code, ref before, Digit(letters[i], previous, next));
            }
        }

        return code.Code;
    }

    private static void Add(ref CodeWriter code, ref char before, char digit)
    {
        if (digit != before && (digit != '0' || before == '\0'))
        {
            code.Add(digit);
        }

        before = digit;
    }

    private static char Digit(char letter, char previous, char next) => letter switch
    {
        'B' => '1',
        'P' => next == 'H' ? '3' : '1',
        'D' or 'T' => next is 'C' or 'S' or 'Z' ? '8' : '2',
        'F' or 'V' or 'W' => '3',
        'G' or 'K' or 'Q' => '4',
        'C' => IsHard(previous, next) ? '4' : '8',
        'L' => '5',
        'M' or 'N' => '6',
        'R' => '7',
        'S' or 'Z' or 'X' => '8',
        _ => '0',
    };

    private static bool IsHard(char previous, char next) => previous switch
    {
        '\0' => next is 'A' or 'H' or 'K' or 'L' or 'O' or 'Q' or 'R' or 'U' or 'X',
        'S' or 'Z' => false,
        _ => next is 'A' or 'H' or 'K' or 'O' or 'Q' or 'U' or 'X',
    };
}
