using System.Runtime.InteropServices;

namespace Crm.Forecasting.Lifetime;

/// <summary>What a model of purchases needs to know of a customer. All times are in one unit (weeks, days), counted from the customer's first purchase.</summary>
/// <param name="Frequency">x: how many repeat purchases there were; the first purchase of all does not count. From 0 on.</param>
/// <param name="Recency">t_x: when the last repeat purchase was; 0 where there was none.</param>
/// <param name="Age">T: how long the customer was watched; at least <paramref name="Recency"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PurchaseHistory(int Frequency, double Recency, double Age)
{
    /// <summary>A customer who has just bought for the first time.</summary>
    public static PurchaseHistory New => default;

    internal string? Fault => this switch
    {
        { Frequency: < 0 } => "has a negative frequency; repeat purchases are counted from 0 on",
        { Age: not (>= 0 and < double.PositiveInfinity) } => "has an age that is no finite number from 0 on",
        { Recency: not >= 0 } => "has a recency that is no number from 0 on",
        { Recency: var recency, Age: var age } when recency > age => "bought after the end of its age; recency is at most age",
        { Frequency: 0, Recency: > 0 } => "has a recency without a repeat purchase; with a frequency of 0 it is 0",
        _ => null,
    };

    internal void Check()
    {
        if (Fault is { } fault)
        {
            throw Refuse.Value($"A customer (frequency, recency, age: {Text}) {fault}.");
        }
    }

    internal string Text => FormattableString.Invariant($"{Frequency}, {Recency}, {Age}");
}
