namespace Crm.Matching.Normalizing.Phones.Plans;

/// <summary>How a row of digits begins: for each place the digits that may stand there, a bit each.</summary>
internal readonly struct DigitPattern
{
    private const ushort AnyDigit = 0x3FF;
    private readonly ushort[] _places;

    private DigitPattern(ushort[] places) => _places = places;

    public int Length => _places.Length;

    public bool BeginsWithZero => (_places[0] & 1) != 0 && _places[0] != AnyDigit;

    public bool Begins(ReadOnlySpan<byte> digits)
    {
        if (digits.Length < _places.Length)
        {
            return false;
        }

        for (var i = 0; i < _places.Length; i++)
        {
            if ((_places[i] >> digits[i] & 1) == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads digits, <c>x</c> for any digit, and classes such as <c>[2-57]</c>.</summary>
    public static DigitPattern Read(ReadOnlySpan<char> text)
    {
        var places = new List<ushort>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '[')
            {
                places.Add(text[i] == 'x' ? AnyDigit : (ushort)(1 << Digit(text[i])));
                continue;
            }

            var length = text[i..].IndexOf(']');
            places.Add(Class(text.Slice(i + 1, length - 1)));
            i += length;
        }

        return new(places.ToArray());
    }

    private static ushort Class(ReadOnlySpan<char> text)
    {
        var mask = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var range = i + 2 < text.Length && text[i + 1] == '-';
            var (low, high) = (Digit(text[i]), Digit(text[range ? i + 2 : i]));
            for (var digit = low; digit <= high; digit++)
            {
                mask |= 1 << digit;
            }

            i += range ? 2 : 0;
        }

        return (ushort)mask;
    }

    private static int Digit(char character) =>
        char.IsAsciiDigit(character) ? character - '0' : throw new FormatException($"'{character}' is no digit of a numbering plan.");
}
