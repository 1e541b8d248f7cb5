namespace Crm.StateMachines.Tests;

/// <summary>Machines that several tests look at.</summary>
internal static class Samples
{
    public const string DealJson = """
        {
          "name": "b2b",
          "initial": "open",
          "states": [
            {
              "name": "open",
              "label": "Open",
              "initial": "prospecting",
              "onEntry": ["startClock"],
              "onExit": ["stopClock"],
              "states": [
                { "name": "prospecting", "tags": { "probability": "10" } },
                { "name": "proposal", "kind": "late", "onEntry": [{ "name": "task", "argument": "send offer" }], "onExit": ["closeTasks"] }
              ]
            },
            { "name": "won", "final": true, "onEntry": ["celebrate"] },
            { "name": "lost", "final": true }
          ],
          "transitions": [
            { "from": "prospecting", "trigger": "advance", "to": "proposal" },
            { "from": "open", "trigger": "win", "to": "won", "label": "Win", "effects": ["stampCloseDate"],
              "guards": [{ "name": "hasAmount", "reason": "amount_missing", "description": "An amount is set." }, "hasContact"] },
            { "from": "open", "trigger": "lose", "to": "lost" },
            { "from": "open", "trigger": "restart", "to": "open" },
            { "from": "open", "trigger": "call", "internal": true, "effects": ["logCall"] },
            { "from": "lost", "trigger": "reopen", "to": "open" }
          ]
        }
        """;

    public static StateMachine Deal() => StateMachine.FromJson(DealJson);

    /// <summary>The same machine, in code.</summary>
    public static StateMachine DealInCode() => StateMachine.Define("b2b")
        .Initial("open")
        .State("open", open => open
            .Label("Open").Initial("prospecting").OnEntry("startClock").OnExit("stopClock")
            .State("prospecting", state => state.Tag("probability", "10").On("advance", "proposal"))
            .State("proposal", state => state.Kind("late").OnEntry("task", "send offer").OnExit("closeTasks")))
        .State("won", state => state.Final().OnEntry("celebrate"))
        .State("lost", state => state.Final())
        .Transition("open", "win", "won", win => win
            .Label("Win").When("hasAmount", "amount_missing", "An amount is set.").When("hasContact").Do("stampCloseDate"))
        .Transition("open", "lose", "lost")
        .Transition("open", "restart", "open")
        .Internal("open", "call", call => call.Do("logCall"))
        .Transition("lost", "reopen", "open")
        .Build();

    public static string[] Names(this IEnumerable<Effect> effects) => [.. effects.Select(static effect => effect.ToString())];

    public static Decision Decide(this StateMachine machine, string from, string trigger, params string[] unmet)
    {
        var candidates = machine.Candidates(machine.State(from), machine.Trigger(trigger));
        return candidates.Decide([.. candidates.Guards.Where(guard => unmet.Contains(guard.Name))]);
    }
}
