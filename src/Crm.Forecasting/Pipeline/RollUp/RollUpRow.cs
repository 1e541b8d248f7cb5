namespace Crm.Forecasting.Pipeline.RollUp;

/// <summary>The numbers of one person in a roll-up.</summary>
/// <param name="Person">The person.</param>
/// <param name="Own">What the person's own deals say.</param>
/// <param name="Total">What the deals of the person and all below say, without any adjustment.</param>
/// <param name="Adjusted">The same with adjustments: the person's own deals and the adjusted numbers of the reports, in the place of which an adjustment of this person's number stands.</param>
/// <param name="Quota">The person's quota, or <see langword="null"/>.</param>
public sealed record RollUpRow(string Person, CategoryAmounts Own, CategoryAmounts Total, CategoryAmounts Adjusted, decimal? Quota)
{
    /// <summary>What was won as a share of the quota; <see langword="null"/> where there is no quota above 0.</summary>
    public decimal? Attainment => Quota > 0 ? Total.Won / Quota : null;

    /// <summary>What is missing to the quota beyond what was won, from 0; <see langword="null"/> where there is none.</summary>
    public decimal? Gap => Quota is { } quota ? Math.Max(0, quota - Total.Won) : null;
}
