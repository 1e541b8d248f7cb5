using System.Collections.Immutable;

namespace Crm.StateMachines.Building;

/// <summary>Gathers problems, so that whoever wrote the definition sees all of them at once.</summary>
internal sealed class ProblemList
{
    /// <summary>Enough for a person; a hostile text could otherwise make one for every few bytes.</summary>
    private const int Most = 200;

    private readonly ImmutableArray<DefinitionProblem>.Builder _problems = ImmutableArray.CreateBuilder<DefinitionProblem>();

    public bool IsEmpty => _problems.Count == 0;

    public void Add(string code, string message, string expected, string? path = null)
    {
        if (_problems.Count < Most)
        {
            _problems.Add(new(code, message, expected) { Path = path });
        }
    }

    public void Add(StateDeclaration state, string property, string code, string message, string expected)
    {
        if (_problems.Count < Most)
        {
            _problems.Add(new(code, message, expected) { State = state.Name, Path = state.At(property) });
        }
    }

    public void Add(TransitionDeclaration transition, string? property, string code, string message, string expected)
    {
        if (_problems.Count < Most)
        {
            _problems.Add(new(code, message, expected)
            {
                State = transition.From,
                Trigger = transition.Trigger,
                Path = property is null ? transition.Path : transition.At(property),
            });
        }
    }

    public void ThrowIfAny(string code = StateMachineErrorCodes.InvalidDefinition)
    {
        if (!IsEmpty)
        {
            throw new StateMachineDefinitionException(code, _problems.ToImmutable());
        }
    }
}
