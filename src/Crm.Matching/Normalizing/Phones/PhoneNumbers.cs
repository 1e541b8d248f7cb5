using Crm.Matching.Normalizing.Phones.Plans;
using Crm.Matching.Normalizing.Phones.Reading;

namespace Crm.Matching.Normalizing.Phones;

/// <summary>
/// Telephone numbers from text, for all regions of the world, by a table of calling codes, trunk and international prefixes and number lengths (ITU-T E.164 and the national numbering plans).
/// </summary>
/// <remarks>
/// Understood are plus signs, <c>00</c> and the region's own prefixes, trunk prefixes (also in the middle: <c>+44 (0)20</c>), carrier codes, punctuation, digits of any script, letters on the keys, extensions, <c>tel:</c> URIs
/// (RFC 3966), labels before and remarks behind the number, and numbers that a table turned into decimals (<c>2079460958.0</c>). Of two numbers in one text the first counts. A region is an ISO 3166-1 code in any case, or UK or EL;
/// one that is not known is like none. No method throws, whatever the text,
/// and none allocates. O(length). Safe for many threads.
/// </remarks>
public static class PhoneNumbers
{
    private const int TailLength = 8;

    /// <summary>The regions that are known, by ISO 3166-1 (and AC, TA, XK), in alphabetical order.</summary>
    public static IReadOnlyList<string> Regions => NumberingPlans.Regions;

    /// <summary>Reads a number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="region">Where the number is dialled as it is written, such as <c>GB</c>; null: not known, only international numbers are read.</param>
    /// <param name="number">The number; its default where there is none.</param>
    /// <returns>Whether it is a number: <see cref="PhoneVerdict.Valid"/> or <see cref="PhoneVerdict.Possible"/>.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, string? region, out PhoneNumber number) => TryParse(text, region, out number, out _);

    /// <summary>Reads a number, or says why there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="region">Where the number is dialled as it is written, such as <c>GB</c>; null: not known, only international numbers are read.</param>
    /// <param name="number">The number; its default where there is none.</param>
    /// <param name="refusal">Why there is none; <see cref="PhoneRefusal.None"/> where there is one.</param>
    /// <returns>Whether it is a number.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, string? region, out PhoneNumber number, out PhoneRefusal refusal)
    {
        var scan = new PhoneScan(stackalloc byte[PhoneReader.MaximumDigits]);
        refusal = scan.Read(text);
        var reading = refusal == PhoneRefusal.None ? Read(scan, region) : PhoneReading.Refused(refusal);
        refusal = reading.Refusal;
        number = reading.IsNumber ? new(reading.Value, reading.Verdict, scan.Extension, scan.ExtensionLength) : default;
        return reading.IsNumber;
    }

    /// <summary>The number as one integer (<see cref="PhoneNumber.Value"/>), for columns of millions.</summary>
    /// <param name="text">The text.</param>
    /// <param name="region">Where the number is dialled as it is written; null: not known.</param>
    /// <returns>The digits of E.164; 0: there is no number.</returns>
    public static ulong ToE164(ReadOnlySpan<char> text, string? region) => TryParse(text, region, out var number) ? number.Value : 0;

    /// <summary>The number that an integer stands for: the way back from <see cref="ToE164"/>.</summary>
    /// <param name="value">The digits of E.164 with the calling code.</param>
    /// <param name="number">The number, without extension; its default where there is none.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryCreate(ulong value, out PhoneNumber number)
    {
        Span<byte> digits = stackalloc byte[PhoneReader.MaximumDigits];
        var reading = PhoneReader.International(digits[..PhoneDigits.Write(value, digits)]);
        number = reading.Value == value && reading.IsNumber ? new(value, reading.Verdict, 0, 0) : default;
        return number.Value != 0;
    }

    /// <summary>
    /// The last eight significant digits: what a number of which neither region nor calling code is known has in common with the same number written in full. Also for texts that are refused, as long as they have digits.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="region">Where the number is dialled as it is written; null: not known.</param>
    /// <returns>The digits as one number; 0: there are none.</returns>
    public static ulong Tail(ReadOnlySpan<char> text, string? region)
    {
        var scan = new PhoneScan(stackalloc byte[PhoneReader.MaximumDigits]);
        if (scan.Read(text) == PhoneRefusal.None && Read(scan, region) is { IsNumber: true } reading)
        {
            return new PhoneNumber(reading.Value, reading.Verdict, 0, 0).Tail;
        }

        var digits = scan.BeforeLetters < 0 ? scan.Digits : scan.Digits[..scan.BeforeLetters];
        return PhoneDigits.Value(digits[Math.Max(0, digits.Length - TailLength)..]);
    }

    private static PhoneReading Read(PhoneScan scan, string? region)
    {
        if (scan.BeforeLetters < 0)
        {
            return Read(scan.Digits, scan.HasPlus, region);
        }

        var before = Read(scan.Digits[..scan.BeforeLetters], scan.HasPlus, region);
        var all = before.IsValid ? before : Read(scan.Digits, scan.HasPlus, region);
        return all.IsValid ? all : PhoneReading.Refused(PhoneRefusal.UnexpectedText);
    }

    private static PhoneReading Read(ReadOnlySpan<byte> digits, bool hasPlus, string? region)
    {
        if (digits.IsEmpty)
        {
            return PhoneReading.Refused(PhoneRefusal.NoDigits);
        }

        var known = NumberingPlans.Region(region);
        if (hasPlus)
        {
            var international = PhoneReader.International(digits);
            return international.IsNumber || known is null || digits[0] != 0 ? international : PhoneReader.National(known, digits);
        }

        return known is null ? PhoneReader.Anywhere(digits) : PhoneReader.National(known, digits);
    }
}
