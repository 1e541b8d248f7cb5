namespace Crm.ScaleBenchmark.Searching;

/// <summary>The index of many people, in the order of its key: word, record, field.</summary>
internal sealed class Postings
{
    private readonly List<Guid> ids = [];
    private readonly List<string> words = [];
    private readonly List<string> fields = [];
    private readonly List<long> all = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public IEnumerable<string> Words => words.Where(w => char.IsLetterOrDigit(w[0]));

    public void Add(Person person)
    {
        foreach (var (field, word) in Filling.Words(person))
        {
            if (!numbers.TryGetValue(word, out var number))
            {
                numbers.Add(word, number = words.Count);
                words.Add(word);
            }

            if (!fields.Contains(field))
            {
                fields.Add(field);
            }

            all.Add(((long)number << 32) | ((long)ids.Count << 4) | (long)fields.IndexOf(field));
        }

        ids.Add(person.Id);
    }

    public IEnumerable<(string Word, Guid Id, string Field)> InOrder()
    {
        var byWord = Enumerable.Range(0, words.Count).ToArray();
        Array.Sort(byWord, (a, b) => string.CompareOrdinal(words[a], words[b]));
        var rank = new int[words.Count];
        for (var i = 0; i < rank.Length; i++)
        {
            rank[byWord[i]] = i;
        }

        var keys = all.ConvertAll(k => ((long)rank[(int)(k >> 32)] << 32) | (k & uint.MaxValue));
        keys.Sort();
        return keys.Select(k => (words[byWord[(int)(k >> 32)]], ids[(int)((k >> 4) & 0xFFFFFFF)], fields[(int)(k & 15)]));
    }
}
