using System.Text;

namespace Crm.Matching.Blocking.Keys;

/// <summary>The first bytes of a value in UTF-8 as a number that sorts as they do.</summary>
/// <param name="bytes">How many bytes, 1 to 8.</param>
internal sealed class SortPrefix(int bytes)
{
    public void Write(ReadOnlySpan<char> value, Span<ulong> key)
    {
        // Three bytes a letter at most; a pair of surrogates has four for two.
        Span<byte> text = stackalloc byte[24];
        var length = Encoding.UTF8.GetBytes(value[..Math.Min(value.Length, 8)], text);
        var number = 0UL;
        for (var i = 0; i < bytes; i++)
        {
            number = (number << 8) | (i < length ? text[i] : 0UL);
        }

        key[0] = number;
    }
}
