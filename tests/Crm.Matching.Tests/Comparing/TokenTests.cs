using Crm.Matching.Comparing;
using Crm.Matching.Comparing.Tokens;
using FsCheck.Fluent;

namespace Crm.Matching.Tests.Comparing;

public sealed class TokenTests
{
    [Fact]
    public void Tokens_in_another_order_change_nothing()
    {
        var sets = new TokenSets(new(["acme software gmbh", "gmbh, Acme".ToLowerInvariant() + "/software", "acme gmbh", "zenith", "", " - "]));
        Assert.Equal((1, 0.8, 0, 0, 1), (sets.Similarity(0, 1), sets.Similarity(0, 2), sets.Similarity(0, 3), sets.Similarity(0, 4), sets.Similarity(4, 5)));
    }

    [Fact]
    public void A_token_with_a_typo_counts_for_what_it_is_alike()
    {
        var column = new TokenColumn(["jon martha smith", "smith marhta", "smith martha jon"]);
        var alike = JaroWinkler.Similarity("martha", "marhta");
        Assert.Equal(2 * (1 + alike) / 5, new TokenSets(column).Similarity(0, 1), 12);
        Assert.Equal(2.0 / 5, new TokenSets(column, nearFrom: 2).Similarity(0, 1), 12);
        var weights = new TfIdf(column);
        Assert.True(weights.SoftCosine(0, 1) > weights.Cosine(0, 1));
        Assert.Equal(1, weights.Cosine(0, 2));
    }

    [Fact]
    public void A_rare_token_weighs_more_and_one_never_seen_most()
    {
        var weights = new TfIdf(new(["inc zyx", "inc abc", "inc", "zyx"]), [10, 10, 70, 10]);
        Assert.Equal(1 + Math.Log(101.0 / 91), weights.InverseDocumentFrequency("inc"), 12);
        Assert.True(weights.InverseDocumentFrequency("never") > weights.InverseDocumentFrequency("abc"));
        Assert.True(weights.Cosine(0, 3) > weights.Cosine(0, 2));
        var (inc, zyx) = (weights.InverseDocumentFrequency("inc"), weights.InverseDocumentFrequency("zyx"));
        Assert.Equal(zyx / Math.Sqrt((inc * inc) + (zyx * zyx)), weights.Cosine(0, 3), 6);
        Assert.Equal(MatchingErrorCodes.LengthMismatch, Assert.Throws<MatchingException>(() => new TfIdf(new(["a"]), [1, 2])).Code);
    }

    [Fact]
    public void Other_texts_are_weighed_by_what_was_learned()
    {
        var learned = new TfIdf(new(["acme inc", "zenith inc", "apex inc"]));
        var few = new TfIdf(new(["zenith inc", "acme inc", "unheard inc"]), learned);
        Assert.Equal(learned.Cosine(0, 1), few.Cosine(0, 1));
        Assert.True(few.Cosine(0, 2) < few.Cosine(0, 1));
        Assert.Equal(learned.InverseDocumentFrequency("unheard"), few.InverseDocumentFrequency("unheard"));
    }

    [Fact]
    public void They_are_similarities() => Texts.Pairs.Hold(p =>
    {
        var column = new TokenColumn([p.Left, p.Right, string.Concat(p.Left)]);
        var (sets, weights) = (new TokenSets(column, 0.6), new TfIdf(column));
        return Is(sets.Similarity) && Is(weights.Cosine) && Is((a, b) => weights.SoftCosine(a, b, 0.6));
    });

    [Fact]
    public void A_bag_of_letters_never_leaves_out_what_is_alike() => Texts.Pairs.Hold(p =>
        JaroWinkler.Similarity(p.Left, p.Right, boostAbove: 0) is var alike && (alike == 0 || p.Left.Length == 0 || new LetterBag(p.Left).MayReach(new(p.Right), alike)), 5_000);

    [Fact]
    public void Permuting_tokens_and_texts_changes_nothing() => (from pair in Texts.Pairs.Generator from seed in Gen.Choose(0, 1_000) select (pair.Left, pair.Right, seed)).ToArbitrary().Hold(x =>
    {
        var tokens = x.Left.Split(' ');
        new Random(x.seed).Shuffle(tokens);
        var column = new TokenColumn([x.Left, x.Right]);
        var other = new TokenColumn([x.Right, string.Join(' ', tokens)]);
        return new TokenSets(column).Similarity(0, 1) == new TokenSets(other).Similarity(1, 0) && new TfIdf(column).SoftCosine(0, 1) == new TfIdf(other).SoftCosine(1, 0);
    });

    [Fact]
    public void Nothing_is_allocated_however_many_tokens_there_are()
    {
        var column = new TokenColumn([string.Join(' ', Enumerable.Range(0, 2_000)), string.Join(' ', Enumerable.Range(1_000, 2_000)), "1"]);
        var (sets, weights) = (new TokenSets(column), new TfIdf(column));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = sets.Similarity(0, 1) + weights.SoftCosine(0, 2);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(sum, 0.5, 1);
    }

    private static bool Is(Func<int, int, double> similarity) =>
        similarity(0, 1) is >= 0 and <= 1 && similarity(0, 1) == similarity(1, 0) && similarity(0, 0) == 1 && similarity(0, 2) == 1;
}
