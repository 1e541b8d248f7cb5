using Crm.Samples.QuickStart.Data;
using Crm.Samples.QuickStart.Deals;
using NodaTime;

namespace Crm.Samples.Tests.QuickStart;

/// <summary>What is known of a deal when.</summary>
public sealed class DealTimelineTests
{
    private static readonly LocalDate Extract = new(2017, 12, 31);

    [Fact]
    public void A_won_deal_is_engaged_first_and_has_no_value_until_it_is_won() =>
        Assert.Equal(
            [new DatedStep(Day(1), "engaging"), new DatedStep(Day(40), "won") { Value = 500, CloseDate = Day(40) }],
            Of("won", engage: Day(1), close: Day(40), value: 500));

    [Fact]
    public void An_undated_prospect_is_known_from_the_extract() =>
        Assert.Equal([new DatedStep(Extract, "prospecting")], Of("prospecting"));

    [Fact]
    public void A_result_without_a_date_is_known_from_the_extract() =>
        Assert.Equal(
            [new DatedStep(Day(1), "engaging"), new DatedStep(Extract, "lost") { Value = 0, CloseDate = Extract }],
            Of("lost", engage: Day(1), value: 0));

    [Fact]
    public void A_result_without_a_date_of_engaging_is_all_there_is() =>
        Assert.Equal([new DatedStep(Day(9), "won") { Value = 5, CloseDate = Day(9) }], Of("won", close: Day(9), value: 5));

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    public void A_stage_that_does_not_begin_before_the_next_is_left_out(int engaged) =>
        Assert.Equal([new DatedStep(Day(9), "won") { Value = 5, CloseDate = Day(9) }], Of("won", engage: Day(engaged), close: Day(9), value: 5));

    [Fact]
    public void Every_stage_with_a_date_counts() =>
        Assert.Equal(["prospecting", "engaging", "lost"], Of("lost", prospect: Day(1), engage: Day(2), close: Day(3)).Select(s => s.Stage));

    [Fact]
    public void What_an_open_deal_expects_is_known_from_the_extract() =>
        Assert.Equal(
            [new DatedStep(Day(1), "engaging"), new DatedStep(Extract, "engaging") { Value = 7, CloseDate = Day(400) }],
            Of("engaging", engage: Day(1), close: Day(400), value: 7));

    [Fact]
    public void A_day_starts_at_midnight_UTC() =>
        Assert.Equal(Instant.FromUtc(2017, 12, 31, 0, 0), new DatedStep(Extract, "won").At);

    private static IReadOnlyList<DatedStep> Of(string stage, LocalDate? prospect = null, LocalDate? engage = null, LocalDate? close = null, decimal? value = null) =>
        DealTimeline.Of(new(new("x", 1), "D", stage) { ProspectDate = prospect, EngageDate = engage, CloseDate = close, CloseValue = value }, Extract);

    private static LocalDate Day(int n) => new LocalDate(2017, 1, 1).PlusDays(n);
}
