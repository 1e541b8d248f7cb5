namespace Crm.Matching.Normalizing.Phones.Plans;

/// <summary>A region: the plan it has or shares, and what its people leave out when they write to each other.</summary>
/// <param name="Plan">The plan of its calling code.</param>
/// <param name="AreaCode">The digits its only area code is made of; empty: there are several, or none.</param>
/// <param name="LocalLength">How many digits a number has without it.</param>
internal sealed record PhoneRegion(NumberingPlan Plan, byte[] AreaCode, int LocalLength);
