using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Crm.StateMachines.Building;

/// <summary>
/// The one way to a decision, whoever answers and whether at once or later: it names the guards that still matter, takes the
/// answers, and concludes. A step that fails has all its guards asked, so that a refusal can name every one of them.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct GuardPoll(CandidateSet candidates)
{
    private readonly CandidateSet _candidates = candidates;
    private ulong _open = candidates.Steps[0].Required;
    private ulong _met;
    private ulong _unmet;
    private int _position;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNext([NotNullWhen(true)] out Guard? guard)
    {
        if (_open == 0 && !TryNextStep())
        {
            guard = null;
            return false;
        }

        guard = _candidates.Guards[BitOperations.TrailingZeroCount(_open)];
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Answer(bool isMet)
    {
        var bit = _open & (0 - _open);
        _open ^= bit;
        if (isMet)
        {
            _met |= bit;
        }
        else
        {
            _unmet |= bit;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Decision Conclude(State from, Trigger trigger) =>
        new(from, trigger, _candidates, _position < _candidates.Steps.Length ? _candidates.Steps[_position] : null, _unmet);

    /// <summary>All guards of the current step are answered: goes on to a step with open ones, unless one before it can be taken.</summary>
    private bool TryNextStep()
    {
        var steps = _candidates.Steps;
        while (_position < steps.Length && (steps[_position].Required & _unmet) != 0)
        {
            _position++;
            if (_position < steps.Length)
            {
                _open = steps[_position].Required & ~(_met | _unmet);
                if (_open != 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
