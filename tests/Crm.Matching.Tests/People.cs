using Crm.Matching.Records;

namespace Crm.Matching.Tests;

/// <summary>Made-up people with duplicates: the same for a seed.</summary>
internal sealed class People(int seed)
{
    private static readonly string[] Given = ["james", "mary", "peter", "anna", "lucas", "emma", "oliver", "sophia", "harry", "grace", "jack", "ella", "liam", "ava", "noah", "mia", "ethan", "chloe", "george", "ruby", "simon", "clara", "victor", "irene", "hugo", "nora", "felix", "judith", "oscar", "paula"];
    private static readonly string[] Starts = ["ash", "brad", "cald", "dun", "ever", "fair", "gold", "hart", "ing", "kirk", "lang", "mor", "nor", "oak", "pem", "rad", "sand", "thorn", "whit", "york"];
    private static readonly string[] Ends = ["bury", "combe", "dale", "field", "ford", "gate", "ham", "ley", "mond", "ton", "wick", "worth", "by", "stead", "well"];
    private static readonly string[] Towns = ["leeds", "york", "bath", "derby", "exeter", "ripon", "truro", "wells"];

    public static readonly string[] Names = ["given_name", "surname", "date_of_birth", "email", "phone", "street", "city"];

    private readonly Random random = new(seed);

    /// <summary>The records.</summary>
    public List<string?[]> Rows { get; } = [];

    /// <summary>Which person each record is.</summary>
    public List<int> Of { get; } = [];

    public RecordTable Table => TableOf(Rows, Names);

    /// <summary>The records' columns.</summary>
    public static RecordTable TableOf(IReadOnlyList<string?[]> rows, string[] names) => new(names.Select((name, c) => (name, rows.Select(row => row[c]).ToArray())));

    /// <summary>So many people, of whom every fifth has a second record with a slip in one field, and a missing one.</summary>
    public static People WithDuplicates(int seed, int people)
    {
        var all = new People(seed);
        for (var i = 0; i < people; i++)
        {
            all.Add(all.Someone(), i);
        }

        for (var i = 0; i < people / 5; i++)
        {
            all.Add(all.Careless(all.Rows[i * 5]), i * 5);
        }

        return all;
    }

    public People Add(string?[] row, int person)
    {
        Rows.Add(row);
        Of.Add(person);
        return this;
    }

    public string?[] Someone()
    {
        var (given, family) = (Any(Given), Any(Starts) + Any(Ends));
        return [given, family, Birth(), $"{given[0]}{random.Next(10_000)}.{family}@{Any(Starts)}{random.Next(50)}.example", Phone(), Street(), Any(Towns)];
    }

    public string Street() => $"{1 + random.Next(180)} {Any(Starts)}{Any(Ends)} road";

    public string Phone() => $"07{random.Next(100_000_000, 999_999_999)}";

    public string Birth() => $"{1940 + random.Next(60)}-{1 + random.Next(12):00}-{1 + random.Next(28):00}";

    public string Town() => Any(Towns);

    public string GivenName() => Any(Given);

    /// <summary>The same person, written down with less care.</summary>
    public string?[] Careless(string?[] row)
    {
        var copy = (string?[])row.Clone();
        var slip = random.Next(5);
        copy[slip] = Slip(row[slip]!);
        copy[(slip + 1 + random.Next(4)) % 5] = null;
        return copy;
    }

    // Two letters swapped.
    private string Slip(string text)
    {
        var place = 1 + random.Next(text.Length - 2);
        return $"{text[..place]}{text[place + 1]}{text[place]}{text[(place + 2)..]}";
    }

    private string Any(string[] texts) => texts[random.Next(texts.Length)];
}
