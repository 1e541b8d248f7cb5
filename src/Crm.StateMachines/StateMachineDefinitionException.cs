using System.Collections.Immutable;

namespace Crm.StateMachines;

/// <summary>
/// A definition that cannot be built. <see cref="StateMachineException.Code"/> is
/// <see cref="StateMachineErrorCodes.InvalidJson"/> where the text is not JSON of the right shape, otherwise
/// <see cref="StateMachineErrorCodes.InvalidDefinition"/>.
/// </summary>
public sealed class StateMachineDefinitionException : StateMachineException
{
    private const int Shown = 10;

    internal StateMachineDefinitionException(string code, ImmutableArray<DefinitionProblem> problems, Exception? innerException = null)
        : base(code, Describe(problems), innerException) => Problems = problems;

    /// <summary>Every problem found, in the order of the definition; at most 200 of them.</summary>
    public ImmutableArray<DefinitionProblem> Problems { get; }

    private static string Describe(ImmutableArray<DefinitionProblem> problems)
    {
        var lines = problems.Take(Shown).Select(static problem => $"{Environment.NewLine}- {problem}");
        var rest = problems.Length > Shown ? $"{Environment.NewLine}- and {problems.Length - Shown} more" : "";
        return $"The state machine cannot be built:{string.Concat(lines)}{rest}";
    }
}
