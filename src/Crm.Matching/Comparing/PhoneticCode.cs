namespace Crm.Matching.Comparing;

/// <summary>How a name sounds: up to eight ASCII characters in one number, so that codes are keys and compare in one step.</summary>
/// <param name="Value">The characters as bytes, the first in the lowest; 0: there was nothing to hear.</param>
public readonly record struct PhoneticCode(ulong Value)
{
    /// <summary>The most characters a code has.</summary>
    public const int MaxLength = 8;

    /// <summary>The number of characters, 0 to 8.</summary>
    public int Length => MaxLength - (System.Numerics.BitOperations.LeadingZeroCount(Value) / 8);

    /// <summary>Nothing was heard: the name has no Latin letter that sounds.</summary>
    public bool IsEmpty => Value == 0;

    /// <summary>The first characters alone: a wider key.</summary>
    /// <param name="length">How many, 0 to 8; a shorter code stays as it is.</param>
    /// <exception cref="MatchingException">The length is below 0 or above 8 (<c>matching.invalid_option</c>).</exception>
    public PhoneticCode Prefix(int length) => length switch
    {
        < 0 or > MaxLength => throw Refuse.Option($"A prefix of {length} characters was asked for; a code has 0 to {MaxLength}."),
        MaxLength => this,
        _ => new(Value & ((1UL << (8 * length)) - 1)),
    };

    /// <summary>The characters.</summary>
    public override string ToString() => string.Create(Length, Value, static (text, value) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = (char)(byte)(value >> (8 * i));
        }
    });
}
