using System.Buffers;
using System.Runtime.InteropServices;

namespace Crm.Matching.Comparing.Edits;

/// <summary>A text of more than 64 letters: a column is several words, of which only those are computed that a path within the maximum can cross.</summary>
/// <remarks>Beyond that band steps away from it are taken as going up, which is never too little; so what is within the maximum comes out exactly.</remarks>
internal static class ManyWords
{
    private const int Width = LetterMask.Width;

    /// <summary>The distance, or one more than the maximum.</summary>
    public static int Distance(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, int maximum, bool transpose)
    {
        var rented = ArrayPool<Word>.Shared.Rent(((pattern.Length - 1) / Width) + 1);
        var words = rented.AsSpan(0, ((pattern.Length - 1) / Width) + 1);
        var active = Math.Min(words.Length, (maximum / Width) + 1);
        for (var w = 0; w < active; w++)
        {
            words[w] = new(Math.Min((w + 1) * Width, pattern.Length));
        }

        var result = maximum + 1;
        for (var j = 1; j <= text.Length; j++)
        {
            if (active < words.Length && (j + maximum - 1) / Width >= active)
            {
                words[active] = new(words[active - 1].Distance + Math.Min(Width, pattern.Length - (active * Width)));
                active++;
            }

            var first = Math.Max(j - maximum - 1, 0) / Width;
            Column(pattern, text[j - 1], words[..active], first, transpose);
            if (active == words.Length && (result = words[^1].Distance) - (text.Length - j) > maximum)
            {
                result = maximum + 1;
                break;
            }
        }

        ArrayPool<Word>.Shared.Return(rented);
        return result;
    }

    private static void Column(ReadOnlySpan<char> pattern, char letter, Span<Word> words, int first, bool transpose)
    {
        var (up, down, swap) = (1UL, 0UL, 0UL);
        for (var w = first; w < words.Length; w++)
        {
            var block = pattern.Slice(w * Width, Math.Min(Width, pattern.Length - (w * Width)));
            words[w].Step(LetterMask.Of(block, letter), block.Length - 1, transpose, ref up, ref down, ref swap);
        }
    }

    /// <summary>Sixty-four rows of a column, by their steps down from row to row.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Word(int distance)
    {
        private ulong up = ulong.MaxValue;
        private ulong down;
        private ulong diagonal;
        private ulong before;

        /// <summary>The value of the last row.</summary>
        public int Distance { get; private set; } = distance;

        /// <summary>The next column; what goes over from the rows above and to the rows below is one bit each.</summary>
        public void Step(ulong equal, int last, bool transpose, ref ulong upIn, ref ulong downIn, ref ulong swapIn)
        {
            var swaps = ~diagonal & equal;
            var swapped = transpose ? ((swaps << 1) | swapIn) & before : 0;
            var match = equal | downIn;
            diagonal = (((match & up) + up) ^ up) | match | down | swapped;
            var right = down | ~(diagonal | up);
            var left = diagonal & up;
            var (upOut, downOut) = ((right >> last) & 1, (left >> last) & 1);
            Distance += (int)upOut - (int)downOut;
            right = (right << 1) | upIn;
            up = (left << 1) | downIn | ~(diagonal | right);
            down = right & diagonal;
            before = equal;
            (upIn, downIn, swapIn) = (upOut, downOut, swaps >> (Width - 1));
        }
    }
}
