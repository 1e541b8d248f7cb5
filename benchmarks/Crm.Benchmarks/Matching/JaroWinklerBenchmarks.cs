using BenchmarkDotNet.Attributes;
using Crm.Matching.Comparing;

namespace Crm.Benchmarks.Matching;

/// <summary>
/// Jaro-Winkler over pairs drawn from a million people's names of 3 to 12 letters: as a textbook has it, our loop over strings, and packed.
/// Goal: 50 ns a pair at most (20 million a second and core) and 0 B. Every figure is for one pair, or for one name packed.
/// </summary>
public class JaroWinklerBenchmarks
{
    private readonly double[] similarities = new double[NamePairs.Pairs];
    private NamePairs names = null!;
    private PackedNames distinct = null!;
    private PackedNames all = null!;

    [GlobalSetup]
    public void Setup()
    {
        names = NamePairs.Make();
        (distinct, all) = (new(names.Values), new(names.Names));
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = NamePairs.Pairs)]
    [BenchmarkCategory("Jaro-Winkler, a pair of names")]
    public int ByTextbook()
    {
        for (var i = 0; i < similarities.Length; i++)
        {
            similarities[i] = NaiveComparers.JaroWinkler(names.Values[names.Left[i]], names.Values[names.Right[i]]);
        }

        return similarities.Length;
    }

    [Benchmark(OperationsPerInvoke = NamePairs.Pairs)]
    [BenchmarkCategory("Jaro-Winkler, a pair of names")]
    public int Plain()
    {
        for (var i = 0; i < similarities.Length; i++)
        {
            similarities[i] = JaroWinkler.Similarity(names.Values[names.Left[i]], names.Values[names.Right[i]]);
        }

        return similarities.Length;
    }

    [Benchmark(OperationsPerInvoke = NamePairs.Pairs)]
    [BenchmarkCategory("Jaro-Winkler, a pair of names")]
    public int PackedOneByOne()
    {
        for (var i = 0; i < similarities.Length; i++)
        {
            similarities[i] = distinct.Similarity(names.Left[i], names.Right[i]);
        }

        return similarities.Length;
    }

    [Benchmark(OperationsPerInvoke = NamePairs.Pairs)]
    [BenchmarkCategory("Jaro-Winkler, a pair of names")]
    public int Packed()
    {
        distinct.Similarities(names.Left, names.Right, similarities);
        return similarities.Length;
    }

    /// <summary>Every person's name packed for itself: 16 MB, so most names come from far memory.</summary>
    [Benchmark(OperationsPerInvoke = NamePairs.Pairs)]
    [BenchmarkCategory("Jaro-Winkler, a pair of names")]
    public int PackedMillionRows()
    {
        all.Similarities(names.LeftRows, names.RightRows, similarities);
        return similarities.Length;
    }

    [Benchmark(OperationsPerInvoke = NamePairs.Rows)]
    [BenchmarkCategory("Packing, a name")]
    public object Packing() => new PackedNames(names.Names);
}
