using Crm.StateMachines;

namespace Crm.Activities;

/// <summary>
/// A kind of activity: its life as a state machine without guards, whose simple states say by <see cref="State.Kind"/> (their own, or that of the nearest super-state)
/// which of the <see cref="ActivityPhases"/> they are. Immutable; checked when made.
/// </summary>
public sealed class ActivityKind
{
    private readonly Dictionary<string, string> phases = new(StringComparer.Ordinal);

    /// <summary>Makes a kind.</summary>
    /// <param name="name">Its name, 1-40 characters: lower-case letters, digits and <c>_</c>, a letter first.</param>
    /// <param name="machine">Its life; a new activity begins in its initial state.</param>
    /// <param name="complete">The trigger that completes one; null: none does.</param>
    /// <param name="cancel">The trigger that cancels one; null: none does.</param>
    /// <param name="reopen">The trigger that opens a closed one again; null: none does.</param>
    /// <exception cref="CrmException">It is not right (<c>crm.configuration</c>): the message names every problem.</exception>
    public ActivityKind(string name, StateMachine machine, string? complete, string? cancel = null, string? reopen = null)
    {
        (Name, Machine, Complete, Cancel, Reopen) = (name, machine, complete, cancel, reopen);
        var problems = new List<string>();
        CheckName(problems);
        ReadPhases(problems);
        if (!machine.Guards.IsEmpty)
        {
            problems.Add("the machine has guards; use a rule before the save instead");
        }

        CheckTrigger(complete, ActivityPhases.Done, problems);
        CheckTrigger(cancel, ActivityPhases.Cancelled, problems);
        CheckTrigger(reopen, ActivityPhases.Open, problems);
        if (problems.Count > 0)
        {
            throw new CrmException(CrmErrors.Configuration, $"The kind of activity '{name}' is not right: {string.Join("; ", problems)}.");
        }
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its life.</summary>
    public StateMachine Machine { get; }

    /// <summary>The trigger that completes one; null: none does.</summary>
    public string? Complete { get; }

    /// <summary>The trigger that cancels one; null: none does.</summary>
    public string? Cancel { get; }

    /// <summary>The trigger that opens a closed one again; null: none does.</summary>
    public string? Reopen { get; }

    /// <summary>What a state means, or null where the machine has no such simple state.</summary>
    public string? PhaseOf(string status) => phases.GetValueOrDefault(status);

    /// <summary>The triggers that are permitted in a state, in the order in which the machine declares them; of a state it does not have: none.</summary>
    public IReadOnlyList<string> PermittedIn(string status) =>
        Machine.TryGetState(status, out var state) && !state.IsSuperState ? [.. Machine.PermittedTriggers(state).Select(t => t.Name)] : [];

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private void CheckName(List<string> problems)
    {
        if (Name.Length is 0 or > 40 || !char.IsAsciiLetterLower(Name[0]) || !Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
        {
            problems.Add("its name has 1-40 lower-case letters, digits and '_', a letter first");
        }
    }

    private void ReadPhases(List<string> problems)
    {
        foreach (var state in Machine.States.Where(s => !s.IsSuperState))
        {
            var at = state;
            while (at is { Kind: null, Parent: { } parent })
            {
                at = parent;
            }

            if (at.Kind is ActivityPhases.Open or ActivityPhases.Done or ActivityPhases.Cancelled)
            {
                phases[state.Name] = at.Kind;
            }
            else
            {
                problems.Add($"the state '{state.Name}' does not say by its kind whether it is open, done or cancelled");
            }

            if (state.Name.Length > 40)
            {
                problems.Add($"the name of the state '{state.Name}' has more than 40 characters");
            }
        }
    }

    /// <summary>Wherever the trigger leads, it leads to the phase.</summary>
    private void CheckTrigger(string? trigger, string phase, List<string> problems)
    {
        if (trigger is null)
        {
            return;
        }

        if (!Machine.TryGetTrigger(trigger, out _))
        {
            problems.Add($"the machine has no trigger '{trigger}'");
            return;
        }

        foreach (var transition in Machine.Transitions.Where(t => t.Trigger.Name == trigger))
        {
            var target = transition.Target;
            while (target is { InitialChild: { } child })
            {
                target = child;
            }

            if (target is null || (phases.TryGetValue(target.Name, out var reached) && reached != phase))
            {
                problems.Add($"the trigger '{trigger}' does not lead from '{transition.Source.Name}' to a state that is {phase}");
            }
        }
    }
}
