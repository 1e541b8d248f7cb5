namespace Crm.Matching.Normalizing.Phones.Plans;

/// <summary>Which region of those that share a calling code a number belongs to.</summary>
/// <param name="Leading">How its national number begins.</param>
/// <param name="Region">The region; null: none, or all of them.</param>
internal readonly record struct RegionRule(DigitPattern Leading, string? Region);
