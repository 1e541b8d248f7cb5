using Crm.Matching.Blocking;
using Crm.Matching.Blocking.Pairs;
using Crm.Matching.Records;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Matching.Tests.Blocking;

/// <summary>Records with few different values, a plan over them, and options: small enough to look at every pair.</summary>
internal sealed record BlockingCase(string?[][] Rows, int? RightStart, BlockingPlan Plan, BlockingOptions Options)
{
    private static readonly string[] Names = ["a", "b", "c", "d"];

    private static readonly Gen<string?> Value = Gen.Frequency<string?>(
        (2, Gen.Constant<string?>(null)),
        (6, Gen.Elements<string?>("anna", "bert", "anna maria", "maria anna", "bertha", "nana", "the anna", "x")),
        (2, Gen.Elements<string?>("1980-01-02", "1980-02-01", "1981-01-02", "1980-01-20")),
        (2, Gen.Elements<string?>("anna@x.org", "+491234567", "001234567", "ß ö", "漢字")));

    private static readonly Gen<BlockingPart> Part =
        from column in Gen.Elements(Names)
        from transform in Gen.Elements(Enum.GetValues<BlockingTransform>())
        from length in Gen.Choose(0, 3)
        select new BlockingPart(column, transform, length);

    private static readonly Gen<BlockingRule> Rule = Gen.Frequency(
        (6, Part.ArrayOf().Select(parts => BlockingRule.Same([.. parts.Take(3).Where((p, i) => i == 0 || p.Transform != BlockingTransform.EachToken)]))),
        (2, from columns in Gen.SubListOf(Names)
            from window in Gen.Choose(1, 4)
            from start in Gen.Choose(0, 3)
            select (BlockingRule)new SortedNeighbourhoodRule([.. columns.DefaultIfEmpty("a").Select(c => new BlockingPart(c))], window, start)),
        (2, from column in Gen.Elements(Names)
            from part in Part
            from bands in Gen.Choose(1, 5)
            select (BlockingRule)new SimilarTextRule(column, part.Transform == BlockingTransform.EachToken ? [] : [part], bands, 2)));

    public static Arbitrary<BlockingCase> Arbitrary { get; } = (
        from count in Gen.Choose(0, 60)
        from rows in Value.ArrayOf(Names.Length).ArrayOf(count)
        from right in Gen.Choose(-count - 1, count)
        from rules in Rule.ArrayOf(4)
        from many in Gen.Choose(1, 4)
        from refinement in Part.Where(p => p.Transform != BlockingTransform.EachToken).ListOf()
        from limit in Gen.Elements(1L, 3, 10, 1_000_000)
        from perRecord in Gen.Elements(0.5, 2, 10, 1000)
        from window in Gen.Choose(1, 4)
        select new BlockingCase(rows, right < 0 ? null : right, new([.. rules.Take(many)], [.. refinement]), new() { EveryPairUpTo = 0, MaxPairsPerBlock = limit, PairsPerRecord = perRecord, SweepWindow = window })).ToArbitrary();

    public BlockingSource Source => new([.. Names.Select((name, i) => TestColumns.Of(name, FieldRole.Text, [.. Rows.Select(r => r[i])]))], Rows.Length, RightStart);

    public CandidatePairs Find(int threads = 1) => PairFinder.Find(Source, Plan, Options with { Threads = threads });

    public bool MayPair(int a, int b) => RightStart is not { } right || (a < right && b >= right);

    public override string ToString() => $"{string.Join(" | ", Rows.Select(r => string.Join(",", r)))} / {RightStart} / {string.Join("; ", Plan.Rules.Select(r => r.Name))} / {string.Join("; ", Plan.Refinement)} / {Options}";
}
