namespace Crm.StateMachines.Tests;

public sealed class SharingTests
{
    [Fact]
    public void Many_threads_get_the_same_decisions_from_one_machine()
    {
        var machine = Samples.Deal();
        var (proposal, win) = (machine.State("proposal"), machine.Trigger("win"));
        var before = machine.ToJson();

        var kinds = Enumerable.Range(0, 20_000).AsParallel().WithDegreeOfParallelism(4)
            .Select(i => (Unmet: i % 2, Decision: machine.Candidates(proposal, win).Decide(machine.Guards.AsSpan()[..(i % 2)])))
            .ToList();

        Assert.All(kinds, pair => Assert.Equal(pair.Unmet == 0 ? DecisionKind.Accepted : DecisionKind.Refused, pair.Decision.Kind));
        Assert.Equal(before, machine.ToJson());
    }

    [Fact]
    public void What_is_added_to_the_builder_later_does_not_reach_a_built_machine()
    {
        StateBuilder? kept = null;
        var builder = StateMachine.Define("m").Initial("a").State("a", a => (kept = a).OnExit("leave").Tag("k", "v").On("go", "b")).State("b", b => b.Final());
        var first = builder.Build();
        var before = first.ToJson();

        kept!.OnExit("more").Tag("k", "w").Label("A");
        builder.State("c", c => c.Final()).Transition("b", "on", "c");

        Assert.Equal(before, first.ToJson());
        Assert.Equal(["leave", "more"], builder.Build().Decide("a", "go").Effects.Names());
    }

    [Fact]
    public void Tags_cannot_be_changed_through_a_cast()
    {
        var tags = Assert.IsType<IDictionary<string, string>>(Samples.Deal().State("prospecting").Tags, exactMatch: false);

        Assert.Throws<NotSupportedException>(() => tags["probability"] = "90");
    }
}
