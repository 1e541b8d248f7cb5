namespace Crm.Matching.Normalizing.Phones.Plans;

/// <summary>How many digits national numbers have that begin in one way.</summary>
/// <param name="Leading">How they begin.</param>
/// <param name="Lengths">Bit n: n digits in all.</param>
internal readonly record struct NumberRule(DigitPattern Leading, uint Lengths);
