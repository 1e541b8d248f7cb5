namespace Crm.Benchmarks.Matching;

/// <summary>Given names and surnames of 3 to 12 letters, frequent and rare ones as names are (Zipf), a share of them with a typo; and pairs of them. All from one seed.</summary>
internal sealed class NamePairs
{
    public const int People = 1_000_000;
    public const int Pairs = 1 << 20;

    private const int GivenNames = 5_000;
    private const int Surnames = 60_000;

    private static readonly string[] Starts = ["b", "br", "c", "ch", "d", "f", "g", "h", "j", "k", "kr", "l", "m", "n", "p", "r", "s", "sch", "st", "t", "v", "w", "", "", ""];
    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "ie", "ou", "a", "e", "i"];
    private static readonly string[] Ends = ["n", "r", "s", "l", "ck", "m", "nd", "tt", "", "", "", ""];

    private readonly Random random = new(20261122);

    private NamePairs()
    {
        var (given, surnames) = (Distinct(GivenNames), Distinct(Surnames));
        Names = [.. Enumerable.Range(0, People).Select(_ => Typo(random.Next(2) == 0 ? given[Zipf(GivenNames)] : surnames[Zipf(Surnames)]))];
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        var ofName = Array.ConvertAll(Names, name => codes.TryGetValue(name, out var code) ? code : codes[name] = codes.Count);
        Values = [.. codes.Keys];
        (LeftRows, RightRows) = (Draw(), Draw());
        (Left, Right) = (Array.ConvertAll(LeftRows, row => ofName[row]), Array.ConvertAll(RightRows, row => ofName[row]));
    }

    /// <summary>The name of each person.</summary>
    public string[] Names { get; }

    /// <summary>The names, each once.</summary>
    public string[] Values { get; }

    /// <summary>The pairs as people.</summary>
    public int[] LeftRows { get; }

    /// <inheritdoc cref="LeftRows"/>
    public int[] RightRows { get; }

    /// <summary>The pairs as names of <see cref="Values"/>.</summary>
    public int[] Left { get; }

    /// <inheritdoc cref="Left"/>
    public int[] Right { get; }

    public static NamePairs Make() => new();

    private string[] Distinct(int count)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (names.Count < count)
        {
            var syllables = 1 + random.Next(2) + (random.Next(3) / 2);
            var name = string.Concat(Enumerable.Range(0, syllables).Select(_ => One(Starts) + One(Vowels) + One(Ends)));
            if (name.Length is >= 3 and <= 12)
            {
                names.Add(name);
            }
        }

        return [.. names];
    }

    private string One(string[] texts) => texts[random.Next(texts.Length)];

    // Ranks whose frequency falls as 1 / rank.
    private int Zipf(int count) => Math.Min((int)Math.Pow(count, random.NextDouble()), count - 1);

    private string Typo(string name)
    {
        var place = random.Next(1, name.Length - 1);
        return random.Next(40) switch
        {
            0 => name.Remove(place, 1),
            1 when name.Length < 12 => name.Insert(place, "e"),
            2 => string.Concat(name.AsSpan(0, place), name.AsSpan(place + 1, 1), name.AsSpan(place, 1), name.AsSpan(place + 2)),
            _ => name,
        };
    }

    private int[] Draw() => [.. Enumerable.Range(0, Pairs).Select(_ => random.Next(People))];
}
