using System.Runtime.InteropServices;

namespace Crm.Forecasting.Pipeline.Learning;

/// <summary>A class of age in a month of the quarter.</summary>
/// <param name="Age">The class of age, see <see cref="LifeWalk"/>.</param>
/// <param name="Month">The month: 0 to 2.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LifeSlot(int Age, int Month)
{
    /// <summary>A band of ages and the month: up to 4, 9, 13, 26 weeks, and beyond.</summary>
    public int Cell => (LifeWalk.Months * Age switch { < 4 => 0, < 9 => 1, < 13 => 2, < 26 => 3, _ => 4 }) + Month;

    public static LifeSlot Of(int slot) => new(slot / LifeWalk.Months, slot % LifeWalk.Months);
}
