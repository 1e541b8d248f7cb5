using Crm.Numbering;
using NodaTime;

namespace Crm.Tests.Numbering;

public sealed class NumberTemplateTests
{
    private static readonly LocalDate Day = new(2026, 3, 2);

    [Theory]
    [InlineData("D-{year}-{number:00000}", 42, "D-2026-00042", "2026")]
    [InlineData("D-{year}-{number:00000}", 123_456, "D-2026-123456", "2026")]
    [InlineData("{number}", 7, "7", "")]
    [InlineData("{year}{month}/{number:00}", 7, "202603/07", "2026-03")]
    [InlineData("#{number:000000000000}.{month}.{year}", 7, "#000000000007.03.2026", "2026-03")]
    public void A_number_is_written_as_the_format_says(string format, long number, string text, string period)
    {
        var template = NumberTemplate.Parse(format);
        Assert.Equal((text, period), (template.Write(number, Day), template.Period(Day)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("D-{year}")]
    [InlineData("{number}{number}")]
    [InlineData("{month}-{number}")]
    [InlineData("{number:}")]
    [InlineData("{number:01}")]
    [InlineData("{number:0000000000000}")]
    [InlineData("{Number}")]
    [InlineData("{number")]
    [InlineData("number}")]
    [InlineData("{number}-\0")]
    [InlineData("{week}-{number}")]
    [InlineData("12345678901234567890123456789012345678901{number}")]
    public void A_format_that_is_not_right_is_refused(string format) =>
        Assert.Equal(CrmErrors.Configuration, Assert.Throws<CrmException>(() => NumberTemplate.Parse(format)).Code);

    [Fact]
    public void The_longest_number_has_room() =>
        Assert.True(NumberTemplate.Parse(new string('x', 32) + "{number}").Write(long.MaxValue, Day).Length <= NumberTemplate.MaxNumber);
}
