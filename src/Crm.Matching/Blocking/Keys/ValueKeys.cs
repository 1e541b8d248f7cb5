using Crm.Matching.Comparing;
using Crm.Matching.Records;

namespace Crm.Matching.Blocking.Keys;

/// <summary>The keys of values under one part of a rule.</summary>
internal sealed class ValueKeys
{
    private readonly BlockingTransform transform;
    private readonly int size;
    private readonly TokenCounts? counts;

    public ValueKeys(BlockingPart part, CodedColumn column)
    {
        transform = part.Transform;
        size = part.Size;
        counts = transform is BlockingTransform.RarestToken or BlockingTransform.EachToken ? new(column) : null;
    }

    /// <summary>Writes the keys of a value; where there are fewer, the rest is 0.</summary>
    public void Write(ReadOnlySpan<char> value, Span<ulong> keys)
    {
        if (counts is null)
        {
            keys[0] = Single(value);
            return;
        }

        Span<ulong> tokens = stackalloc ulong[Tokens.Most];
        tokens = tokens[..Tokens.Read(value, tokens)];
        if (transform == BlockingTransform.RarestToken)
        {
            keys[0] = counts.Rarest(tokens);
            return;
        }

        counts.Sort(tokens);
        keys.Clear();
        tokens[..Math.Min(tokens.Length, keys.Length)].CopyTo(keys);
    }

    private ulong Single(ReadOnlySpan<char> value) => value.IsEmpty ? 0 : transform switch
    {
        BlockingTransform.Exact => Hash64.Of(value),
        BlockingTransform.Start => Hash64.Of(value[..Math.Min(size, value.Length)]),
        BlockingTransform.LastDigits => LastDigits(value),
        BlockingTransform.Soundex => Sound(Phonetics.Soundex(value), value),
        BlockingTransform.Phonetic => Sound(Phonetics.English(value), value),
        BlockingTransform.Year when IsDate(value) => Hash64.Of(value[..4]),
        BlockingTransform.YearMonth when IsDate(value) => Hash64.Of(value[..7]),
        BlockingTransform.DayMonth when IsDate(value) => Unordered(Hash64.Of(value[5..7]), Hash64.Of(value[8..])),
        BlockingTransform.SortedLetters => SortedLetters(value),
        BlockingTransform.SortedTokens => SortedTokens(value),
        BlockingTransform.LocalPart => value.LastIndexOf('@') is > 0 and var at ? Hash64.Of(value[..at]) : 0,
        _ => 0,
    };

    private static ulong Sound(PhoneticCode code, ReadOnlySpan<char> value) => code.IsEmpty ? Hash64.Of(value[..Math.Min(3, value.Length)]) : Hash64.Mix(code.Value, 0);

    private static bool IsDate(ReadOnlySpan<char> value) =>
        value.Length == 10 && value[4] == '-' && value[7] == '-' && !value[..4].ContainsAnyExceptInRange('0', '9')
        && !value[5..7].ContainsAnyExceptInRange('0', '9') && !value[8..].ContainsAnyExceptInRange('0', '9');

    private static ulong Unordered(ulong one, ulong other) => Hash64.Mix(Math.Min(one, other), Math.Max(one, other));

    private ulong LastDigits(ReadOnlySpan<char> value)
    {
        var (hash, left) = (0UL, size);
        for (var i = value.Length - 1; i >= 0 && left > 0; i--)
        {
            if (char.IsAsciiDigit(value[i]))
            {
                hash = Hash64.Mix(hash, value[i]);
                left--;
            }
        }

        return hash;
    }

    private static ulong SortedLetters(ReadOnlySpan<char> value)
    {
        Span<char> letters = stackalloc char[256];
        var count = 0;
        foreach (var letter in value)
        {
            if (char.IsLetterOrDigit(letter) && count < letters.Length)
            {
                letters[count++] = letter;
            }
        }

        letters[..count].Sort();
        return count == 0 ? 0 : Hash64.Of(letters[..count]);
    }

    private static ulong SortedTokens(ReadOnlySpan<char> value)
    {
        Span<ulong> tokens = stackalloc ulong[Tokens.Most];
        tokens = tokens[..Tokens.Read(value, tokens)];
        tokens.Sort();
        var hash = 0UL;
        foreach (var token in tokens)
        {
            hash = Hash64.Mix(hash, token);
        }

        return hash;
    }
}
