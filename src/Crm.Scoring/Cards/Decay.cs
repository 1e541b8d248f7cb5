namespace Crm.Scoring.Cards;

/// <summary>How an event loses its weight with its age. At age zero the weight is 1.</summary>
public enum DecayKind
{
    /// <summary>The weight halves with every <see cref="Decay.Length"/>: 2^(-age / length).</summary>
    HalfLife,

    /// <summary>The weight falls in a straight line, and is zero from <see cref="Decay.Length"/> on: max(0, 1 - age / length).</summary>
    Linear,

    /// <summary>The weight is 1 while the age is under <see cref="Decay.Length"/>, and 0 from there on.</summary>
    Window,
}

/// <summary>How the events of a signal lose their weight with their age.</summary>
/// <param name="Kind">The shape of the curve.</param>
/// <param name="Length">Its length, above zero.</param>
public sealed record Decay(DecayKind Kind, TimeSpan Length)
{
    /// <summary>Half the weight after every <paramref name="length"/>.</summary>
    public static Decay HalfLife(TimeSpan length) => new(DecayKind.HalfLife, length);

    /// <summary>In a straight line to zero at <paramref name="length"/>.</summary>
    public static Decay Linear(TimeSpan length) => new(DecayKind.Linear, length);

    /// <summary>The full weight for <paramref name="length"/>, then none.</summary>
    public static Decay Window(TimeSpan length) => new(DecayKind.Window, length);

    /// <summary>The weight of one event of this age; an age below zero counts as zero.</summary>
    public double Weight(TimeSpan age)
    {
        var lengths = Math.Max(0, age.Ticks) / (double)Length.Ticks;
        return Kind switch
        {
            DecayKind.HalfLife => Math.Pow(2, -lengths),
            DecayKind.Linear => Math.Max(0, 1 - lengths),
            _ => lengths < 1 ? 1 : 0,
        };
    }
}
