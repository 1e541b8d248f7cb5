using BenchmarkDotNet.Attributes;
using Crm.Matching.Comparing;

namespace Crm.Benchmarks.Matching;

/// <summary>The other comparers over the same pairs of names, and those of tokens over full names, against what a textbook has. Every figure is for one pair.</summary>
public class ComparerBenchmarks
{
    private NamePairs names = null!;
    private PackedNames packed = null!;
    private QGramSets grams = null!;
    private TfIdf weights = null!;
    private TokenSets tokens = null!;
    private Dictionary<string, double>[] vectors = null!;

    [GlobalSetup]
    public void Setup()
    {
        names = NamePairs.Make();
        (packed, grams) = (new(names.Values), new(names.Values));
        string[] full = [.. names.Values.Select((name, i) => $"{name} {names.Names[i]} {names.Names[^(i + 1)]}")];
        var column = new TokenColumn(full);
        (weights, tokens) = (new(column), new(column));
        vectors = Array.ConvertAll(full, Vector);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = NamePairs.Pairs)]
    [BenchmarkCategory("Levenshtein, a pair of names")]
    public int LevenshteinByTextbook() => Sum((left, right) => NaiveComparers.Levenshtein(names.Values[left], names.Values[right], transpose: false));

    [Benchmark(OperationsPerInvoke = NamePairs.Pairs)]
    [BenchmarkCategory("Levenshtein, a pair of names")]
    public int LevenshteinDistance() => Sum((left, right) => Levenshtein.Distance(names.Values[left], names.Values[right]));

    [Benchmark(OperationsPerInvoke = NamePairs.Pairs)]
    [BenchmarkCategory("Levenshtein, a pair of names")]
    public int LevenshteinUpToTwo() => Sum((left, right) => Levenshtein.Distance(names.Values[left], names.Values[right], 2));

    [Benchmark(OperationsPerInvoke = NamePairs.Pairs)]
    [BenchmarkCategory("Levenshtein, a pair of names")]
    public int LevenshteinPacked() => Sum((left, right) => packed.LevenshteinDistance(left, right));

    [Benchmark(Baseline = true, OperationsPerInvoke = NamePairs.Pairs)]
    [BenchmarkCategory("Damerau, a pair of names")]
    public int DamerauByTextbook() => Sum((left, right) => NaiveComparers.Levenshtein(names.Values[left], names.Values[right], transpose: true));

    [Benchmark(OperationsPerInvoke = NamePairs.Pairs)]
    [BenchmarkCategory("Damerau, a pair of names")]
    public int DamerauDistance() => Sum((left, right) => DamerauLevenshtein.Distance(names.Values[left], names.Values[right]));

    [Benchmark(OperationsPerInvoke = NamePairs.Pairs)]
    [BenchmarkCategory("Damerau, a pair of names")]
    public int DamerauPacked() => Sum((left, right) => packed.DamerauLevenshteinDistance(left, right));

    [Benchmark(Baseline = true, OperationsPerInvoke = NamePairs.Pairs)]
    [BenchmarkCategory("Bigrams, a pair of names")]
    public int BigramsByTextbook() => Sum((left, right) => NaiveComparers.Dice(names.Values[left], names.Values[right]));

    [Benchmark(OperationsPerInvoke = NamePairs.Pairs)]
    [BenchmarkCategory("Bigrams, a pair of names")]
    public int BigramsDice() => Sum(grams.Dice);

    [Benchmark(Baseline = true, OperationsPerInvoke = NamePairs.Pairs)]
    [BenchmarkCategory("TF-IDF, a pair of three tokens each")]
    public int CosineByTextbook() => Sum((left, right) => NaiveComparers.Cosine(vectors[left], vectors[right]));

    [Benchmark(OperationsPerInvoke = NamePairs.Pairs)]
    [BenchmarkCategory("TF-IDF, a pair of three tokens each")]
    public int Cosine() => Sum(weights.Cosine);

    [Benchmark(OperationsPerInvoke = NamePairs.Pairs)]
    [BenchmarkCategory("TF-IDF, a pair of three tokens each")]
    public int SoftCosine() => Sum((left, right) => weights.SoftCosine(left, right));

    [Benchmark(OperationsPerInvoke = NamePairs.Pairs)]
    [BenchmarkCategory("TF-IDF, a pair of three tokens each")]
    public int TokenSetSimilarity() => Sum(tokens.Similarity);

    private Dictionary<string, double> Vector(string text)
    {
        var vector = text.Split(' ').Distinct(StringComparer.Ordinal).ToDictionary(t => t, weights.InverseDocumentFrequency, StringComparer.Ordinal);
        var length = Math.Sqrt(vector.Values.Sum(w => w * w));
        return vector.ToDictionary(t => t.Key, t => t.Value / length, StringComparer.Ordinal);
    }

    private int Sum(Func<int, int, double> similarity)
    {
        var sum = 0.0;
        for (var i = 0; i < NamePairs.Pairs; i++)
        {
            sum += similarity(names.Left[i], names.Right[i]);
        }

        return (int)sum;
    }
}
