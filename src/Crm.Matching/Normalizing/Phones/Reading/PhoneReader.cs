using Crm.Matching.Normalizing.Phones.Plans;

namespace Crm.Matching.Normalizing.Phones.Reading;

/// <summary>From digits to a number: which of them are prefixes, and of what plan the rest is.</summary>
/// <remarks>What is valid is preferred to what is only possible; a number that came out, read again with its calling code, comes out the same.</remarks>
internal static class PhoneReader
{
    /// <summary>No number with all prefixes and a trunk prefix in the middle is longer.</summary>
    public const int MaximumDigits = 24;

    /// <summary>Digits without a plus sign, that are shorter than this, are not taken for international ones where no region is known.</summary>
    private const int SurelyInternational = 11;

    /// <summary>Reads digits that begin with a calling code.</summary>
    public static PhoneReading International(ReadOnlySpan<byte> digits)
    {
        var plan = NumberingPlans.Of(digits);
        return plan is null ? PhoneReading.Refused(digits.Length < 3 ? PhoneRefusal.TooShort : PhoneRefusal.UnknownCallingCode) : Settle(plan, digits[plan.CallingCodeLength..]);
    }

    /// <summary>Reads digits as they are dialled in a region.</summary>
    public static PhoneReading National(PhoneRegion region, ReadOnlySpan<byte> digits)
    {
        var plan = region.Plan;
        var abroad = Abroad(plan.Internationals, digits);
        if (abroad.IsValid)
        {
            return abroad;
        }

        foreach (var trunk in plan.Trunks)
        {
            if (trunk.Begins(digits) && plan.IsValid(digits[trunk.Length..]))
            {
                return Number(plan, digits[trunk.Length..], PhoneVerdict.Valid);
            }
        }

        var whole = Settle(plan, digits);
        if (whole.IsValid || Local(region, digits, ref whole))
        {
            return whole;
        }

        if (NumberingPlans.Of(digits) == plan && Settle(plan, digits[plan.CallingCodeLength..]) is { IsValid: true } withCode)
        {
            return withCode;
        }

        if (plan.Trunks is [var first, ..] && first.Begins(digits) && Settle(plan, digits[first.Length..]) is { IsNumber: true } behindTrunk)
        {
            return behindTrunk;
        }

        return abroad.IsNumber ? abroad : whole;
    }

    /// <summary>Reads digits of which neither region nor calling code is known: as international where they begin with 00 or 011 and all fits.</summary>
    public static PhoneReading Anywhere(ReadOnlySpan<byte> digits)
    {
        var rest = digits switch
        {
            [0, 0, .. var behind] => behind,
            [0, 1, 1, .. var behind] when behind.Length >= SurelyInternational => behind,
            _ => [],
        };
        return International(rest) is { IsValid: true } number ? number : PhoneReading.Refused(PhoneRefusal.NoRegion);
    }

    private static PhoneReading Abroad(DigitPattern[] prefixes, ReadOnlySpan<byte> digits)
    {
        var best = default(PhoneReading);
        foreach (var prefix in prefixes)
        {
            if (prefix.Begins(digits) && International(digits[prefix.Length..]) is { IsNumber: true } number && number.Verdict > best.Verdict)
            {
                best = number;
            }
        }

        return best;
    }

    private static bool Local(PhoneRegion region, ReadOnlySpan<byte> digits, ref PhoneReading number)
    {
        if (digits.Length != region.LocalLength)
        {
            return false;
        }

        Span<byte> whole = stackalloc byte[MaximumDigits];
        region.AreaCode.CopyTo(whole);
        digits.CopyTo(whole[region.AreaCode.Length..]);
        if (Settle(region.Plan, whole[..(region.AreaCode.Length + digits.Length)]) is not { IsValid: true } complete)
        {
            return false;
        }

        number = complete;
        return true;
    }

    /// <summary>Reads a national number behind its calling code, where people write trunk prefixes too: +44 (0)20, +351 (0)21, +52 1 55, +54 11 15.</summary>
    private static PhoneReading Settle(NumberingPlan plan, ReadOnlySpan<byte> national)
    {
        var verdict = plan.Judge(national, out var refusal);
        if (verdict == PhoneVerdict.Valid)
        {
            return Number(plan, national, verdict);
        }

        foreach (var trunk in plan.Trunks)
        {
            if (trunk.Begins(national) && plan.IsValid(national[trunk.Length..]))
            {
                return Number(plan, national[trunk.Length..], PhoneVerdict.Valid);
            }
        }

        Span<byte> mobile = stackalloc byte[ArgentineMobile.Length];
        if (plan.CallingCode == ArgentineMobile.CallingCode && ArgentineMobile.TryRead(national, mobile) && plan.IsValid(mobile))
        {
            return Number(plan, mobile, PhoneVerdict.Valid);
        }

        if (national is [0, .. var behindZero] && plan.IsValid(behindZero))
        {
            return Number(plan, behindZero, PhoneVerdict.Valid);
        }

        if (verdict == PhoneVerdict.Possible)
        {
            return Number(plan, national, verdict);
        }

        return plan.Trunks is [var first, ..] && first.Begins(national) && Settle(plan, national[first.Length..]) is { IsNumber: true } rest ? rest : PhoneReading.Refused(refusal);
    }

    private static PhoneReading Number(NumberingPlan plan, ReadOnlySpan<byte> national, PhoneVerdict verdict) =>
        plan.CallingCodeLength + national.Length > PhoneNumber.MaximumDigits
            ? PhoneReading.Refused(PhoneRefusal.TooLong)
            : new(PhoneDigits.Value(national, (ulong)plan.CallingCode), verdict, PhoneRefusal.None);
}
