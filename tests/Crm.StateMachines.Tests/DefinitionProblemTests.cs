namespace Crm.StateMachines.Tests;

public sealed class DefinitionProblemTests
{
    [Fact]
    public void A_machine_has_states()
    {
        var problems = ProblemsOf(StateMachine.Define("m"));
        Assert.Equal([StateMachineErrorCodes.NoStates, StateMachineErrorCodes.NoInitial], problems.Select(problem => problem.Code));
    }

    [Fact]
    public void A_machine_says_where_it_begins() =>
        Assert.Contains("a, b", Only(StateMachineErrorCodes.NoInitial, null, null, StateMachine.Define("m").State("a", a => a.On("go", "b")).State("b", b => b.Final())).Expected, StringComparison.Ordinal);

    [Fact]
    public void A_super_state_says_where_it_begins() => Only(
        StateMachineErrorCodes.NoInitial, "s", null, StateMachine.Define("m").Initial("a").State("s", s => s.State("a", a => a.Final())));

    [Fact]
    public void The_initial_state_exists() => Only(
        StateMachineErrorCodes.UnknownInitial, null, null, StateMachine.Define("m").Initial("x").State("a", a => a.Final()));

    [Fact]
    public void The_initial_child_lies_directly_in_the_super_state() => Only(
        StateMachineErrorCodes.UnknownInitial,
        "s",
        null,
        Two().State("s", s => s.Initial("a").State("c", c => c.Final())).Transition("a", "to", "c"));

    [Fact]
    public void A_simple_state_has_no_initial_child() => Only(
        StateMachineErrorCodes.InitialOfSimpleState, "c", null, Two().State("c", c => c.Final().Initial("a")).Transition("a", "to", "c"));

    [Fact]
    public void Names_of_states_are_unique() => Only(StateMachineErrorCodes.DuplicateState, "a", null, Two().State("s", s => s.Initial("a").State("a")));

    [Fact]
    public void A_super_state_exists() => Only(StateMachineErrorCodes.UnknownParent, "c", null, Two().State("c", c => c.In("x").Final()));

    [Fact]
    public void Super_states_do_not_contain_themselves()
    {
        var problems = ProblemsOf(Two().State("c", c => c.In("d")).State("d", d => d.In("c")).State("e", e => e.In("e")).State("f", f => f.In("d")));

        Assert.Equal(
            [(StateMachineErrorCodes.SuperStateCycle, "c"), (StateMachineErrorCodes.SuperStateCycle, "d"), (StateMachineErrorCodes.SuperStateCycle, "e")],
            problems.Select(problem => (problem.Code, problem.State!)));
    }

    [Fact]
    public void A_super_state_is_not_final() => Only(
        StateMachineErrorCodes.FinalSuperState, "s", null, StateMachine.Define("m").Initial("s").State("s", s => s.Final().Initial("a").State("a", a => a.Final())));

    [Fact]
    public void A_transition_starts_from_a_state() => Only(StateMachineErrorCodes.UnknownSource, "x", "t", Two().Transition("x", "t", "b"));

    [Fact]
    public void A_transition_leads_to_a_state_and_the_error_offers_them()
    {
        var problem = Only(StateMachineErrorCodes.UnknownTarget, "a", "t", Two().Transition("a", "t", "x"));
        Assert.Equal("One of the states: a, b.", problem.Expected);
    }

    [Fact]
    public void Two_transitions_of_one_trigger_need_an_order() => Assert.Equal(
        [StateMachineErrorCodes.AmbiguousTransition, StateMachineErrorCodes.AmbiguousTransition],
        ProblemsOf(Two().Transition("a", "t", "b", t => t.When("g")).Transition("a", "t", "b")).Select(problem => problem.Code));

    [Fact]
    public void Orders_are_distinct() => Only(
        StateMachineErrorCodes.AmbiguousTransition, "a", "t", Two().Transition("a", "t", "b", t => t.Order(1).When("g")).Transition("a", "t", "b", t => t.Order(1)));

    [Fact]
    public void Nothing_comes_after_a_transition_without_guards() => Only(
        StateMachineErrorCodes.ShadowedTransition, "a", "t", Two().Transition("a", "t", "b", t => t.Order(2).When("g")).Transition("a", "t", "b", t => t.Order(1)));

    [Fact]
    public void Every_state_can_be_reached() => Only(StateMachineErrorCodes.UnreachableState, "c", null, Two().State("c", c => c.On("back", "a")));

    [Fact]
    public void A_state_whose_inherited_way_is_always_overridden_cannot_be_reached() => Only(
        StateMachineErrorCodes.UnreachableState,
        "lost",
        null,
        StateMachine.Define("m").Initial("a").State("s", s => s.Initial("a").On("end", "lost").State("a", a => a.On("end", "won")))
            .State("won", s => s.Final()).State("lost", s => s.Final()));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_state_that_is_not_final_can_be_left(bool turnsInPlace)
    {
        var builder = Two().State("c").Transition("a", "to", "c");
        Only(StateMachineErrorCodes.DeadEnd, "c", null, turnsInPlace ? builder.Transition("c", "again", "c").Internal("c", "note") : builder);
    }

    [Fact]
    public void A_guard_is_named_once_by_a_transition() => Only(
        StateMachineErrorCodes.DuplicateGuard, "a", "t", Two().Transition("a", "t", "b", t => t.When("g").When("g")));

    [Fact]
    public void A_guard_has_one_reason() => Only(
        StateMachineErrorCodes.ConflictingGuard, "a", "u", Two().Transition("a", "t", "b", t => t.When("g", "one")).Transition("a", "u", "b", t => t.When("g", "two")));

    [Fact]
    public void What_one_mention_of_a_guard_leaves_open_another_says()
    {
        var guard = Assert.Single(Two()
            .Transition("a", "t", "b", t => t.When("g")).Transition("a", "u", "b", t => t.When("g", "code")).Transition("a", "v", "b", t => t.When("g", null, "words"))
            .Build().Guards);
        Assert.Equal(("code", "words"), (guard.Reason, guard.Description));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" a")]
    [InlineData("a\n")]
    [InlineData("a\0b")]
    [InlineData("a\udc00", true)]
    public void Names_are_usable(string name, bool endsInSurrogate = false)
    {
        // An attribute cannot hold a lone surrogate.
        name = endsInSurrogate ? "a" + (char)0xdc00 : name;
        Assert.Contains(ProblemsOf(StateMachine.Define(name).Initial("a").State("a", a => a.Final())), problem => problem.Code == StateMachineErrorCodes.InvalidName);
        Assert.Contains(ProblemsOf(Two().Internal("a", name)), problem => problem.Code == StateMachineErrorCodes.InvalidName && problem.Trigger == name);
    }

    [Fact]
    public void Texts_are_valid_unicode() => Only(
        StateMachineErrorCodes.InvalidText, "a", "t", Two().Transition("a", "t", "b", t => t.Do("effect", "\udc00")));

    [Fact]
    public void All_problems_are_listed_at_once()
    {
        var exception = Assert.Throws<StateMachineDefinitionException>(() => StateMachine.Define("m").Initial("x")
            .State("a", a => a.On("go", "nowhere"))
            .State("stuck")
            .State("s", s => s.Final().State("child", child => child.Final()))
            .Transition("ghost", "go", "a")
            .Transition("a", "stop", "stuck", t => t.When("g").When("g"))
            .Build());

        Assert.Equal(StateMachineErrorCodes.InvalidDefinition, exception.Code);
        Assert.Equal(
            new[]
            {
                StateMachineErrorCodes.UnknownInitial, StateMachineErrorCodes.NoInitial, StateMachineErrorCodes.FinalSuperState, StateMachineErrorCodes.UnknownTarget,
                StateMachineErrorCodes.UnknownSource, StateMachineErrorCodes.DuplicateGuard, StateMachineErrorCodes.DeadEnd,
            },
            exception.Problems.Select(problem => problem.Code));
        Assert.All(exception.Problems, problem =>
        {
            Assert.Contains(problem.ToString(), exception.Message, StringComparison.Ordinal);
            Assert.NotEmpty(problem.Expected);
            Assert.Null(problem.Path);
        });
    }

    private static StateMachineBuilder Two() => StateMachine.Define("m").Initial("a").State("a", a => a.On("go", "b")).State("b", b => b.Final());

    private static System.Collections.Immutable.ImmutableArray<DefinitionProblem> ProblemsOf(StateMachineBuilder builder) =>
        Assert.Throws<StateMachineDefinitionException>(() => builder.Build()).Problems;

    private static DefinitionProblem Only(string code, string? state, string? trigger, StateMachineBuilder builder)
    {
        var problem = Assert.Single(ProblemsOf(builder));
        Assert.Equal((code, state, trigger), (problem.Code, problem.State, problem.Trigger));
        return problem;
    }
}
