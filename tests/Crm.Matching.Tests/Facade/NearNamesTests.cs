namespace Crm.Matching.Tests.Facade;

/// <summary>People whose family names are a letter or two apart, and whose e-mail addresses are made from their names.</summary>
public sealed class NearNamesTests
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    [Theory]
    [InlineData("name", "email", "phone", "birth_date")]
    [InlineData("first", "last", "email", "city")]
    [InlineData("first", "last", "company", "email", "city")]
    public void Of_people_without_duplicates_none_are_merged(params string[] columns)
    {
        var rows = new List<string?[]>();
        Fill(rows, columns, new(1), 2000);
        Assert.Empty(RecordMatcher.Deduplicate(People.TableOf(rows, columns)).Clusters);
    }

    [Fact]
    public void Duplicates_among_them_are_found()
    {
        string[] columns = ["first", "last", "email", "phone", "birth_date"];
        var rows = new List<string?[]>();
        var random = new Random(2);
        Fill(rows, columns, random, 2000);
        int[] of = [.. Enumerable.Range(0, rows.Count), .. Enumerable.Range(0, 200)];
        for (var i = 0; i < 200; i++)
        {
            // Somebody has misheard the name, which the address is spelt as.
            var copy = (string?[])rows[i].Clone();
            var last = copy[1]![..^1] + Letter(random);
            (copy[1], copy[2]) = (last, copy[2]!.Replace(copy[1]!, last, StringComparison.Ordinal));
            copy[3 + random.Next(2)] = null;
            rows.Add(copy);
        }

        Assert.InRange(Partition.F1(RecordMatcher.Deduplicate(People.TableOf(rows, columns)), of), 0.95, 1);
    }

    private static void Fill(List<string?[]> rows, string[] columns, Random random, int count)
    {
        var people = new People(random.Next());
        string[] firsts = [.. Enumerable.Range(0, 25).Select(_ => Word(random))];
        string[] lasts = [.. Enumerable.Range(0, 30).Select(_ => Word(random))];
        string[] places = [.. Enumerable.Range(0, 30).Select(_ => $"{Word(random)}ton")];
        for (var i = 0; i < count; i++)
        {
            var (first, last) = (firsts[random.Next(firsts.Length)], $"{lasts[random.Next(lasts.Length)]}{Letter(random)}{Letter(random)}");
            rows.Add(Array.ConvertAll(columns, column => column switch
            {
                "name" => $"{first} {last}",
                "first" => first,
                "last" => last,
                "email" => $"{first}.{last}@mail{random.Next(30)}.example",
                "phone" => people.Phone(),
                "birth_date" => people.Birth(),
                "company" => $"{places[random.Next(places.Length)]} trading ltd",
                _ => places[random.Next(places.Length)],
            }));
        }
    }

    // Two or three syllables.
    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => $"{"bcdfglmnprst"[random.Next(12)]}{"aeiou"[random.Next(5)]}"));

    private static char Letter(Random random) => Letters[random.Next(Letters.Length)];
}
