using Crm.Matching.Comparing;
using FsCheck.Fluent;

namespace Crm.Matching.Tests.Comparing;

public sealed class NumbersAndDaysTests
{
    private static readonly DateOnly Day = new(1980, 3, 4);

    [Fact]
    public void Numbers_are_alike_by_the_share_of_the_greater_one_or_by_a_width()
    {
        Assert.Equal((0.75, 0, 1, 2), (NumericDistance.Relative(25, 100), NumericDistance.Relative(0, 0), NumericDistance.Relative(0, 5), NumericDistance.Relative(-7, 7)));
        Assert.Equal((0.25, 0.5, 0, 1), (NumericDistance.RelativeSimilarity(100, 25), NumericDistance.AbsoluteSimilarity(3, 8, 10), NumericDistance.AbsoluteSimilarity(3, 80, 10), NumericDistance.RelativeSimilarity(0, 0)));
        Assert.Equal(2, NumericDistance.Relative(double.MaxValue, -double.MaxValue));
        Assert.Equal(MatchingErrorCodes.InvalidValue, Assert.Throws<MatchingException>(() => NumericDistance.Relative(double.NaN, 1)).Code);
        Assert.Equal(MatchingErrorCodes.InvalidOption, Assert.Throws<MatchingException>(() => NumericDistance.AbsoluteSimilarity(1, 1, 0)).Code);
    }

    [Theory]
    [InlineData("1980-03-04", 0, 0, false, true, 1)]
    [InlineData("1980-04-03", 30, 2, true, true, 0.875)]
    [InlineData("1980-03-14", 10, 1, false, true, 0.875)]
    [InlineData("1908-03-04", 26298, 1, false, false, 0.875)]
    [InlineData("1980-03-05", 1, 1, false, true, 0.875)]
    [InlineData("2111-12-25", 48142, 8, false, false, 0)]
    public void Days_differ_in_time_and_as_they_are_written(string other, int days, int edits, bool isSwapped, bool isSameYear, double similarity)
    {
        var right = DateOnly.Parse(other, System.Globalization.CultureInfo.InvariantCulture);
        var packed = new PackedDates([Day, right]);
        Assert.Equal(new DateComparison(days, edits, isSwapped, isSameYear), packed.Compare(0, 1));
        Assert.Equal((days, edits, isSwapped), (DateDistance.Days(Day, right), DateDistance.DigitEdits(Day, right), DateDistance.IsDayAndMonthSwapped(Day, right)));
        Assert.Equal(similarity, DateDistance.Similarity(Day, right));
    }

    [Fact]
    public void Days_have_a_similarity_and_packed_ones_compare_alike() =>
        (from left in Gen.Choose(700_000, 701_000) from right in Gen.Choose(700_000, 701_000) select (DateOnly.FromDayNumber(left), DateOnly.FromDayNumber(right))).ToArbitrary().Hold(p =>
        {
            var (left, right) = p;
            var packed = new PackedDates([left, right]);
            return packed.Compare(0, 1) == packed.Compare(1, 0)
                && packed.Compare(0, 1) == new DateComparison(DateDistance.Days(left, right), DateDistance.DigitEdits(left, right), DateDistance.IsDayAndMonthSwapped(left, right), left.Year == right.Year)
                && DateDistance.DigitEdits(left, right) >= DamerauLevenshtein.Distance(left.ToString("yyyyMMdd", null), right.ToString("yyyyMMdd", null))
                && DateDistance.Similarity(left, right) is >= 0 and <= 1 && DateDistance.Similarity(left, left) == 1;
        });

    [Fact]
    public void A_rare_value_says_more()
    {
        var frequencies = new TermFrequencies([6, 3, 1], shrinkage: 0);
        Assert.Equal(0.6, frequencies[0], 12);
        Assert.Equal(0.46, frequencies.ChanceAgreement, 12);
        Assert.Equal(Math.Log2(0.46 / 0.6), frequencies.Adjustment(0), 12);
        Assert.Equal(Math.Log2(0.46 / 0.1), frequencies.Adjustment(2), 12);
        Assert.Equal(frequencies.Adjustment(0), frequencies.Adjustment(2, 0));
        Assert.True(new TermFrequencies([6, 3, 1], 1).Adjustment(2) < frequencies.Adjustment(2));
    }

    [Fact]
    public void Shrunk_frequencies_add_up_and_what_cannot_be_is_refused()
    {
        var frequencies = new TermFrequencies([6, 3, 1, 0]);
        Assert.Equal(1, Enumerable.Range(0, 4).Sum(i => frequencies[i]), 12);
        Assert.Equal(0, new TermFrequencies([5, 5]).Adjustment(0), 12);
        Assert.Equal(0, new TermFrequencies([5, 0], 0).Adjustment(1));
        foreach (var counts in new int[][] { [], [-1], [0] })
        {
            Assert.Equal(MatchingErrorCodes.InvalidOption, Assert.Throws<MatchingException>(() => new TermFrequencies(counts, 0)).Code);
        }

        Assert.Equal(MatchingErrorCodes.InvalidOption, Assert.Throws<MatchingException>(() => new TermFrequencies([1], double.NaN)).Code);
    }
}
