using Crm.Matching.Records;

namespace Crm.Matching.Blocking.Planning;

/// <summary>All rules worth trying: each transform of a field alone, of two fields together, and of three the one that bears most; of texts also each word and similar ones.</summary>
internal static class PlannedKeys
{
    public static List<PlannedKey> Of(CodedColumn[] fields)
    {
        var transforms = fields.Select(f => RoleTransforms.Of(f.Role)).ToArray();
        var keys = new List<PlannedKey>();
        for (var a = 0; a < fields.Length; a++)
        {
            keys.AddRange(transforms[a].Select(t => Key((a, t))));
            if (RoleTransforms.IsText(fields[a].Role))
            {
                keys.Add(Key((a, RoleTransforms.EachWord)));
                keys.Add(new(new SimilarTextRule(fields[a].Name, []), [(a, RoleTransforms.SimilarText)]));
            }

            for (var b = a + 1; b < fields.Length; b++)
            {
                keys.AddRange(from first in transforms[a] from second in transforms[b] select Key((a, first), (b, second)));
                for (var c = b + 1; c < fields.Length; c++)
                {
                    keys.Add(Key((a, transforms[a][^1]), (b, transforms[b][^1]), (c, transforms[c][^1])));
                }
            }
        }

        return keys;

        PlannedKey Key(params (int Field, PlannedTransform Transform)[] parts) => new(
            BlockingRule.Same([.. parts.Select(p => p.Transform.On(fields[p.Field].Name))]),
            parts);
    }
}
