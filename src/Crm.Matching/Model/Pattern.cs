namespace Crm.Matching.Model;

/// <summary>How alike two records are in each field: one level a field, three bits each, the first field lowest. Level 0: a value is missing; 1: nothing alike; the highest: the same.</summary>
internal static class Pattern
{
    public const int BitsPerField = 3;

    public const int MaxFields = 64 / BitsPerField;

    public const int MaxLevels = 1 << BitsPerField;

    public const byte Missing = 0;

    public const byte Else = 1;

    public static int Level(ulong pattern, int field) => (int)(pattern >> (field * BitsPerField)) & (MaxLevels - 1);

    public static ulong With(ulong pattern, int field, int level) => pattern | ((ulong)level << (field * BitsPerField));

    public static ulong Without(ulong pattern, int field) => pattern & ~((ulong)(MaxLevels - 1) << (field * BitsPerField));
}
