using BenchmarkDotNet.Attributes;
using Crm.Matching;
using Crm.Matching.Comparing;
using Crm.Synthetic.People;

namespace Crm.Benchmarks.Matching;

/// <summary>One record against 1,000,000, one thread: a plain scan that compares two names with each and the rest letter by letter, and the index. Goal: 1 ms. For percentiles: <c>--index</c>.</summary>
public class MatchIndexBenchmarks
{
    // As many of what a scan compares as two people hardly share by chance.
    private const double Alike = 3.5;

    private IndexedPeople people = null!;
    private int next;

    [GlobalSetup]
    public void Setup() => people = IndexedPeople.Million;

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("one record against 1,000,000")]
    public int ByScan()
    {
        var asked = Next();
        var found = 0;
        foreach (var person in people.People)
        {
            found += Likeness(asked, person) >= Alike ? 1 : 0;
        }

        return found;
    }

    [Benchmark]
    [BenchmarkCategory("one record against 1,000,000")]
    public IReadOnlyList<FoundRecord> ByIndex() => people.Index.Find(IndexedPeople.ValuesOf(Next()));

    private static double Likeness(PersonRecord a, PersonRecord b) =>
        JaroWinkler.Similarity(a.Given, b.Given) + JaroWinkler.Similarity(a.Family, b.Family) + Same(a.Birth, b.Birth) + Same(a.Address, b.Address) + Same(a.PostalCode, b.PostalCode) + Same(a.Email, b.Email) + Same(a.Phone, b.Phone);

    private static int Same(string a, string b) => a.Length > 0 && a == b ? 1 : 0;

    private PersonRecord Next() => people.Asked[next++ % IndexedPeople.Questions];
}
