namespace Crm.Matching.Comparing.Tokens;

/// <summary>Splits a column into tokens and numbers these in ordinal order, so that no number depends on the order of the texts.</summary>
internal sealed class TokenSplitter
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private int[] tokens;
    private int count;

    public TokenSplitter(string[] values)
    {
        lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        tokens = new int[Math.Min(values.Length * 2L, Array.MaxLength)];
        Starts = new int[values.Length + 1];
        for (var i = 0; i < values.Length; i++)
        {
            Split(values[i]);
            Starts[i + 1] = count;
        }

        Vocabulary = [.. numbers.Keys];
        var ranks = Rank();
        Times = new byte[count];
        Gather(ranks);
        Array.Resize(ref tokens, count);
        Times = Times[..count];
    }

    /// <summary>The distinct tokens, in ordinal order.</summary>
    public string[] Vocabulary { get; }

    /// <summary>For each text where its tokens begin, and where the last ones end.</summary>
    public int[] Starts { get; }

    /// <summary>The tokens of each text, each once, ascending.</summary>
    public int[] Tokens => tokens;

    /// <summary>How often each is in its text, 255 for more.</summary>
    public byte[] Times { get; }

    private void Split(ReadOnlySpan<char> text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || TokenColumn.IsBetween(text[i]))
            {
                if (i > start)
                {
                    Add(text[start..i]);
                }

                start = i + 1;
            }
        }
    }

    private void Add(ReadOnlySpan<char> token)
    {
        if (!lookup.TryGetValue(token, out var number))
        {
            number = numbers.Count;
            lookup[token] = number;
        }

        if (count == tokens.Length)
        {
            Grow();
        }

        tokens[count++] = number;
    }

    private void Grow()
    {
        if (count == Array.MaxLength)
        {
            throw Refuse.Of(MatchingErrorCodes.InvalidValue, $"The texts have more than {Array.MaxLength} tokens together; a column has that many at most.");
        }

        Array.Resize(ref tokens, (int)Math.Min(Math.Max(count * 2L, 16), Array.MaxLength));
    }

    // From the order in which tokens were met to the ordinal one.
    private int[] Rank()
    {
        var order = new int[Vocabulary.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(Vocabulary, order, StringComparer.Ordinal);
        var ranks = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            ranks[order[i]] = i;
        }

        return ranks;
    }

    // Sorts the tokens of each text and moves them together, since one that repeats is kept once.
    private void Gather(int[] ranks)
    {
        var (from, kept) = (0, 0);
        for (var value = 1; value < Starts.Length; value++)
        {
            var own = tokens.AsSpan(from..Starts[value]);
            for (var i = 0; i < own.Length; i++)
            {
                own[i] = ranks[own[i]];
            }

            own.Sort();
            var first = kept;
            foreach (var token in own)
            {
                if (kept > first && tokens[kept - 1] == token)
                {
                    Times[kept - 1] = (byte)Math.Min(Times[kept - 1] + 1, byte.MaxValue);
                }
                else
                {
                    (tokens[kept], Times[kept]) = (token, 1);
                    kept++;
                }
            }

            (from, Starts[value]) = (Starts[value], kept);
        }

        count = kept;
    }
}
