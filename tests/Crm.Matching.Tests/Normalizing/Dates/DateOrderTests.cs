using Crm.Matching.Normalizing.Dates;

namespace Crm.Matching.Tests.Normalizing.Dates;

public sealed class DateOrderTests
{
    [Theory]
    [InlineData("5/6/1908 7/8/1908 13/12/1908", DateOrder.DayMonthYear, false)]
    [InlineData("5/6/1908 7/8/1908 12/13/1908", DateOrder.MonthDayYear, false)]
    [InlineData("1908-12-09 1909-01-05", DateOrder.YearMonthDay, false)]
    [InlineData("19081209 19090105", DateOrder.YearMonthDay, false)]
    [InlineData("85-12-09 86-01-05", DateOrder.YearMonthDay, false)]
    [InlineData("09-12-85 05-01-86 25-01-86", DateOrder.DayMonthYear, false)]
    [InlineData("5/6/1908 7/8/1908", DateOrder.DayMonthYear, true)]
    [InlineData("08-12-09 07-11-05", DateOrder.DayMonthYear, true)]
    [InlineData("5/5/1908 1908", DateOrder.DayMonthYear, false)]
    [InlineData("", DateOrder.DayMonthYear, false)]
    public void The_values_tell_their_order_or_that_they_do_not(string values, DateOrder order, bool ambiguous)
    {
        var evidence = DateOrders.Recognise(values.Split(' '));
        Assert.Equal((order, ambiguous), (evidence.Order, evidence.IsAmbiguous));
    }

    [Fact]
    public void The_evidence_is_counted()
    {
        var evidence = DateOrders.Recognise(["13/12/1908", "14/12/1908", "12/15/1908", "1/2/1908", "none", "", null]);
        Assert.Equal(new DateOrderEvidence(DateOrder.DayMonthYear, 3, 2, 1, 1, false), evidence);
    }
}
