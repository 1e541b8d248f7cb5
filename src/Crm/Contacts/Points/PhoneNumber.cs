using Crm.Criteria;
using Crm.Records;

namespace Crm.Contacts;

/// <summary>A phone number of an account or a contact.</summary>
public sealed class PhoneNumber : ContactPoint<PhoneNumber>
{
    /// <summary>The number as people write it; at most 50 characters, 3 digits or more.</summary>
    public string Number { get; set; } = "";

    /// <summary>Its digits alone, by which it is found; kept when saved.</summary>
    public string Digits { get; internal set; } = "";

    internal static EntityDraft Draft() => Start("phone", "crm_phone", "phones")
        .Text(nameof(Number), p => p.Number, (p, v) => p.Number = v!, maxLength: ContactPoints.PhoneLength, required: true)
        .Maintained(nameof(Digits), p => p.Digits, (p, v) => p.Digits = v!, ContactPoints.PhoneLength, TextRule.Exact, required: true)
        .Index(nameof(Digits))
        .Build();
}
