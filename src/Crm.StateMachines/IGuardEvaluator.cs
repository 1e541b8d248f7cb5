namespace Crm.StateMachines;

/// <summary>
/// Says whether a guard is met. Make it a struct for the hot path: calls through it are then direct. It must have no side
/// effects; the engine asks about each guard at most once a decision.
/// </summary>
/// <typeparam name="TContext">What guards look at.</typeparam>
public interface IGuardEvaluator<TContext>
{
    /// <summary>Whether <paramref name="guard"/> is met.</summary>
    /// <param name="guard">A guard of the machine that is deciding.</param>
    /// <param name="context">What was passed to the machine.</param>
    bool IsMet(Guard guard, in TContext context);
}
