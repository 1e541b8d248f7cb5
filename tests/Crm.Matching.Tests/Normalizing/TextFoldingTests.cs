using Crm.Matching.Normalizing;

namespace Crm.Matching.Tests.Normalizing;

public sealed class TextFoldingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  John   SMITH ", "john smith")]
    [InlineData("José María García-López", "jose maria garcia lopez")]
    [InlineData("Jose\u0301", "jose")]
    [InlineData("Müller", "muller")]
    [InlineData("Straße GROẞ", "strasse gross")]
    [InlineData("Søren Ærø Œuvre Łódź Đorđe Þór Iğdır İzmir", "soren aero oeuvre lodz dorde thor igdir izmir")]
    [InlineData("O'Neil O’Neil ONeil", "oneil oneil oneil")]
    [InlineData("Щербаков Юлия Алексеевна", "shcherbakov yuliya alekseevna")]
    [InlineData("Київ Њемачка", "kiiv njemachka")]
    [InlineData("Παπαδόπουλος Ευάγγελος", "papadopoulos evaggelos")]
    [InlineData("ＡＢＣ１２３　Ｌｔｄ．", "abc123 ltd")]
    [InlineData("«A»—“B”…№7", "a b 7")]
    [InlineData("ﬁn ﬀ", "fin ff")]
    [InlineData("株式会社トヨタ", "株式会社トヨタ")]
    [InlineData("שָׁלוֹם", "שָׁלוֹם")]
    [InlineData("Nguyễn Thị Ánh", "nguyen thi anh")]
    public void Texts_that_people_read_as_the_same_fold_to_the_same(string text, string folded)
    {
        Assert.Equal(folded, TextFolding.Fold(text));
        Span<char> buffer = stackalloc char[text.Length * TextFolding.MaxGrowth];
        Assert.Equal(folded, buffer[..TextFolding.Fold(text, buffer)].ToString());
    }

    [Fact]
    public void A_folded_text_is_given_back_itself()
    {
        const string text = "john smith";
        Assert.Same(text, TextFolding.Fold(text));
        Assert.Equal("", TextFolding.Fold(null));
    }

    [Fact]
    public void A_destination_that_is_too_short_is_refused()
    {
        Assert.Equal(3, TextFolding.Fold("abc. ", new char[3]));
        var refusal = Assert.Throws<MatchingException>(() => TextFolding.Fold("щx", new char[4]));
        Assert.Equal(MatchingErrorCodes.InvalidOption, refusal.Code);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var buffer = new char[256];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            TextFolding.Fold("Łukasz Щербаков O'Neil-Müller", buffer);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
