namespace Crm.Criteria;

/// <summary>
/// A function that conditions may call. It is a macro: it becomes an ordinary condition or value when the condition is checked,
/// so every store answers it alike and no policy is lost on the way.
/// </summary>
/// <param name="Name">Its name in conditions.</param>
/// <param name="Parameters">The kinds of its arguments, which must be literals, parameters or relative times.</param>
public abstract record CriteriaFunction(string Name, IReadOnlyList<FunctionParameter> Parameters);

/// <summary>One argument of a function.</summary>
public sealed record FunctionParameter(string Name, ValueKind Kind);

/// <summary>A function that stands for a condition on one entity: <c>inRegion('EMEA')</c> on <c>account</c>.</summary>
/// <param name="Name">Its name in conditions.</param>
/// <param name="Entity">The entity whose records it judges.</param>
/// <param name="Parameters">The kinds of its arguments.</param>
/// <param name="Expand">The condition for given arguments (values as <see cref="ValueKind"/> names them). It is checked like any other, with the rights of whoever asks.</param>
public sealed record ConditionFunction(string Name, string Entity, IReadOnlyList<FunctionParameter> Parameters, Func<IReadOnlyList<object>, Criterion> Expand)
    : CriteriaFunction(Name, Parameters);

/// <summary>A function that gives a constant: <c>fiscalStart(2017)</c>.</summary>
/// <param name="Name">Its name in conditions.</param>
/// <param name="Parameters">The kinds of its arguments.</param>
/// <param name="Result">The kind of its result.</param>
/// <param name="Compute">The value for given arguments.</param>
public sealed record ValueFunction(string Name, IReadOnlyList<FunctionParameter> Parameters, ValueKind Result, Func<IReadOnlyList<object>, CheckContext, object> Compute)
    : CriteriaFunction(Name, Parameters);
