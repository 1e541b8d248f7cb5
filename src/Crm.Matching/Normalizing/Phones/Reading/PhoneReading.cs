using System.Runtime.InteropServices;

namespace Crm.Matching.Normalizing.Phones.Reading;

/// <summary>What came of reading digits: a number, or why there is none.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PhoneReading(ulong Value, PhoneVerdict Verdict, PhoneRefusal Refusal)
{
    public bool IsValid => Verdict == PhoneVerdict.Valid;

    public bool IsNumber => Verdict != PhoneVerdict.None;

    public static PhoneReading Refused(PhoneRefusal refusal) => new(0, PhoneVerdict.None, refusal);
}
