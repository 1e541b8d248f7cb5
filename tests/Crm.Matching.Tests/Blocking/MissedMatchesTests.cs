using Crm.Matching.Blocking;

namespace Crm.Matching.Tests.Blocking;

public sealed class MissedMatchesTests
{
    [Fact]
    public void Keys_that_miss_independently_tell_what_all_of_them_miss()
    {
        // Four keys that each have 70 % of 10,000 matches: none has 0.3^4 of them.
        var matches = Enumerable.Range(1, 15).ToDictionary(set => (ulong)set, set => 10_000 * Math.Pow(0.7, int.PopCount(set)) * Math.Pow(0.3, 4 - int.PopCount(set)));
        var missed = MissedMatches.Estimate(matches, 4);
        Assert.Equal(10_000 * (1 - Math.Pow(0.3, 4)), missed.Found, 1e-6);
        Assert.InRange(missed.Missed!.Value, 81 * 0.6, 81 * 1.01);
        Assert.All(missed.KeyRecalls, recall => Assert.Equal(0.7, recall!.Value, 1e-9));
        Assert.InRange(missed.Recall!.Value, 0.9919, 0.997);
    }

    [Fact]
    public void One_key_alone_cannot_tell()
    {
        var missed = MissedMatches.Estimate([new(1, 100)], 1);
        Assert.Equal((100, null, null, null), (missed.Found, missed.Missed, missed.Recall, missed.KeyRecalls[0]));
    }

    [Fact]
    public void Where_all_keys_have_all_nothing_is_missed() => Assert.Equal(1, MissedMatches.Estimate([new(3, 100)], 2).Recall);

    [Fact]
    public void Matches_of_keys_that_are_not_there_are_refused()
    {
        Assert.Equal(MatchingErrorCodes.InvalidValue, Assert.Throws<MatchingException>(() => MissedMatches.Estimate([new(4, 1)], 2)).Code);
        Assert.Equal(MatchingErrorCodes.InvalidValue, Assert.Throws<MatchingException>(() => MissedMatches.Estimate([new(1, double.NaN)], 2)).Code);
        Assert.Equal(MatchingErrorCodes.InvalidOption, Assert.Throws<MatchingException>(() => MissedMatches.Estimate([], 65)).Code);
    }
}
