using System.Runtime.CompilerServices;

namespace Crm.StateMachines;

/// <summary>
/// How large a definition may be, so that one from a stranger cannot exhaust the host. More is a problem with the code
/// <see cref="StateMachineErrorCodes.LimitExceeded"/>. Setting a value outside its range throws <see cref="ArgumentOutOfRangeException"/>.
/// Apart from these, the transitions of one state and trigger may have at most 64 different guards together.
/// </summary>
public sealed record StateMachineLimits
{
    /// <summary>The limits used where none are given.</summary>
    public static StateMachineLimits Default { get; } = new();

    /// <summary>States of a machine.</summary>
    /// <value>256 by default; 1 to 65,536.</value>
    public int MaxStates { get; init => field = Within(value, 65_536); } = 256;

    /// <summary>Transitions of a machine.</summary>
    /// <value>1,024 by default; 1 to 65,536.</value>
    public int MaxTransitions { get; init => field = Within(value, 65_536); } = 1_024;

    /// <summary>States in one another: 1 means no super-states.</summary>
    /// <value>8 by default; 1 to 32.</value>
    public int MaxDepth { get; init => field = Within(value, 32); } = 8;

    /// <summary>Guards or effects of a transition; tags, entry effects or exit effects of a state.</summary>
    /// <value>32 by default; 1 to 1,024.</value>
    public int MaxItems { get; init => field = Within(value, 1_024); } = 32;

    /// <summary>Characters (UTF-16 units) of a name, a reason code or a tag's key.</summary>
    /// <value>128 by default; 1 to 65,536.</value>
    public int MaxNameLength { get; init => field = Within(value, 65_536); } = 128;

    /// <summary>Characters (UTF-16 units) of a label, a description, an argument or a tag's value.</summary>
    /// <value>1,024 by default; 1 to 1,048,576.</value>
    public int MaxTextLength { get; init => field = Within(value, 1_048_576); } = 1_024;

    /// <summary>
    /// The size of the finished table: one cell for each simple state and trigger, one for each transition as inherited by each
    /// simple state, and one for each effect of such a transition.
    /// </summary>
    /// <value>262,144 by default; 1 to 16,777,216.</value>
    public int MaxTableSize { get; init => field = Within(value, 16_777_216); } = 262_144;

    /// <summary>Bytes of a definition in JSON, as UTF-8.</summary>
    /// <value>1 MiB by default; 1 byte to 64 MiB.</value>
    public int MaxJsonBytes { get; init => field = Within(value, 64 << 20); } = 1 << 20;

    private static int Within(int value, int most, [CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
        return value;
    }
}
