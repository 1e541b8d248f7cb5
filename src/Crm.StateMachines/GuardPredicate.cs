namespace Crm.StateMachines;

/// <summary>Evaluates one guard. Must have no side effects; a static lambda keeps deciding free of allocations.</summary>
/// <typeparam name="TContext">What guards look at.</typeparam>
/// <param name="context">What was passed to the machine.</param>
/// <returns>Whether the guard is met.</returns>
public delegate bool GuardPredicate<TContext>(in TContext context);
