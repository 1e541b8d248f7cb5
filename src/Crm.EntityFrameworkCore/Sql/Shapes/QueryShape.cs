using System.Runtime.CompilerServices;

namespace Crm.EntityFrameworkCore.Sql.Shapes;

/// <summary>What a query looks like apart from its values: equal shapes have the same SQL.</summary>
/// <param name="parts">The entities, fields and relations it names, by identity.</param>
/// <param name="codes">Its nodes and counts.</param>
internal sealed class QueryShape(object[] parts, int[] codes) : IEquatable<QueryShape>
{
    private readonly int hash = Hash(parts, codes);

    public bool Equals(QueryShape? other)
    {
        if (other is null || other.hash != hash || !codes.AsSpan().SequenceEqual(other.Codes) || parts.Length != other.Parts.Length)
        {
            return false;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            if (!ReferenceEquals(parts[i], other.Parts[i]))
            {
                return false;
            }
        }

        return true;
    }

    private object[] Parts => parts;

    private int[] Codes => codes;

    public override bool Equals(object? obj) => Equals(obj as QueryShape);

    public override int GetHashCode() => hash;

    private static int Hash(object[] parts, int[] codes)
    {
        var code = default(HashCode);
        foreach (var part in parts)
        {
            code.Add(RuntimeHelpers.GetHashCode(part));
        }

        code.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(codes.AsSpan()));
        return code.ToHashCode();
    }
}
