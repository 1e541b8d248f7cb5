namespace Crm.EntityFrameworkCore.Sql;

/// <summary>Decimals in ten-thousandths.</summary>
internal static class Scaling
{
    /// <summary>A decimal in ten-thousandths. One beyond what 64 bits hold becomes the last that they do: no stored value is near it, so it compares alike.</summary>
    public static long ToScaled(decimal value) => value switch
    {
        > long.MaxValue / 10_000 => long.MaxValue,
        < long.MinValue / 10_000 => long.MinValue,
        _ => (long)(value * 10_000m),
    };

    public static decimal FromScaled(long value)
    {
        var magnitude = value < 0 ? (ulong)-(value + 1) + 1 : (ulong)value;
        return new((int)(uint)magnitude, (int)(magnitude >> 32), 0, value < 0, 4);
    }
}
