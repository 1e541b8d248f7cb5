using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;

namespace Crm.Data;

/// <summary>A rule's key of one entity, ready to be read off rows.</summary>
internal sealed record KeyedRule(DuplicateRule Rule, EntityDefinition Entity, IReadOnlyList<KeyPart> Parts)
{
    /// <summary>
    /// Of one key the first so many records are looked at, and no more of them make pairs: what very many share tells nobody apart, and a save must not grow with them.
    /// </summary>
    public const int MostHolders = 20;

    /// <summary>The rules of a tenant that look at an entity.</summary>
    public static IReadOnlyList<KeyedRule> Of(EntityDefinition entity, IReadOnlyList<DuplicateRule> rules) =>
        [.. rules.SelectMany(r => r.Keys.Where(k => k.Entity == entity.Name).Select(k => new KeyedRule(r, entity, [.. k.Parts.Select(p => KeyPart.Parse(entity, p))])))];

    /// <summary>
    /// What stands for the key of a row: a Guid v8 of SHA-256 over the rule's name and the parts, so that nothing personal is kept; null where a part is blank.
    /// </summary>
    public Guid? Of(object?[]? row)
    {
        if (row is null)
        {
            return null;
        }

        var text = new StringBuilder(Rule.Name);
        foreach (var part in Parts)
        {
            if (part.Of(row, Rule.Region) is not { } value)
            {
                return null;
            }

            text.Append('\n').Append(value.Length).Append(':').Append(value);
        }

        return Hash(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>
    /// The id of the row that holds a key for a record. Of a rule that blocks it is made of the key and a place alone: of two who take the same place at once, one wins.
    /// </summary>
    public Guid IdOf(Guid key, Guid record, long place)
    {
        Span<byte> both = stackalloc byte[32];
        key.TryWriteBytes(both, bigEndian: true, out _);
        if (Rule.Action == DuplicateAction.Block)
        {
            BinaryPrimitives.WriteInt64BigEndian(both[16..], place);
        }
        else
        {
            record.TryWriteBytes(both[16..], bigEndian: true, out _);
        }

        return Hash(both);
    }

    /// <summary>The first place that is free; where all are taken that are looked at, one far beyond, which nobody else takes.</summary>
    public static long PlaceOf(Guid record, IEnumerable<long> taken)
    {
        var places = taken.ToHashSet();
        for (var place = 0L; place < MostHolders; place++)
        {
            if (!places.Contains(place))
            {
                return place;
            }
        }

        Span<byte> bytes = stackalloc byte[16];
        record.TryWriteBytes(bytes, bigEndian: true, out _);
        return MostHolders + (BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(bytes)) & (long.MaxValue >> 1));
    }

    /// <summary>The rows that hold keys, of each those that are looked at.</summary>
    public static CheckedCriterion Holders(EntityDefinition duplicateKey, IEnumerable<Guid> keys) => CheckedCriterion.And(
        CrmSession.IsAmong(duplicateKey.Fields["keyId"], keys),
        new CheckedComparison(new FieldValue([], duplicateKey.Fields["place"]), ComparisonOperator.Less, new ConstantValue((long)MostHolders, ValueKind.Integer)));

    /// <summary>Whether every field of the key may be read.</summary>
    public static bool MayRead(Scope scope, DuplicateRule rule, EntityDefinition entity) =>
        scope.IsSystem || Of(entity, [rule]).SelectMany(k => k.Parts).All(p => scope.Rights.MayRead(entity, p.Field));

    private static Guid Hash(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(data, hash);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new(hash[..16], bigEndian: true);
    }
}
