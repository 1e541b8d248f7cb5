using Crm.Matching.Model;
using Crm.Tests.Shared;

namespace Crm.Matching.Tests.Model;

public sealed class ExpectationMaximizationTests
{
    [Fact]
    public void The_objective_never_falls() => Law.Holds(100, seed =>
    {
        var random = new Random(seed);
        var fields = Enumerable.Range(0, 1 + random.Next(6)).Select(_ => RandomField(random)).ToArray();
        var patterns = Enumerable.Range(0, 1 + random.Next(60)).Select(_ => RandomPattern(random, fields)).Distinct().Order().ToArray();
        var pairs = patterns.Select(_ => (double)random.Next(1000)).ToArray();
        var input = Input(patterns, pairs, [.. patterns.Select(_ => (double)random.Next(3))], pairs.Sum() + random.Next(100_000) + 1, fields);
        var start = Array.ConvertAll(fields, field => field.Copy());
        var (moved, together) = (start.Count(field => field.Kept is not null) > 1 ? 0.05 : 0, start.Any(field => field.Shared == 0) ? 0.01 : 0);
        var trace = new ExpectationMaximization(input, start).Run(new(0.001 + (random.NextDouble() * 0.3), moved, together, together * moved), CancellationToken.None);
        Assert.All(trace, objective => Assert.True(double.IsFinite(objective)));
        foreach (var (before, after) in trace.Zip(trace.Skip(1)))
        {
            Assert.True(after >= before - (1e-9 * Math.Abs(before)), $"{before} -> {after}");
        }

        Assert.All(start, field => Assert.Equal(1, field.M.Skip(1).Sum(), 1e-9));
    });

    // Three fields that say much, and counts as they follow from known odds.
    [Theory]
    [InlineData(0.001)]
    [InlineData(0.02)]
    [InlineData(0.2)]
    public void Known_odds_are_found_again(double share)
    {
        double[] m = [1, 0.1, 0.9], u = [1, 0.98, 0.02];
        ulong[] patterns = [.. from a in (ulong[])[1, 2] from b in (ulong[])[1, 2] from c in (ulong[])[1, 2] from d in (ulong[])[1, 2] select a | (b << 3) | (c << 6) | (d << 9)];
        const double All = 10_000_000;
        var pairs = patterns.Select(pattern => All * ((share * Chance(pattern, m)) + ((1 - share) * Chance(pattern, u)))).ToArray();
        var fields = Enumerable.Range(0, 4).Select(_ => new FieldOdds([1, 0.3, 0.7], [.. u], [1, 0, 1], 0, null)).ToArray();
        var em = new ExpectationMaximization(Input(patterns, pairs, new double[patterns.Length], All, fields), fields);
        em.Run(new(0.05, 0, 0, 0), CancellationToken.None);
        Assert.Equal(share, em.Shares.Matches, share * 0.02);
        Assert.All(fields, field => Assert.Equal(0.9, field.M[2], 0.01));

        static double Chance(ulong pattern, double[] odds) => Enumerable.Range(0, 4).Aggregate(1.0, (chance, f) => chance * odds[Pattern.Level(pattern, f)]);
    }

    [Fact]
    public void Running_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        FieldOdds[] fields = [new([1, 0.1, 0.9], [1, 0.9, 0.1], [1, 0, 1], 0, null)];
        Assert.Throws<OperationCanceledException>(() => new ExpectationMaximization(Input([1, 2], [1, 1], [0, 0], 2, fields), fields).Run(new(0.1, 0, 0, 0), source.Token));
    }

    private static EmInput Input(ulong[] patterns, double[] pairs, double[] labelled, double all, FieldOdds[] fields) => new()
    {
        Patterns = patterns,
        Pairs = pairs,
        Labelled = labelled,
        Strangers = OtherPairs.Strangers(patterns, fields, new([], [.. Enumerable.Range(0, fields.Length)])),
        AllPairs = all,
        Moved = 0.05,
        MostUnlike = [.. fields.Select(_ => 0.3)],
        Belief = Array.ConvertAll(fields, field => field.Copy()),
    };

    private static FieldOdds RandomField(Random random)
    {
        var levels = 2 + random.Next(5);
        var kind = random.Next(3);
        return new(Shares(), Shares(), Shares(), kind > 0 ? 0.1 + (0.8 * random.NextDouble()) : 0, kind > 1 ? random.NextDouble() : null);

        double[] Shares()
        {
            var shares = Enumerable.Range(0, levels).Select(_ => 0.01 + random.NextDouble()).ToArray();
            return [1, .. shares.Select(share => share / shares.Sum())];
        }
    }

    private static ulong RandomPattern(Random random, FieldOdds[] fields) => Enumerable.Range(0, fields.Length).Aggregate(0ul, (pattern, f) => Pattern.With(pattern, f, random.Next(fields[f].Levels)));
}
