namespace Crm.StateMachines.Tests;

public sealed class HandleTests
{
    private readonly StateMachine _deal = Samples.Deal();

    [Fact]
    public void Names_are_looked_up_ordinally()
    {
        Assert.True(_deal.TryGetState("won", out var won));
        Assert.Same(won, _deal.State("won"));
        Assert.False(_deal.TryGetState("Won", out _));
        Assert.False(_deal.TryGetTrigger("Win", out _));
        Assert.Equal(StateMachineErrorCodes.UnknownState, Assert.Throws<StateMachineException>(() => _deal.State("Won")).Code);
        Assert.Equal(StateMachineErrorCodes.UnknownTrigger, Assert.Throws<StateMachineException>(() => _deal.Trigger("Win")).Code);
    }

    [Fact]
    public void A_super_state_cannot_be_the_current_state()
    {
        var open = _deal.State("open");
        Assert.Equal(StateMachineErrorCodes.NotASimpleState, Assert.Throws<StateMachineException>(() => _deal.Candidates(open, _deal.Trigger("win"))).Code);
        Assert.Equal(StateMachineErrorCodes.NotASimpleState, Assert.Throws<StateMachineException>(() => _deal.PermittedTriggers(open)).Code);
    }

    [Fact]
    public void States_and_triggers_of_another_build_are_refused()
    {
        var other = Samples.Deal();
        Assert.Equal(StateMachineErrorCodes.ForeignHandle, Assert.Throws<StateMachineException>(() => _deal.Candidates(other.State("won"), _deal.Trigger("win"))).Code);
        Assert.Equal(StateMachineErrorCodes.ForeignHandle, Assert.Throws<StateMachineException>(() => _deal.Candidates(_deal.State("won"), other.Trigger("win"))).Code);
        Assert.Equal(StateMachineErrorCodes.ForeignHandle, Assert.Throws<StateMachineException>(() => _deal.PermittedTriggers(other.State("won"))).Code);
    }

    [Fact]
    public void States_know_where_they_lie()
    {
        var (open, proposal) = (_deal.State("open"), _deal.State("proposal"));

        Assert.True(proposal.IsWithin(open));
        Assert.True(proposal.IsWithin(proposal));
        Assert.False(open.IsWithin(proposal));
        Assert.Same(open, proposal.Parent);
        Assert.Equal(["prospecting", "proposal"], open.Children.Select(state => state.Name));
        Assert.Equal("prospecting", open.InitialChild!.Name);
        Assert.Equal("10", open.InitialChild.Tags["probability"]);
        Assert.Equal("late", proposal.Kind);
        Assert.Equal(["open", "prospecting", "proposal", "won", "lost"], _deal.States.Select(state => state.Name));
        Assert.All(_deal.States, state => Assert.Same(state, _deal.States[state.Index]));
        Assert.All(_deal.Guards, guard => Assert.Same(guard, _deal.Guards[guard.Index]));
    }

    [Fact]
    public void Every_exception_of_the_package_derives_from_its_base() => Assert.All(
        typeof(StateMachine).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Exception))),
        type => Assert.True(type.IsAssignableTo(typeof(StateMachineException))));

    [Fact]
    public void Error_codes_are_distinct_and_of_one_family()
    {
        var codes = typeof(StateMachineErrorCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();

        Assert.Distinct(codes);
        Assert.All(codes, code => Assert.Matches("^state_machine\\.[a-z_]+$", code));
    }
}
