using System.Numerics;

namespace Crm.Matching.Normalizing.Phones.Plans;

/// <summary>The numbers behind one calling code.</summary>
internal sealed class NumberingPlan
{
    private readonly NumberRule[] _rules;
    private readonly string? _region;
    private readonly uint _lengths;
    private readonly bool _leadingZero;
    private RegionRule[] _regions = [];

    public NumberingPlan(string? region, int callingCode, DigitPattern[] trunks, DigitPattern[] internationals, NumberRule[] rules)
    {
        (_region, CallingCode, Trunks, Internationals, _rules) = (region, callingCode, trunks, internationals, rules);
        CallingCodeLength = callingCode < 10 ? 1 : callingCode < 100 ? 2 : 3;
        foreach (var rule in rules)
        {
            _lengths |= rule.Lengths;
            _leadingZero |= rule.Leading.BeginsWithZero;
        }
    }

    public int CallingCode { get; }

    public int CallingCodeLength { get; }

    /// <summary>What is dialled before a national number inside the country, the usual one first; none where nothing is.</summary>
    public DigitPattern[] Trunks { get; }

    /// <summary>What is dialled before a calling code, <c>00</c> among them.</summary>
    public DigitPattern[] Internationals { get; }

    private int Shortest => BitOperations.TrailingZeroCount(_lengths);

    private int Longest => BitOperations.Log2(_lengths);

    public void Share(RegionRule rule) => _regions = [.. _regions, rule];

    /// <summary>Whether the plan has such a national number: surely, by its length alone, or not, and why not.</summary>
    public PhoneVerdict Judge(ReadOnlySpan<byte> national, out PhoneRefusal refusal)
    {
        var length = national.Length;
        refusal = length < Shortest ? PhoneRefusal.TooShort : length > Longest ? PhoneRefusal.TooLong : PhoneRefusal.None;
        if (refusal != PhoneRefusal.None)
        {
            return PhoneVerdict.None;
        }

        foreach (var rule in _rules)
        {
            if ((rule.Lengths >> length & 1) != 0 && rule.Leading.Begins(national))
            {
                return PhoneVerdict.Valid;
            }
        }

        if (national[0] == 0 && !_leadingZero)
        {
            refusal = PhoneRefusal.NotInPlan;
            return PhoneVerdict.None;
        }

        return PhoneVerdict.Possible;
    }

    public bool IsValid(ReadOnlySpan<byte> national) => Judge(national, out _) == PhoneVerdict.Valid;

    /// <summary>The region of a national number; null: a service of no one region.</summary>
    public string? RegionOf(ReadOnlySpan<byte> national)
    {
        foreach (var rule in _regions)
        {
            if (rule.Leading.Begins(national))
            {
                return rule.Region;
            }
        }

        return _region;
    }
}
