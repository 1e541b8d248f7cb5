namespace Crm.StateMachines.Tests;

public sealed class AllocationTests
{
    private readonly record struct Deal(decimal? Amount, bool HasContact);

    [Theory]
    [InlineData("proposal", "win", true, DecisionKind.Accepted)]
    [InlineData("proposal", "win", false, DecisionKind.Refused)]
    [InlineData("won", "win", true, DecisionKind.NotPermitted)]
    [InlineData("proposal", "call", true, DecisionKind.Accepted)]
    public void Deciding_and_reading_the_decision_allocate_nothing(string from, string trigger, bool complete, DecisionKind expected)
    {
        var machine = Samples.Deal().Bind(new Dictionary<string, GuardPredicate<Deal>>
        {
            ["hasAmount"] = static (in deal) => deal.Amount is not null,
            ["hasContact"] = static (in deal) => deal.HasContact,
        });
        var deal = complete ? new Deal(1, true) : default;
        var (state, occurrence) = (machine.Definition.State(from), machine.Definition.Trigger(trigger));

        Assert.Equal(expected, machine.Decide(state, occurrence, in deal).Kind);
        Assert.Equal(0, BytesOf(() =>
        {
            var decision = machine.Decide(state, occurrence, in deal);
            foreach (var guard in decision.UnmetGuards)
            {
                _ = guard.Reason;
            }

            return decision.Effects.Length + decision.PermittedTriggers.Length + decision.Next.Index;
        }));
        Assert.Equal(0, BytesOf(() => machine.Decide(from, trigger, in deal).Next.Index));
    }

    [Fact]
    public void Deciding_from_known_answers_allocates_nothing()
    {
        var machine = Samples.Deal();
        var (state, trigger, unmet) = (machine.State("proposal"), machine.Trigger("win"), machine.Guards[1]);

        Assert.Equal(0, BytesOf(() => machine.Candidates(state, trigger).Decide(unmet).UnmetGuards.Count));
    }

    private static long BytesOf(Func<int> action)
    {
        for (var i = 0; i < 100; i++)
        {
            action();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            action();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
