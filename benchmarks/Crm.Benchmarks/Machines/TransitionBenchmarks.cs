using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using Crm.StateMachines;

namespace Crm.Benchmarks.Machines;

/// <summary>One decision, with state and trigger at hand: by a machine defined in code with one guard, by one defined in JSON with a super-state and three guards, and by a switch written by hand.</summary>
public class TransitionBenchmarks
{
    private const string Json = """
        {
          "name": "b2b", "initial": "open",
          "states": [
            { "name": "open", "initial": "prospecting", "states": [ { "name": "prospecting" }, { "name": "proposal" } ] },
            { "name": "won", "final": true }
          ],
          "transitions": [
            { "from": "prospecting", "trigger": "advance", "to": "proposal" },
            { "from": "open", "trigger": "win", "to": "won", "guards": ["hasAmount", "hasContact", "hasDate"], "effects": ["stamp"] }
          ]
        }
        """;

    private static readonly Dictionary<string, GuardPredicate<Sale>> Guards = new(StringComparer.Ordinal)
    {
        ["hasAmount"] = static (in s) => s.Amount > 0,
        ["hasContact"] = static (in s) => s.HasContact,
        ["hasDate"] = static (in s) => s.HasDate,
    };

    private readonly Sale sale = new(100, HasContact: true, HasDate: true);
    private StateMachine<Sale> simple = null!;
    private StateMachine<Sale> rich = null!;
    private State simpleFrom = null!;
    private State richFrom = null!;
    private Trigger simpleWin = null!;
    private Trigger richWin = null!;
    private Stage stage;
    private Step step;

    public enum Stage
    {
        Prospecting,
        Proposal,
        Won,
    }

    public enum Step
    {
        Advance,
        Win,
    }

    [GlobalSetup]
    public void Setup()
    {
        simple = StateMachine.Define("deal").Initial("open").State("open").State("won", s => s.Final())
            .Transition("open", "win", "won", t => t.When("hasAmount")).Build().Bind(Guards);
        rich = StateMachine.FromJson(Json).Bind(Guards);
        (simpleFrom, simpleWin) = (simple.Definition.State("open"), simple.Definition.Trigger("win"));
        (richFrom, richWin) = (rich.Definition.State("proposal"), rich.Definition.Trigger("win"));
        (stage, step) = (Stage.Proposal, Step.Win);
        if (OneGuard() != simple.Definition.State("won").Index || SuperStateAndThreeGuards() != rich.Definition.State("won").Index || OneGuardByHand() != (int)Stage.Won || ThreeGuardsByHand() != (int)Stage.Won)
        {
            throw new InvalidOperationException("Not all decide to win.");
        }
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("transition, one guard")]
    public int OneGuardByHand() => (int)DecideOne(stage, step, in sale);

    [Benchmark]
    [BenchmarkCategory("transition, one guard")]
    public int OneGuard() => simple.Decide(simpleFrom, simpleWin, in sale).Next.Index;

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("transition, super-state and three guards")]
    public int ThreeGuardsByHand() => (int)DecideThree(stage, step, in sale);

    [Benchmark]
    [BenchmarkCategory("transition, super-state and three guards")]
    public int SuperStateAndThreeGuards() => rich.Decide(richFrom, richWin, in sale).Next.Index;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Stage DecideOne(Stage from, Step step, in Sale sale) => (from, step) switch
    {
        (Stage.Prospecting, Step.Advance) => Stage.Proposal,
        (Stage.Prospecting or Stage.Proposal, Step.Win) when sale.Amount > 0 => Stage.Won,
        _ => from,
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Stage DecideThree(Stage from, Step step, in Sale sale) => (from, step) switch
    {
        (Stage.Prospecting, Step.Advance) => Stage.Proposal,
        (Stage.Prospecting or Stage.Proposal, Step.Win) when sale is { Amount: > 0, HasContact: true, HasDate: true } => Stage.Won,
        _ => from,
    };

    private readonly record struct Sale(int Amount, bool HasContact, bool HasDate);
}
