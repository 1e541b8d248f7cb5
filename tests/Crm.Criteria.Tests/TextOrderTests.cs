using System.Text;
using Crm.Tests.Shared;

namespace Crm.Criteria.Tests;

public class TextOrderTests
{
    [Fact]
    public void Code_point_order_is_the_order_of_utf8_bytes() => Law.Holds(20_000, seed =>
    {
        var random = new Random(seed);
        var (a, b) = (Text(random), Text(random));
        var bytes = Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b));
        Assert.Equal(Math.Sign(bytes), Math.Sign(CodePointComparer.Instance.Compare(a, b)));
    });

    [Fact]
    public void A_pair_comes_after_the_private_use_area() => Assert.True(CodePointComparer.Instance.Compare("\uFFFD", "😀") < 0);

    [Fact]
    public void Folding_twice_is_folding_once_for_every_character()
    {
        for (var rune = 1; rune < 0x110000; rune++)
        {
            if (Rune.IsValid(rune))
            {
                var folded = TextFolding.Fold(new Rune(rune).ToString());
                Assert.Equal(folded, TextFolding.Fold(folded));
            }
        }
    }

    [Fact]
    public void Folding_twice_is_folding_once_for_any_text() => Law.Holds(20_000, seed =>
    {
        var folded = TextFolding.Fold(Text(new Random(seed)));
        Assert.Equal(folded, TextFolding.Fold(folded));
    });

    [Theory]
    [InlineData("Σίσυφος", "ΣΊΣΥΦΟΣ")]
    [InlineData("É", "e\u0301")]
    [InlineData("ACME", "acme")]
    [InlineData("ſ", "S")]
    public void Texts_that_fold_alike(string a, string b) => Assert.Equal(TextFolding.Fold(a), TextFolding.Fold(b));

    [Theory]
    [InlineData("ß", "SS")]
    [InlineData("ﬁ", "fi")]
    [InlineData("ı", "i")]
    public void Texts_that_do_not(string a, string b) => Assert.NotEqual(TextFolding.Fold(a), TextFolding.Fold(b));

    private static string Text(Random random)
    {
        string[] marks = ["\u0300", "\u0301", "\u030C", "\u0345", "\u0327", "\u0131", "\u0130", "ς", "ß", "ẞ", "\u1FB3", "\u01C5", "\uFFFD", "\uE000", "\uD7FF", "😀", "𐐀", "𐐨"];
        var samples = new CriteriaSamples().Texts;
        var text = new StringBuilder();
        for (var i = random.Next(5); i > 0; i--)
        {
            text.Append(random.Next(4) switch
            {
                0 => samples[random.Next(samples.Count)],
                1 => marks[random.Next(marks.Length)],
                2 => new Rune(random.Next(0xE000, 0x110000)).ToString(),
                _ => ((char)random.Next(0x20, 0xD800)).ToString(),
            });
        }

        return text.ToString();
    }
}
