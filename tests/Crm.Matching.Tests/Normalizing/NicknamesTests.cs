using Crm.Matching.Normalizing;

namespace Crm.Matching.Tests.Normalizing;

public sealed class NicknamesTests
{
    [Theory]
    [InlineData("bob", "robert")]
    [InlineData("bill", "william")]
    [InlineData("peggy", "margaret")]
    [InlineData("bert", "albert")]
    [InlineData("bert", "robert")]
    [InlineData("sascha", "alexander")]
    [InlineData("hans", "johannes")]
    [InlineData("manu", "emmanuel")]
    [InlineData("paco", "francisco")]
    [InlineData("beppe", "giuseppe")]
    [InlineData("kees", "cornelis")]
    [InlineData("gosia", "malgorzata")]
    [InlineData("sasha", "aleksandr")]
    [InlineData("x", "x")]
    public void A_short_form_is_the_same_name(string one, string other) => Assert.True(Nicknames.AreSame(one, other));

    [Theory]
    [InlineData("albert", "robert")]
    [InlineData("john", "robert")]
    [InlineData("", "robert")]
    public void Others_are_not(string one, string other) => Assert.False(Nicknames.AreSame(one, other));

    [Fact]
    public void The_full_name_leads()
    {
        Assert.Equal("robert", Nicknames.Canonical("bobby"));
        Assert.Equal("unknown", Nicknames.Canonical("unknown"));
    }

    [Fact]
    public void There_are_many_groups_and_looking_them_up_allocates_nothing()
    {
        Assert.True(Nicknames.GroupCount > 1000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Nicknames.AreSame("peggy", "margaret");
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
