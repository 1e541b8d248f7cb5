namespace Crm.Scoring.Honesty;

/// <summary>What to do about probabilities that meet new outcomes.</summary>
public enum RecalibrationAdvice
{
    /// <summary>They hold.</summary>
    Keep,

    /// <summary>Only the base rate moved: a <see cref="BaseRateShift"/> mends it.</summary>
    ShiftBaseRate,

    /// <summary>What the model learned holds no more as strongly, or more so: train it again.</summary>
    Retrain,
}
