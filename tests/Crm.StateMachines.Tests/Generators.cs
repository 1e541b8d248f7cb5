using FsCheck;
using FsCheck.Fluent;

namespace Crm.StateMachines.Tests;

/// <summary>Random machines. From one seed each, so that a counter-example is one number.</summary>
internal static class Generators
{
    public static Arbitrary<int> Seeds => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    /// <summary>Any structure whose names resolve: it may have unreachable states and dead ends.</summary>
    public static Model Rough(Random random)
    {
        var count = random.Next(1, 9);
        var parents = Enumerable.Range(0, count).Select(i => i > 0 && random.Next(2) == 0 ? $"s{random.Next(i)}" : null).ToArray();
        var states = Enumerable.Range(0, count).Select(i =>
        {
            var children = Enumerable.Range(0, count).Where(child => parents[child] == $"s{i}").ToArray();
            var initial = children.Length == 0 ? null : $"s{children[random.Next(children.Length)]}";
            return new Model.StateSpec($"s{i}", parents[i], initial, initial is null && random.Next(3) == 0, Effects(random, $"in{i}_"), Effects(random, $"out{i}_"));
        }).ToList();
        var drafts = Enumerable.Range(0, random.Next(0, 13)).Select(i => new Model.TransitionSpec(
            $"s{random.Next(count)}",
            $"t{random.Next(4)}",
            random.Next(5) == 0 ? null : $"s{random.Next(count)}",
            null,
            [.. Enumerable.Range(0, 5).Where(_ => random.Next(3) == 0).Select(guard => $"g{guard}")],
            Effects(random, $"do{i}_")));
        return new(states, [.. drafts.GroupBy(draft => (draft.From, draft.Trigger)).SelectMany(group => Ordered([.. group], random))], $"s{random.Next(count)}");
    }

    /// <summary>A valid machine: dead ends are made final, and what cannot be reached gets a transition of its own.</summary>
    public static Model Valid(Random random)
    {
        var model = Rough(random);
        while (model.Leaves.Except(model.Reachable()).FirstOrDefault() is { } lost)
        {
            model = model with { Transitions = [.. model.Transitions, new(model.Begin(model.Initial), $"reach_{lost}", lost, null, [], [])] };
        }

        return model with
        {
            States = [.. model.States.Select(state => state.Initial is null && model.Ways(state.Name).All(next => next == state.Name) ? state with { Final = true } : state)],
        };
    }

    private static Model.TransitionSpec[] Ordered(Model.TransitionSpec[] group, Random random)
    {
        if (group.Length == 1 && random.Next(2) == 0)
        {
            return group;
        }

        // Only the last may be without guards; written down in any order.
        var ordered = group.Select((transition, i) => transition with
        {
            Order = (i * 3) - 4,
            Guards = i < group.Length - 1 && transition.Guards.Length == 0 ? ["g0"] : transition.Guards,
        }).ToArray();
        random.Shuffle(ordered);
        return ordered;
    }

    private static string[] Effects(Random random, string prefix) => [.. Enumerable.Range(0, random.Next(3)).Select(i => $"{prefix}{i}")];
}
