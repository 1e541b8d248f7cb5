using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Crm.StateMachines;

/// <summary>The guards that are not met, in the order in which the transitions declare them. Enumerating it allocates nothing.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct UnmetGuards
{
    private readonly ImmutableArray<Guard> _guards;
    private readonly ulong _unmet;

    internal UnmetGuards(ImmutableArray<Guard> guards, ulong unmet) => (_guards, _unmet) = (guards, unmet);

    /// <summary>How many there are: 0 to 64.</summary>
    public int Count => BitOperations.PopCount(_unmet);

    /// <summary>Goes through them.</summary>
    public Enumerator GetEnumerator() => new(_guards, _unmet);

    /// <summary>A copy as a list.</summary>
    public ImmutableArray<Guard> ToImmutableArray()
    {
        var list = ImmutableArray.CreateBuilder<Guard>(Count);
        foreach (var guard in this)
        {
            list.Add(guard);
        }

        return list.MoveToImmutable();
    }

    /// <summary>Goes through the guards that are not met.</summary>
    [StructLayout(LayoutKind.Auto)]
    public struct Enumerator
    {
        private readonly ImmutableArray<Guard> _guards;
        private ulong _left;
        private int _position;

        internal Enumerator(ImmutableArray<Guard> guards, ulong unmet) => (_guards, _left) = (guards, unmet);

        /// <summary>The guard reached. Only after <see cref="MoveNext"/> said <see langword="true"/>.</summary>
        public readonly Guard Current => _guards[_position];

        /// <summary>Goes on to the next guard; <see langword="false"/> when there is none.</summary>
        public bool MoveNext()
        {
            if (_left == 0)
            {
                return false;
            }

            _position = BitOperations.TrailingZeroCount(_left);
            _left &= _left - 1;
            return true;
        }
    }
}
