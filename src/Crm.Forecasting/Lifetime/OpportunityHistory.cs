using System.Runtime.InteropServices;

namespace Crm.Forecasting.Lifetime;

/// <summary>What <see cref="BgBb"/> needs to know of a customer who may buy, or not, once in each period.</summary>
/// <param name="Frequency">x: in how many periods after the first purchase there was one, from 0 on.</param>
/// <param name="Recency">t_x: the last period with one, counted from 1; 0 where there was none.</param>
/// <param name="Periods">n: how many periods have passed.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OpportunityHistory(int Frequency, int Recency, int Periods)
{
    /// <summary>A customer who has just bought for the first time.</summary>
    public static OpportunityHistory New => default;

    internal bool IsPossible => Frequency >= 0 && Frequency <= Recency && Recency <= Periods && (Frequency > 0 || Recency == 0);

    internal void Check()
    {
        if (!IsPossible)
        {
            throw Refuse.Value($"A customer has bought in {Frequency} of {Periods} periods, last in period {Recency}; purchases are at most the last period, which is at most the number of periods, and 0 where there was none.");
        }
    }
}
