namespace Crm.Scoring.Cards;

/// <summary>Which side of a card a group counts on.</summary>
public enum Dimension
{
    /// <summary>Who they are: how well they fit.</summary>
    Fit,

    /// <summary>What they do: how engaged they are.</summary>
    Engagement,
}

/// <summary>
/// Signals whose points together stay in a range. What is beyond is cut in the order of the card: a signal contributes what it moves the group's limited running total, so contributions sum to it exactly, never change
/// their sign, and one that comes when the group is full contributes 0.
/// </summary>
/// <param name="Name">The name, unique in its card.</param>
/// <param name="Dimension">The side it counts on.</param>
/// <param name="Min">The least that it gives, at most 0; null: no limit.</param>
/// <param name="Max">The most that it gives, at least 0; null: no limit.</param>
public sealed record SignalGroup(string Name, Dimension Dimension, double? Min = null, double? Max = null);
