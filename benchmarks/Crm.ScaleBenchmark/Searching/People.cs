using System.Text;

namespace Crm.ScaleBenchmark.Searching;

/// <summary>Names as an address book has them: few are common, most are rare. The same for the same seed.</summary>
internal sealed class People(int seed)
{
    private static readonly string[] Heads = ["ba", "be", "bo", "da", "di", "fa", "fi", "ga", "ha", "he", "jo", "ka", "ki", "la", "li", "ma", "mar", "mi", "mül", "na", "no", "pe", "ra", "ro", "sa", "schmi", "ste", "ta", "ti", "wa", "wei", "zi"];
    private static readonly string[] Middles = ["", "be", "de", "ge", "l", "la", "le", "li", "lo", "ma", "mi", "na", "ne", "ni", "ra", "re", "ri", "s", "se", "ta", "te", "ti", "to", "v", "ve"];
    private static readonly string[] Tails = ["a", "bach", "berg", "dt", "el", "er", "hoff", "in", "ke", "ler", "mann", "n", "ner", "rich", "s", "sen", "son", "stein", "thal", "z"];
    private readonly Random random = new(seed);
    private readonly string[] firsts = Names(seed + 1, 2_000, 1);
    private readonly string[] lasts = Names(seed + 2, 60_000, 2);

    public (string First, string Last) Next() => (firsts[Skewed(firsts.Length)], lasts[Skewed(lasts.Length)]);

    /// <summary>Two rare words and a common one; the first few thousand are the greatest employers.</summary>
    public string Company(int number) => $"{lasts[lasts.Length - 1 - (number * 2 % 30_000)]} {firsts[firsts.Length - 1 - (number % 900)]} {(number % 3 == 0 ? "GmbH" : number % 3 == 1 ? "AG" : "KG")}";

    public int NextCompany(int count) => Skewed(count);

    public static string Domain(int company) => $"firm{company}.example";

    public static string Phone(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"+49 {100 + (number % 900)} {1_000_000 + ((long)number * 7_919 % 8_999_981)}");

    public string CommonFirst(int number) => firsts[number];

    public string CommonLast(int number) => lasts[number];

    public string RareLast(int number) => lasts[lasts.Length - 1 - number];

    private int Skewed(int count) => (int)(count * Math.Pow(random.NextDouble(), 3));

    private static string[] Names(int seed, int count, int middles)
    {
        var dice = new Random(seed);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (names.Count < count)
        {
            var name = new StringBuilder(Heads[dice.Next(Heads.Length)]);
            for (var i = 0; i < middles; i++)
            {
                name.Append(Middles[dice.Next(Middles.Length)]);
            }

            name.Append(Tails[dice.Next(Tails.Length)]);
            name[0] = char.ToUpperInvariant(name[0]);
            names.Add(name.ToString());
        }

        return [.. names];
    }
}
