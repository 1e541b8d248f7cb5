namespace Crm.StateMachines.Tests;

public sealed class DecisionTests
{
    private readonly StateMachine _deal = Samples.Deal();

    [Fact]
    public void A_life_begins_in_the_initial_child_with_entry_effects_from_the_outside_in()
    {
        Assert.Equal("prospecting", _deal.Initial.Name);
        Assert.Equal(["startClock"], _deal.InitialEffects.Names());
    }

    [Fact]
    public void Effects_come_in_the_order_exit_transition_entry()
    {
        var decision = _deal.Decide("proposal", "win");

        Assert.Equal(DecisionKind.Accepted, decision.Kind);
        Assert.Equal("won", decision.Next.Name);
        Assert.Equal(["closeTasks", "stopClock", "stampCloseDate", "celebrate"], decision.Effects.Names());
        Assert.Equal("Win", decision.Transition!.Label);
        Assert.Equal("open", decision.Transition.Source.Name);
    }

    [Fact]
    public void Moving_inside_a_super_state_does_not_leave_it() =>
        Assert.Equal(["task(send offer)"], _deal.Decide("prospecting", "advance").Effects.Names());

    [Fact]
    public void A_self_transition_leaves_and_enters_again()
    {
        var decision = _deal.Decide("proposal", "restart");

        Assert.Equal("prospecting", decision.Next.Name);
        Assert.Equal(["closeTasks", "stopClock", "startClock"], decision.Effects.Names());
        Assert.True(decision.Transition!.IsSelf);
    }

    [Fact]
    public void An_internal_transition_stays_and_has_its_own_effects_only()
    {
        var decision = _deal.Decide("proposal", "call");

        Assert.True(decision.IsAccepted);
        Assert.Equal("proposal", decision.Next.Name);
        Assert.Equal(["logCall"], decision.Effects.Names());
        Assert.True(decision.Transition!.IsInternal);
    }

    [Fact]
    public void A_refusal_names_every_unmet_guard_with_reason_and_description()
    {
        var decision = _deal.Decide("prospecting", "win", "hasAmount", "hasContact");

        Assert.Equal(DecisionKind.Refused, decision.Kind);
        Assert.Equal("prospecting", decision.Next.Name);
        Assert.Null(decision.Transition);
        Assert.Empty(decision.Effects);
        Assert.Equal(2, decision.UnmetGuards.Count);
        Assert.Equal(["amount_missing", "hasContact"], decision.UnmetGuards.ToImmutableArray().Select(guard => guard.Reason));
        Assert.Equal("An amount is set.", decision.UnmetGuards.ToImmutableArray()[0].Description);
        Assert.Equal("prospecting -win-> refused: amount_missing, hasContact", decision.ToString());
    }

    [Fact]
    public void What_is_not_permitted_says_what_is()
    {
        var decision = _deal.Decide("won", "advance");
        Assert.Equal(DecisionKind.NotPermitted, decision.Kind);
        Assert.Empty(decision.PermittedTriggers);

        var other = _deal.Decide("lost", "advance");
        Assert.Equal(["reopen"], other.PermittedTriggers.Select(trigger => trigger.Name));
        Assert.Equal("lost", other.Next.Name);
        Assert.Equal(0, other.UnmetGuards.Count);
    }

    [Fact]
    public void Permitted_triggers_include_those_of_super_states() => Assert.Equal(
        ["advance", "win", "lose", "restart", "call"],
        _deal.PermittedTriggers(_deal.State("prospecting")).Select(trigger => trigger.Name));

    [Fact]
    public void The_nearer_transition_overrides_that_of_the_super_state()
    {
        var machine = StateMachine.Define("m").Initial("a")
            .State("super", s => s.Initial("a").On("go", "end").State("a", a => a.On("go", "b", t => t.When("ready"))).State("b"))
            .State("end", s => s.Final())
            .Build();

        Assert.Equal("b", machine.Decide("a", "go").Next.Name);
        Assert.Equal(DecisionKind.Refused, machine.Decide("a", "go", "ready").Kind);
        Assert.Equal("end", machine.Decide("b", "go").Next.Name);
    }

    [Theory]
    [InlineData("high", new string[0])]
    [InlineData("middle", new[] { "isLarge" })]
    [InlineData("low", new[] { "isLarge", "isKnown" })]
    public void The_first_in_order_whose_guards_are_met_is_taken(string next, string[] unmet) =>
        Assert.Equal(next, Ordered(true).Decide("new", "route", unmet).Next.Name);

    [Fact]
    public void When_none_can_be_taken_the_guards_of_all_are_named_once()
    {
        var decision = Ordered(false).Decide("new", "route", "isLarge", "isKnown");

        Assert.Equal(["isLarge", "isKnown"], decision.UnmetGuards.ToImmutableArray().Select(guard => guard.Name));
    }

    [Fact]
    public void The_default_decision_is_harmless()
    {
        Decision none = default;

        Assert.Equal(DecisionKind.NotPermitted, none.Kind);
        Assert.Empty(none.Effects);
        Assert.Empty(none.PermittedTriggers);
        Assert.Equal(0, none.UnmetGuards.Count);
    }

    internal static StateMachine Ordered(bool withFallback)
    {
        var builder = StateMachine.Define("routing").Initial("new").State("new")
            .State("high", s => s.Final()).State("middle", s => s.Final()).State("low", s => s.Final())
            .Transition("new", "route", "middle", t => t.Order(2).When("isKnown"))
            .Transition("new", "route", "high", t => t.Order(1).When("isLarge").When("isKnown"));
        return withFallback
            ? builder.Transition("new", "route", "low", t => t.Order(3)).Build()
            : builder.Transition("new", "drop", "low").Build();
    }
}
