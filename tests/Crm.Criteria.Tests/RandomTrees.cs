using Crm.Tests.Shared;

namespace Crm.Criteria.Tests;

/// <summary>Random trees of any shape that can be written, right or not: awkward names, every node, every term.</summary>
internal static class RandomTrees
{
    private static readonly string[] Names =
        ["a", "name", "and", "OR", "not", "count", "any", "this", "day", "my", "teams", "null", "True", "a b", "`", "a`b", "'", "größe", "x.y", "1a", "", "😀", "me", "now", "in", "with", "in_", "$"];

    private static readonly CriteriaSamples Samples = new();

    public static Criterion Criterion(Random random, int depth = 5) => depth == 1 ? Leaf(random, 1) : random.Next(7) switch
    {
        0 => new AllOf(Parts(random, depth)),
        1 => new AnyOf(Parts(random, depth)),
        2 => new Not(Criterion(random, depth - 1)),
        3 => new Quantified(Path(random), (Quantifier)random.Next(3), Criterion(random, depth - 1)),
        _ => Leaf(random, depth),
    };

    private static Criterion Leaf(Random random, int depth) => random.Next(8) switch
    {
        0 => new Truth(random.Next(2) == 0),
        1 => new Holds(random.Next(3) switch { 0 => Path(random), 1 => Call(random, depth), _ => new Parameter(Name(random)) }),
        2 => new IsNull(Term(random, depth)),
        3 => new Membership(Term(random, depth), Terms(random, depth)),
        _ => new Comparison(Term(random, depth), (ComparisonOperator)random.Next(9), Term(random, depth)),
    };

    private static Sequence<Criterion> Parts(Random random, int depth) =>
        Enumerable.Range(0, 2 + random.Next(3)).Select(_ => Criterion(random, depth - 1)).ToSequence();

    private static Sequence<Term> Terms(Random random, int depth) =>
        Enumerable.Range(0, random.Next(4)).Select(_ => Term(random, depth)).ToSequence();

    private static Term Term(Random random, int depth) => random.Next(17) switch
    {
        0 => new Me(),
        1 => new MyTeams(),
        2 => new Parameter(Name(random)),
        3 => new RelativeTime((TimeAnchor)random.Next(2), random.Next(4) switch { 0 => int.MinValue, 1 => int.MaxValue, _ => random.Next(-2, 3) }, (TimeUnit)random.Next(7)),
        4 => Samples.Period(random),
        5 when depth > 1 => Call(random, depth - 1),
        6 when depth > 1 => RollUp(random, depth - 1),
        7 => new NumberLiteral(decimal.Round(new decimal(random.Next(), random.Next(), 0, random.Next(2) == 0, (byte)random.Next(10)), 9)),
        8 => new InstantLiteral(Instant.FromUtc(1, 1, 1, 0, 0).Plus(Duration.FromTicks(random.NextInt64(315_000_000_000_000_000) * 10))),
        9 => Path(random),
        10 or 11 when depth > 1 => new Arithmetic(Term(random, depth - 1), (ArithmeticOperator)random.Next(4), Term(random, depth - 1)),
        12 when depth > 1 => new Shift(Term(random, depth - 1), random.Next(4) switch { 0 => int.MinValue, 1 => int.MaxValue, _ => random.Next(-2, 3) }, (TimeUnit)random.Next(7)),
        13 when depth > 1 => new Negative(Term(random, depth - 1)),
        _ => Samples.Constant((ValueKind)random.Next(7), random),
    };

    private static Call Call(Random random, int depth) => new(string.Join('.', Path(random).Segments.Select(s => s.Replace('.', '_'))), Terms(random, depth));

    private static Rollup RollUp(Random random, int depth) => random.Next(4) switch
    {
        0 => new Rollup(Path(random), RollupFunction.Count, null, Criterion(random, depth)),
        var function => new Rollup(Path(random), (RollupFunction)function, Operand(random, depth), random.Next(2) == 0 ? Crm.Criteria.Criterion.All : Criterion(random, depth)),
    };

    private static Term Operand(Random random, int depth) => random.Next(3) == 0 && Term(random, depth) is var term and not TextLiteral ? term : Path(random);

    private static FieldPath Path(Random random) => new(Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Name(random)).ToSequence());

    private static string Name(Random random) => Names[random.Next(Names.Length)] is { Length: > 0 } name ? name : "_";
}
