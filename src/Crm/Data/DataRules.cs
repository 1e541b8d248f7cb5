using Crm.Criteria;
using Crm.Records;
using Crm.Tenancy;

namespace Crm.Data;

/// <summary>Checks what a tenant says of merges and duplicates before it is stored.</summary>
internal static class DataRules
{
    private const int LongestName = 60;

    /// <exception cref="CrmException">Something is not right (<c>crm.configuration</c>).</exception>
    public static void Check(CrmModel model, TenantSettings settings)
    {
        foreach (var rule in settings.Survivorship)
        {
            Check(model, rule);
        }

        foreach (var rule in settings.Duplicates)
        {
            if (rule.Name.Length is 0 or > LongestName || rule.Keys.Count == 0)
            {
                throw Wrong($"A duplicate rule has a name of 1-{LongestName} characters and a key of at least one entity.");
            }

            foreach (var key in rule.Keys)
            {
                var entity = model.Find(key.Entity);
                if (entity is null or { IsPlain: true } || key.Parts.Count == 0 || rule.Keys.Count(k => k.Entity == key.Entity) > 1 || key.Parts.Count != rule.Keys[0].Parts.Count)
                {
                    throw Wrong($"The duplicate rule '{rule.Name}' has one key an entity, with as many parts as the others; '{key.Entity}' is none, or has another.");
                }

                _ = KeyedRule.Of(entity, [rule]);
            }
        }

        foreach (var mapping in settings.Sweeps)
        {
            _ = SweepColumn.Mapped(model, mapping);
        }
    }

    private static void Check(CrmModel model, SurvivorshipRule rule)
    {
        if (model.Find(rule.Entity) is not { } entity || !MergeScene.IsMergeable(entity))
        {
            throw Wrong($"There is nothing to say of how fields of '{rule.Entity}' survive a merge: its records are not merged.");
        }

        if (rule.Fields.Count == 0 || rule.Fields.Any(n => n.Contains('.', StringComparison.Ordinal) || !FieldBlock.Named(entity, n).Any()))
        {
            throw Wrong($"The rule of survivorship names '{string.Join(", ", rule.Fields.AsSpan().ToArray())}', and not all of that are fields of '{rule.Entity}' that a merge decides.");
        }

        List<FieldDefinition> fields = [.. rule.Fields.SelectMany(n => FieldBlock.Named(entity, n))];

        var isRight = rule.By switch
        {
            Survivorship.Sum => fields is [{ Kind: ValueKind.Integer or ValueKind.Decimal }],
            Survivorship.Greatest or Survivorship.Least => fields is [{ Kind: ValueKind.Integer or ValueKind.Decimal or ValueKind.Date or ValueKind.Instant }],
            Survivorship.Join => fields is [{ Kind: ValueKind.Text }],
            Survivorship.Strictest => fields is [{ Kind: ValueKind.Boolean or ValueKind.Text }] && rule.Order.Count > 0,
            Survivorship.Trusted => rule.Order.Count > 0 && entity.AllFields.Any(f => f.Name == rule.SourceField && (f.Kind == ValueKind.Text || entity.References.Any(r => r.ForeignKey == f && r.Target == "source"))),
            _ => true,
        };
        if (!isRight)
        {
            throw Wrong($"'{rule.Fields[0]}' of '{rule.Entity}' cannot survive by {rule.By}: sums are of one number that is no amount of money, the greatest and the least of one number or time, joins of one text, the strictest of one yes or no or choice with its order, the trusted of an order and a field of the source.");
        }
    }

    private static CrmException Wrong(string message) => new(CrmErrors.Configuration, message);
}
