using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>Days, as yyyy-MM-dd: by digits that are wrong or swapped, and by day and month in each other's place.</summary>
internal sealed class BirthDateComparison(CodedColumn column) : FieldComparison(column, "nothing alike", "the same year and month, or day and month", "two digits wrong", "a digit wrong, or two or day and month swapped", "the same")
{
    // Eight digits, four bits each, the last day's lowest; 0: no whole day.
    private readonly uint[] days = Array.ConvertAll(column.Values, Digits);

    public override int Level(int left, int right)
    {
        var (a, b) = (days[left], days[right]);
        if (a == 0 || b == 0)
        {
            return Partial(Column.Values[left], Column.Values[right]) ? 2 : 1;
        }

        var wrong = Wrong(a, b);
        return wrong == 1 || IsSwapped(a, b) ? 4 : wrong == 2 ? 3 : a >> 8 == b >> 8 || (a & 0xFFFF) == (b & 0xFFFF) ? 2 : 1;
    }

    private static uint Digits(string value)
    {
        if (value.Length != 10)
        {
            return 0;
        }

        var digits = 0u;
        foreach (var c in value)
        {
            digits = char.IsAsciiDigit(c) ? (digits << 4) | (uint)(c - '0') : digits;
        }

        return digits;
    }

    private static int Wrong(uint a, uint b)
    {
        var wrong = 0;
        for (var difference = a ^ b; difference != 0; difference >>= 4)
        {
            wrong += (difference & 0xF) != 0 ? 1 : 0;
        }

        return wrong;
    }

    // Two neighbouring digits, or day and month.
    private static bool IsSwapped(uint a, uint b)
    {
        for (var place = 0; place < 28; place += 4)
        {
            var (low, high) = ((a >> place) & 0xF, (a >> (place + 4)) & 0xF);
            if (((a & ~(0xFFu << place)) | (low << (place + 4)) | (high << place)) == b)
            {
                return true;
            }
        }

        return ((a & 0xFFFF0000) | ((a & 0xFF) << 8) | ((a >> 8) & 0xFF)) == b;
    }

    // A year, or a year and a month, which the other one has too.
    private static bool Partial(string a, string b) => a.Length >= b.Length ? a.StartsWith(b, StringComparison.Ordinal) : b.StartsWith(a, StringComparison.Ordinal);
}
