namespace Crm.Scoring.Honesty;

/// <summary>The customary reading of a population stability index.</summary>
public enum DriftReading
{
    /// <summary>Below 0.1, or no more than chance gives with so few rows.</summary>
    Stable,

    /// <summary>From 0.1 on: watch it.</summary>
    Moderate,

    /// <summary>From 0.25 on: the column is another one than it was in training.</summary>
    Major,
}
