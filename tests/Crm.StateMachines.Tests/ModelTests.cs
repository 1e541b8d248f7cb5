using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.StateMachines.Tests;

public sealed class ModelTests
{
    [Fact]
    public void Random_machines_go_the_way_of_the_naive_model() => Prop.ForAll(Generators.Seeds, seed =>
    {
        var random = new Random(seed);
        var model = Generators.Valid(random);
        var machine = model.Build();
        var bound = machine.Bind(machine.Guards.ToDictionary(
            guard => guard.Name,
            guard => (GuardPredicate<HashSet<string>>)((in HashSet<string> unmet) => !unmet.Contains(guard.Name))));
        var current = model.Begin(model.Initial);
        Assert.Equal(current, machine.Initial.Name);
        for (var i = 0; i < 25 && machine.Triggers.Length > 0; i++)
        {
            var trigger = machine.Triggers[random.Next(machine.Triggers.Length)].Name;
            var unmet = Enumerable.Range(0, 5).Where(_ => random.Next(3) == 0).Select(guard => $"g{guard}").ToHashSet();
            var expected = model.Decide(current, trigger, unmet);
            var permitted = machine.Triggers.Select(known => known.Name).Where(name => model.Tried(current, name).Any());

            var decision = bound.Decide(current, trigger, unmet);
            AssertSame(expected, decision);
            AssertSame(expected, machine.Decide(current, trigger, [.. unmet]));
            AssertSame(expected, machine.Candidates(machine.State(current), machine.Trigger(trigger))
                .DecideAsync(unmet, static (guard, unmet, _) => ValueTask.FromResult(!unmet.Contains(guard.Name))).AsTask().GetAwaiter().GetResult());
            Assert.Equal(permitted, decision.PermittedTriggers.Select(known => known.Name));
            current = expected.Next;
        }
    }).Holds(500);

    [Fact]
    public void A_structure_is_refused_exactly_for_what_cannot_be_reached_or_left() => Prop.ForAll(Generators.Seeds, seed =>
    {
        var model = Generators.Rough(new Random(seed));
        var lost = model.Leaves.Except(model.Reachable()).Select(name => (StateMachineErrorCodes.UnreachableState, name));
        var stuck = model.Leaves.Where(name => !model[name].Final && model.Ways(name).All(next => next == name)).Select(name => (StateMachineErrorCodes.DeadEnd, name));
        var expected = lost.Concat(stuck).ToHashSet();

        var actual = Record.Exception(() => model.Build()) switch
        {
            null => [],
            StateMachineDefinitionException exception => exception.Problems.Select(problem => (problem.Code, problem.State!)).ToHashSet(),
            var other => throw other,
        };

        Assert.Equal(expected, actual);
    }).Holds(500);

    [Fact]
    public void Json_round_trips_to_the_same_text_and_the_same_decisions() => Prop.ForAll(Generators.Seeds, seed =>
    {
        var random = new Random(seed);
        var model = Generators.Valid(random);
        var machine = model.Build();
        var read = StateMachine.FromJson(machine.ToJson(indented: random.Next(2) == 0));

        Assert.Equal(machine.ToJson(), read.ToJson());
        Assert.Equal(machine.ToMermaid(), read.ToMermaid());
        Assert.Equal(machine.ToDot(), read.ToDot());
        Assert.Equal(machine.InitialEffects.AsEnumerable(), read.InitialEffects);
        foreach (var leaf in model.Leaves)
        {
            foreach (var trigger in machine.Triggers.Select(trigger => trigger.Name))
            {
                var unmet = Enumerable.Range(0, 5).Where(_ => random.Next(2) == 0).Select(guard => $"g{guard}").ToArray();
                AssertSame(model.Decide(leaf, trigger, unmet.ToHashSet()), read.Decide(leaf, trigger, unmet));
            }
        }
    }).Holds(500);

    private static void AssertSame(Model.Answer expected, Decision actual)
    {
        Assert.Equal(expected.Kind, actual.Kind.ToString());
        Assert.Equal(expected.Next, actual.Next.Name);
        Assert.Equal(expected.Effects, actual.Effects.Names());
        Assert.Equal(expected.Unmet.Order(), actual.UnmetGuards.ToImmutableArray().Select(guard => guard.Name).Order());
    }
}
