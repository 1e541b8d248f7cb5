using System.Globalization;
using Crm.Scoring.Data;
using Crm.Scoring.Explaining;
using Crm.Scoring.Models;

namespace Crm.Scoring.Tests.Explaining;

public class ReasonTests
{
    private static readonly InputColumn Calls = new("calls7", ColumnKind.Count, []);
    private static readonly InputColumn Amount = new("amount", ColumnKind.Numeric, []);
    private static readonly InputColumn Answered = new("answered", ColumnKind.Boolean, []);
    private static readonly InputColumn Source = new("source", ColumnKind.Categorical, ["fair", "web"]);

    private static readonly ReasonTexts Words = new(new Dictionary<string, ReasonTemplate>(StringComparer.Ordinal)
    {
        ["calls7"] = new("called {value} times in 7 days") { One = "called once in 7 days", None = "not called in 7 days", Missing = "no calls are known" },
        ["answered"] = new("answered: {value}") { Yes = "has answered", None = "has not answered" },
        ["source"] = new("came by {value}"),
    });

    [Theory]
    [InlineData(3, 0.8, "called 3 times in 7 days: +0.8")]
    [InlineData(1, 0.31, "called once in 7 days: +0.3")]
    [InlineData(0, -1.25, "not called in 7 days: -1.3")]
    [InlineData(1_200, 0, "called 1,200 times in 7 days: 0")]
    [InlineData(double.NaN, -0.04, "no calls are known: -0.04")]
    public void A_count_reads_by_its_template(double value, double contribution, string text) => Assert.Equal(text, Words.For(Calls, value, contribution).Text);

    [Theory]
    [InlineData(1, "has answered: +0.5")]
    [InlineData(0, "has not answered: +0.5")]
    [InlineData(double.NaN, "answered is not known: +0.5")]
    public void A_yes_or_no_reads_by_its_template(double value, string text) => Assert.Equal(text, Words.For(Answered, value, 0.5).Text);

    [Fact]
    public void A_category_reads_by_its_level() => Assert.Equal("came by web: +1.0", Words.For(Source, 1, 1).Text);

    [Fact]
    public void Without_a_template_a_column_reads_plainly_by_its_kind()
    {
        var plain = new ReasonTexts();
        Assert.Equal("calls7: 3: +0.8", plain.For(Calls, 3, 0.8).Text);
        Assert.Equal("amount: 12,500.5: +0.8", plain.For(Amount, 12_500.5, 0.8).Text);
        Assert.Equal("answered: yes: +0.8", plain.For(Answered, 1, 0.8).Text);
        Assert.Equal("source is fair: -0.8", plain.For(Source, 0, -0.8).Text);
        Assert.Equal("source is not known: -0.8", plain.For(Source, double.NaN, -0.8).Text);
        Assert.Null(plain.For(Source, double.NaN, -0.8).Value);
    }

    [Fact]
    public void Numbers_are_written_as_the_culture_writes_them() =>
        Assert.Equal("amount: 12.500,5: +0,8", new ReasonTexts(culture: CultureInfo.GetCultureInfo("de-DE")).For(Amount, 12_500.5, 0.8).Text);

    [Fact]
    public void A_value_that_looks_like_a_placeholder_is_only_a_value() =>
        Assert.Equal("came by {name}: +1.0", Words.For(Source with { Levels = ["{name}"] }, 0, 1).Text);
}
