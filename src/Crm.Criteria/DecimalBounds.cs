namespace Crm.Criteria;

/// <summary>The decimals that every store keeps and sums exactly.</summary>
public static class DecimalBounds
{
    /// <summary>Digits after the point.</summary>
    public const int Scale = 4;

    /// <summary>The greatest value, either side of zero.</summary>
    public const decimal Greatest = 100_000_000_000m;

    /// <summary>The greatest value that a sum is compared with, either side of zero.</summary>
    public const decimal GreatestSum = 100_000_000_000_000m;

    /// <summary>Whether <paramref name="value"/> has no more than <see cref="Scale"/> decimals.</summary>
    public static bool HasScale(decimal value) => decimal.Round(value, Scale) == value;
}
