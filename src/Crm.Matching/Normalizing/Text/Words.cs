using System.Buffers;

namespace Crm.Matching.Normalizing;

/// <summary>The folded words of a text, to be replaced, taken out and put together again. Return the buffer by <see cref="Dispose"/>.</summary>
internal ref struct Words
{
    /// <summary>How many ranges a text is worth: more words than any name or address that means something.</summary>
    public const int Most = 48;

    // For what replaces words: each is shorter than this.
    private const int Room = Most * 24;

    private readonly char[] buffer;
    private readonly Span<Range> words;
    private int used;

    /// <param name="text">Any text.</param>
    /// <param name="ranges">Where to keep the words.</param>
    public Words(ReadOnlySpan<char> text, Span<Range> ranges)
    {
        buffer = ArrayPool<char>.Shared.Rent((text.Length * TextFolding.MaxGrowth) + Room);
        used = TextFolding.Fold(text, buffer);
        words = ranges;
        Count = buffer.AsSpan(0, used).Split(ranges, ' ', StringSplitOptions.RemoveEmptyEntries);
    }

    public int Count { get; private set; }

    /// <summary>Whether there are more words than ranges: nothing to take apart.</summary>
    public readonly bool IsTooLong => Count == words.Length && this[Count - 1].Contains(' ');

    public readonly ReadOnlySpan<char> this[int word] => buffer.AsSpan(words[word]);

    public void Replace(int word, ReadOnlySpan<char> by)
    {
        // Once there is no room the text is far from any name; what is left stays as it is.
        if (by.TryCopyTo(buffer.AsSpan(used)))
        {
            words[word] = used..(used + by.Length);
            used += by.Length;
        }
    }

    public void Remove(int first, int count = 1)
    {
        words[(first + count)..Count].CopyTo(words[first..]);
        Count -= count;
    }

    /// <summary>Puts a word before another; false: there is no room.</summary>
    public bool TryInsert(int before, ReadOnlySpan<char> word)
    {
        if (Count == words.Length || used + word.Length > buffer.Length)
        {
            return false;
        }

        words[before..Count].CopyTo(words[(before + 1)..]);
        Count++;
        Replace(before, word);
        return true;
    }

    /// <summary>Makes one word of a word and the next.</summary>
    public void Glue(int word)
    {
        var joined = Joined(word, 2, buffer.AsSpan(used));
        if (!joined.IsEmpty)
        {
            words[word] = used..(used + joined.Length);
            used += joined.Length;
            Remove(word + 1);
        }
    }

    public readonly void MoveToFront(int word)
    {
        var moved = words[word];
        words[..word].CopyTo(words[1..]);
        words[0] = moved;
    }

    /// <summary>Words without the blanks between, in a buffer; empty if they are longer than it.</summary>
    public readonly ReadOnlySpan<char> Joined(int first, int count, Span<char> into)
    {
        var length = 0;
        for (var i = first; i < first + count; i++)
        {
            if (!this[i].TryCopyTo(into[length..]))
            {
                return [];
            }

            length += this[i].Length;
        }

        return into[..length];
    }

    /// <summary>Words with a blank between each two.</summary>
    public readonly string Text(int first, int count)
    {
        if (count <= 0)
        {
            return "";
        }

        var length = count - 1;
        for (var i = first; i < first + count; i++)
        {
            length += this[i].Length;
        }

        return string.Create(length, new Slice(buffer, words.Slice(first, count)), static (text, slice) =>
        {
            var at = 0;
            foreach (var word in slice.Words)
            {
                if (at > 0)
                {
                    text[at++] = ' ';
                }

                slice.Buffer.AsSpan(word).CopyTo(text[at..]);
                at += word.End.Value - word.Start.Value;
            }
        });
    }

    public readonly string Text() => Text(0, Count);

    public readonly void Dispose() => ArrayPool<char>.Shared.Return(buffer);

    private readonly ref struct Slice(char[] buffer, ReadOnlySpan<Range> words)
    {
        public char[] Buffer { get; } = buffer;

        public ReadOnlySpan<Range> Words { get; } = words;
    }
}
