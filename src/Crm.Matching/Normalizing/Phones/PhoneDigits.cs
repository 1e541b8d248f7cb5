namespace Crm.Matching.Normalizing.Phones;

/// <summary>Digits, a byte each, and the number they write.</summary>
internal static class PhoneDigits
{
    public static ulong Value(ReadOnlySpan<byte> digits, ulong before = 0)
    {
        var value = before;
        foreach (var digit in digits)
        {
            value = (value * 10) + digit;
        }

        return value;
    }

    /// <summary>Writes the digits of a number, none for 0, and says how many there are.</summary>
    public static int Write(ulong value, Span<byte> digits)
    {
        var count = 0;
        for (var rest = value; rest != 0; rest /= 10)
        {
            digits[count++] = (byte)(rest % 10);
        }

        digits[..count].Reverse();
        return count;
    }
}
