namespace Crm.Matching.Model;

/// <summary>Pairs that agree in some fields, drawn with equal chances among all that do.</summary>
/// <param name="Given">The fields.</param>
/// <param name="Near">Those of them whose values are alike, but not the same; all others are the same.</param>
/// <param name="Patterns">Their patterns.</param>
/// <param name="Pairs">How many have each.</param>
internal sealed record SeenPairs(int[] Given, int[] Near, ulong[] Patterns, double[] Pairs);
