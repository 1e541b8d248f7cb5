using System.Collections.Immutable;

namespace Crm.Scoring.Cards;

/// <summary>A field that a card asks for.</summary>
/// <param name="Name">The name; that of a predicate is the predicate's.</param>
/// <param name="Kind">What it is compared with; null where the card only asks whether it is missing.</param>
/// <param name="IsPredicate">Whether it is a condition in code (<see cref="Condition.Predicate"/>).</param>
/// <param name="Levels">The texts that the card compares it with.</param>
public sealed record CardField(string Name, OperandKind? Kind, bool IsPredicate, ImmutableArray<string> Levels)
{
    /// <summary>A text as the card's program knows it: its place among the levels, -1 for any other, NaN for none.</summary>
    internal double Code(string? text)
    {
        if (text is null)
        {
            return double.NaN;
        }

        for (var i = 0; i < Levels.Length; i++)
        {
            if (Levels[i] == text)
            {
                return i;
            }
        }

        return -1;
    }
}
