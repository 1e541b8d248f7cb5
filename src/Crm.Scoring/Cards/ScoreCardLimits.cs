namespace Crm.Scoring.Cards;

/// <summary>
/// How large a card may be. Within these limits every contribution is a whole multiple of <see cref="Step"/> and every sum of contributions is exact in a double, in whatever order they are added.
/// </summary>
public static class ScoreCardLimits
{
    /// <summary>The most signals of a card.</summary>
    public const int Signals = 128;

    /// <summary>The most comparisons in all conditions of a card together.</summary>
    public const int Comparisons = 512;

    /// <summary>The most levels that conditions may be nested.</summary>
    public const int Depth = 32;

    /// <summary>The most bands of grades, of fit and of engagement.</summary>
    public const int Bands = 15;

    /// <summary>The most points that one signal can give or take.</summary>
    public const double SignalPoints = 10_000;

    /// <summary>The most points that all signals of a card can give or take together.</summary>
    public const double CardPoints = 100_000;

    /// <summary>The cap of an engagement signal that names none.</summary>
    public const double DefaultCap = 1_000;

    /// <summary>What points are rounded to: 2^-36, about 1.5e-11.</summary>
    public const double Step = 1.0 / (1L << 36);
}
