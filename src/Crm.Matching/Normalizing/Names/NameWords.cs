using System.Buffers;

namespace Crm.Matching.Normalizing;

/// <summary>The words of a person's name, folded; a word with hyphens is one. They leave the list as their part in the name becomes known. Return the buffer by <see cref="Dispose"/>.</summary>
internal ref struct NameWords
{
    /// <summary>More words than any name has; a longer text is not taken apart.</summary>
    public const int Most = 32;

    // What stands between a family name and the given names.
    private static readonly SearchValues<char> Commas = SearchValues.Create(",;，、");

    private readonly char[] buffer;
    private readonly Span<NameWord> words;
    private int used;

    public NameWords(ReadOnlySpan<char> text, Span<NameWord> space)
    {
        // Gluing writes words anew, each at most once.
        buffer = ArrayPool<char>.Shared.Rent(text.Length * TextFolding.MaxGrowth * 2);
        words = space;
        var segment = 0;
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && (Count == Most - 1 || !IsGap(text[end])))
            {
                end++;
            }

            var raw = text[i..end];
            var at = used;
            used += TextFolding.Fold(raw, buffer.AsSpan(used));
            if (used > at)
            {
                words[Count++] = new(at..used, segment, IsUpper(raw), char.IsLower(raw[0]), end < text.Length && text[end] == '.');
            }

            HasSigns |= buffer.AsSpan(at..used).Contains(' ') || (end < text.Length && Commas.Contains(text[end]));
            segment += end < text.Length && Commas.Contains(text[end]) ? 1 : 0;
            i = end + 1;
        }
    }

    public int Count { get; private set; }

    /// <summary>Whether there are commas, or words with hyphens.</summary>
    public bool HasSigns { get; private set; }

    /// <summary>Whether there are too many words: nothing to take apart.</summary>
    public readonly bool IsTooLong => Count == Most;

    public readonly NameWord this[int word] => words[word];

    public readonly ReadOnlySpan<char> Text(int word) => buffer.AsSpan(words[word].Range);

    public readonly bool IsLastOfSegment(int word) => word == Count - 1 || words[word + 1].Segment != words[word].Segment;

    public readonly bool IsFirstOfSegment(int word) => word == 0 || words[word - 1].Segment != words[word].Segment;

    /// <summary>Words with a blank between each two, after what is there.</summary>
    public readonly string Join(string before, int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            before = before.Length == 0 ? Text(i).ToString() : $"{before} {Text(i)}";
        }

        return before;
    }

    /// <summary>Takes words out, and writes them after what is there.</summary>
    public string Take(string before, int first, int count)
    {
        var text = Join(before, first, count);
        words[(first + count)..Count].CopyTo(words[first..]);
        Count -= count;
        return text;
    }

    /// <summary>Makes one word of a word and the next.</summary>
    public void Glue(int word)
    {
        var (one, next, at) = (words[word], words[word + 1], used);
        foreach (var range in (ReadOnlySpan<Range>)[one.Range, next.Range])
        {
            buffer.AsSpan(range).CopyTo(buffer.AsSpan(used));
            used += range.End.Value - range.Start.Value;
        }

        words[word] = one with { Range = at..used, IsUpper = one.IsUpper && next.IsUpper, IsDotted = next.IsDotted };
        words[(word + 2)..Count].CopyTo(words[(word + 1)..]);
        Count--;
    }

    public readonly void Dispose() => ArrayPool<char>.Shared.Return(buffer);

    private static bool IsGap(char c) => FoldingTable.Of(c) == FoldingTable.Blank && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.DashPunctuation;

    private static bool IsUpper(ReadOnlySpan<char> raw)
    {
        var letters = 0;
        foreach (var c in raw)
        {
            if (char.IsLower(c))
            {
                return false;
            }

            letters += char.IsUpper(c) ? 1 : 0;
        }

        return letters > 1;
    }
}
