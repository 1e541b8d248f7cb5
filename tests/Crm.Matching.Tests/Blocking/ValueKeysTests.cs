using Crm.Matching.Blocking;
using Crm.Matching.Blocking.Keys;
using Crm.Matching.Records;

namespace Crm.Matching.Tests.Blocking;

public sealed class ValueKeysTests
{
    [Theory]
    [InlineData(BlockingTransform.Exact, 0, "anna", "anna", true)]
    [InlineData(BlockingTransform.Exact, 0, "anna", "anne", false)]
    [InlineData(BlockingTransform.Start, 0, "anna", "annegret", true)]
    [InlineData(BlockingTransform.Start, 4, "anna", "anne", false)]
    [InlineData(BlockingTransform.LastDigits, 4, "+49 30 123456", "(030) 12-3456", true)]
    [InlineData(BlockingTransform.LastDigits, 4, "1234", "1235", false)]
    [InlineData(BlockingTransform.Year, 0, "1980-01-02", "1980-12-31", true)]
    [InlineData(BlockingTransform.YearMonth, 0, "1980-01-02", "1980-02-02", false)]
    [InlineData(BlockingTransform.YearMonth, 0, "1980-01-02", "1980-01-20", true)]
    [InlineData(BlockingTransform.DayMonth, 0, "1980-01-02", "1990-02-01", true)]
    [InlineData(BlockingTransform.DayMonth, 0, "1980-01-02", "1980-01-03", false)]
    [InlineData(BlockingTransform.SortedLetters, 0, "12-34", "2143", true)]
    [InlineData(BlockingTransform.SortedTokens, 0, "maria anna", "anna, maria", true)]
    [InlineData(BlockingTransform.SortedTokens, 0, "maria anna", "mariaanna", false)]
    [InlineData(BlockingTransform.LocalPart, 0, "anna@x.org", "anna@y.org", true)]
    [InlineData(BlockingTransform.Soundex, 0, "robert", "rupert", true)]
    [InlineData(BlockingTransform.Soundex, 0, "ashcraft", "ashcroft", true)]
    [InlineData(BlockingTransform.Soundex, 0, "robert", "rubin", false)]
    [InlineData(BlockingTransform.Phonetic, 0, "philips", "fillips", true)]
    [InlineData(BlockingTransform.Soundex, 0, "漢字語", "漢字語文", true)]
    [InlineData(BlockingTransform.RarestToken, 0, "the smith", "of smith", true)]
    public void Values_share_a_key(BlockingTransform transform, int length, string one, string other, bool isShared)
    {
        var keys = Keys(transform, length, one, other);
        Assert.True(keys.All(k => k != 0));
        Assert.Equal(isShared, keys[0] == keys[1]);
    }

    [Theory]
    [InlineData(BlockingTransform.Year, "about 1980")]
    [InlineData(BlockingTransform.DayMonth, "1980-xx-02")]
    [InlineData(BlockingTransform.LastDigits, "none")]
    [InlineData(BlockingTransform.LocalPart, "@x.org")]
    [InlineData(BlockingTransform.SortedLetters, "--")]
    [InlineData(BlockingTransform.RarestToken, " . ")]
    [InlineData(BlockingTransform.SortedTokens, "")]
    [InlineData(BlockingTransform.Exact, "")]
    public void A_value_without_it_has_no_key(BlockingTransform transform, string value) => Assert.Equal([0UL], Keys(transform, 0, value));

    [Fact]
    public void Letters_sort_as_bytes()
    {
        string[] values = ["", "a", "ab", "b", "müller", "漢字", "😀"];
        var keys = values.Select(v =>
        {
            Span<ulong> key = [0];
            new SortPrefix(8).Write(v, key);
            return key[0];
        });
        Assert.Equal(keys.Order(), keys);
    }

    [Fact]
    public void Long_values_are_read_in_bounded_memory()
    {
        var value = string.Join(' ', Enumerable.Range(0, 10_000).Select(i => $"w{i}"));
        foreach (var transform in Enum.GetValues<BlockingTransform>().Except([BlockingTransform.Year, BlockingTransform.YearMonth, BlockingTransform.DayMonth, BlockingTransform.LocalPart]))
        {
            Assert.NotEqual(0UL, Keys(transform, 0, value)[0]);
        }
    }

    private static ulong[] Keys(BlockingTransform transform, int length, params string[] values)
    {
        var column = TestColumns.Of("c", FieldRole.Text, [.. values, "the", "of the", "the of"]);
        var part = new BlockingPart("c", transform, length);
        var keys = new ValueKeys(part, column);
        return [.. values.Select(v =>
        {
            var own = new ulong[part.Width];
            keys.Write(v, own);
            return own[0];
        })];
    }
}
