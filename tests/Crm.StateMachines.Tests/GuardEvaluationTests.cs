namespace Crm.StateMachines.Tests;

public sealed class GuardEvaluationTests
{
    private readonly StateMachine _routing = DecisionTests.Ordered(false);

    [Fact]
    public async Task Asynchronously_each_guard_is_asked_once_and_later_candidates_only_when_needed()
    {
        List<string> asked = [];
        ValueTask<bool> IsMet(Guard guard, bool answer, CancellationToken cancellationToken)
        {
            asked.Add(guard.Name);
            return ValueTask.FromResult(answer);
        }

        var candidates = _routing.Candidates(_routing.State("new"), _routing.Trigger("route"));
        var accepted = await candidates.DecideAsync(true, IsMet);
        Assert.Equal("high", accepted.Next.Name);
        Assert.Equal(["isLarge", "isKnown"], asked);

        asked.Clear();
        var refused = await candidates.DecideAsync(false, IsMet);
        Assert.Equal(DecisionKind.Refused, refused.Kind);
        Assert.Equal(["isLarge", "isKnown"], asked);
        Assert.Equal(2, refused.UnmetGuards.Count);
    }

    [Fact]
    public async Task Asynchronous_deciding_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        var candidates = _routing.Candidates(_routing.State("new"), _routing.Trigger("route"));

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await candidates.DecideAsync(
            source,
            static async (_, source, _) =>
            {
                await source.CancelAsync();
                return true;
            },
            source.Token));
    }

    [Fact]
    public async Task Nothing_is_asked_where_nothing_is_permitted()
    {
        var candidates = _routing.Candidates(_routing.State("high"), _routing.Trigger("route"));

        Assert.True(candidates.IsEmpty);
        Assert.Empty(candidates.Guards);
        Assert.Empty(candidates.Transitions);
        Assert.Equal(DecisionKind.NotPermitted, candidates.Decide().Kind);
        Assert.Equal(DecisionKind.NotPermitted, (await candidates.DecideAsync<int>(0, (_, _, _) => throw new InvalidOperationException())).Kind);
    }

    [Fact]
    public void Candidates_come_in_order_with_all_their_guards()
    {
        var candidates = _routing.Candidates(_routing.State("new"), _routing.Trigger("route"));

        Assert.Equal(["high", "middle"], candidates.Transitions.Select(transition => transition.Target!.Name));
        Assert.Equal(["isLarge", "isKnown"], candidates.Guards.Select(guard => guard.Name));
    }

    [Fact]
    public void An_unmet_guard_of_another_machine_is_never_taken_for_met()
    {
        var stranger = DecisionTests.Ordered(false).Guards[0];
        var candidates = _routing.Candidates(_routing.State("new"), _routing.Trigger("route"));

        var exception = Assert.Throws<StateMachineException>(() => candidates.Decide(stranger));
        Assert.Equal(StateMachineErrorCodes.UnknownGuard, exception.Code);
    }

    [Fact]
    public void A_bound_machine_asks_its_predicates()
    {
        var deal = Samples.Deal().Bind(new Dictionary<string, GuardPredicate<decimal?>>
        {
            ["hasAmount"] = static (in amount) => amount is not null,
            ["hasContact"] = static (in amount) => amount > 10,
        });

        Assert.Equal("won", deal.Decide("proposal", "win", 11m).Next.Name);
        Assert.Equal(["hasContact"], Unmet(deal.Decide("proposal", "win", 10m)));
        Assert.Equal(["hasAmount", "hasContact"], Unmet(deal.Decide("proposal", "win", null)));
    }

    [Fact]
    public void Binding_names_every_guard_without_a_predicate()
    {
        var exception = Assert.Throws<StateMachineException>(() => Samples.Deal().Bind(new Dictionary<string, GuardPredicate<int>>()));

        Assert.Equal(StateMachineErrorCodes.UnboundGuard, exception.Code);
        Assert.Contains("hasAmount, hasContact", exception.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Unmet(Decision decision) => decision.UnmetGuards.ToImmutableArray().Select(guard => guard.Name);
}
