using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Crm.Matching.Normalizing.Phones.Plans;

namespace Crm.Matching.Normalizing.Phones;

/// <summary>A telephone number, complete with its country's calling code (ITU-T E.164). The default value is no number. 16 bytes; immutable.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PhoneNumber
{
    internal const int MaximumDigits = 15;
    private const ulong TailModulus = 100_000_000;
    private readonly uint _extension;
    private readonly byte _extensionLength;
    private readonly byte _verdict;

    internal PhoneNumber(ulong value, PhoneVerdict verdict, uint extension, byte extensionLength) =>
        (Value, _verdict, _extension, _extensionLength) = (value, (byte)verdict, extension, extensionLength);

    /// <summary>The digits of E.164 as one number: 442079460958 is +44 20 7946 0958. 0 where there is no number.</summary>
    public ulong Value { get; }

    /// <summary>How sure it is that such a number exists.</summary>
    public PhoneVerdict Verdict => (PhoneVerdict)_verdict;

    /// <summary>The country's calling code, such as 44; 0 where there is no number.</summary>
    public int CallingCode => Plan(stackalloc byte[MaximumDigits], out _)?.CallingCode ?? 0;

    /// <summary>The national number with its area code and without trunk prefix; zeros at its beginning, where there are some, belong to it.</summary>
    public string NationalNumber => Digits[CallingCodeLength..];

    /// <summary>The region by ISO 3166-1, as the number's beginning tells it; null for a service that belongs to several, such as toll-free numbers of North America.</summary>
    public string? Region
    {
        get
        {
            Span<byte> digits = stackalloc byte[MaximumDigits];
            var plan = Plan(digits, out var count);
            return plan?.RegionOf(digits[plan.CallingCodeLength..count]);
        }
    }

    /// <summary>What is dialled after the number, up to 7 digits; null: nothing.</summary>
    public string? Extension => _extensionLength == 0 ? null : _extension.ToString(CultureInfo.InvariantCulture).PadLeft(_extensionLength, '0');

    /// <summary>The last eight digits of the national number: what is left to compare with a number whose country is not known (<see cref="PhoneNumbers.Tail"/>).</summary>
    public ulong Tail => NationalValue % TailModulus;

    private string Digits => Value == 0 ? "" : Value.ToString(CultureInfo.InvariantCulture);

    private int CallingCodeLength => Plan(stackalloc byte[MaximumDigits], out _)?.CallingCodeLength ?? 0;

    private ulong NationalValue
    {
        get
        {
            Span<byte> digits = stackalloc byte[MaximumDigits];
            var plan = Plan(digits, out var count);
            return plan is null ? 0 : PhoneDigits.Value(digits[plan.CallingCodeLength..count]);
        }
    }

    /// <summary>E.164 without the extension, such as <c>+442079460958</c>; empty where there is no number.</summary>
    public override string ToString() => Value == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"+{Value}");

    /// <summary>Writes <see cref="ToString()"/> without allocating.</summary>
    /// <param name="destination">Where to; 16 characters are always enough.</param>
    /// <param name="written">How many characters were written; 0 where it does not fit.</param>
    /// <returns>False: it does not fit.</returns>
    public bool TryFormat(Span<char> destination, out int written)
    {
        written = 0;
        if (Value == 0)
        {
            return true;
        }

        if (destination.IsEmpty || !Value.TryFormat(destination[1..], out var digits, default, CultureInfo.InvariantCulture))
        {
            return false;
        }

        destination[0] = '+';
        written = digits + 1;
        return true;
    }

    /// <summary>The number in groups for people to read, such as <c>+44 207 946 0958 ext. 12</c>; parsing it gives the number again. The groups are those of E.123's spirit, three or four digits each, not those of the country.</summary>
    public string ToInternational()
    {
        if (Value == 0)
        {
            return "";
        }

        var digits = Digits;
        var national = CallingCodeLength;
        var text = new StringBuilder(32).Append('+').Append(digits, 0, national);
        for (var at = national; at < digits.Length;)
        {
            var left = digits.Length - at;
            var group = left is 4 or 8 || left > 10 ? 4 : Math.Min(left, left is 5 ? 2 : 3);
            text.Append(' ').Append(digits, at, group);
            at += group;
        }

        return Extension is { } extension ? text.Append(" ext. ").Append(extension).ToString() : text.ToString();
    }

    private NumberingPlan? Plan(Span<byte> digits, out int count)
    {
        count = PhoneDigits.Write(Value, digits);
        return NumberingPlans.Of(digits[..count]);
    }
}
