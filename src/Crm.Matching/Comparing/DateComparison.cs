using System.Runtime.InteropServices;

namespace Crm.Matching.Comparing;

/// <summary>How two days differ.</summary>
/// <param name="Days">The days between, 0 or more.</param>
/// <param name="DigitEdits">The typos between their digits, 0 to 8 (<see cref="DateDistance.DigitEdits"/>).</param>
/// <param name="IsDayAndMonthSwapped">Whether day and month are swapped (<see cref="DateDistance.IsDayAndMonthSwapped"/>).</param>
/// <param name="IsSameYear">Whether the year is the same.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DateComparison(int Days, int DigitEdits, bool IsDayAndMonthSwapped, bool IsSameYear);
