using Crm.Bulk;
using Crm.Criteria;
using Crm.Records;
using Crm.Sales;
using Crm.Tenancy;

namespace Crm.Data;

/// <summary>Fields whose values survive a merge together, and the rule they go by. Most blocks are of one field.</summary>
internal sealed record FieldBlock(string Name, IReadOnlyList<FieldDefinition> Fields, SurvivorshipRule Rule)
{
    /// <summary>
    /// The blocks of an entity: what code outside may set, without the references that rights go by. An amount and its currency are one, a given name and a family name,
    /// and whatever fields a rule of the tenant names together.
    /// </summary>
    public static IReadOnlyList<FieldBlock> Of(EntityDefinition entity, TenantSettings settings)
    {
        var left = Decided(entity).ToDictionary(f => f.Name, StringComparer.Ordinal);
        var blocks = new List<FieldBlock>();
        foreach (var rule in settings.Survivorship.Where(r => r.Entity == entity.Name))
        {
            var fields = rule.Fields.SelectMany(n => Named(left.Values, n)).Distinct().ToList();
            fields.ForEach(f => left.Remove(f.Name));
            if (fields.Count > 0)
            {
                blocks.Add(new(rule.Fields[0], fields, rule));
            }
        }

        foreach (var group in left.Values.GroupBy(f => BlockOf(entity, f)))
        {
            blocks.Add(new(group.Key, [.. group], Default(entity, [.. group])));
        }

        return [.. blocks.OrderBy(b => b.Name, StringComparer.Ordinal)];
    }

    /// <summary>The fields that a name in a rule means: itself, or its parts.</summary>
    public static IEnumerable<FieldDefinition> Named(EntityDefinition entity, string name) => Named(Decided(entity), name);

    /// <summary>Whether it is an answer about consent: the strictest holds whoever merges, and whatever they may see.</summary>
    public bool IsConsent => Rule.By == Survivorship.Strictest && Fields is [{ Custom.Consent: not null }];

    /// <summary>The values of a row, one a field.</summary>
    public object?[] Values(object?[] row) => [.. Fields.Select(f => f.Read(row))];

    private static IEnumerable<FieldDefinition> Decided(EntityDefinition entity) =>
        entity.AllFields.Where(f => BulkField.IsSettable(entity, f) && f.Name != "owner" && entity.Parents.All(p => p.ForeignKey != f));

    private static IEnumerable<FieldDefinition> Named(IEnumerable<FieldDefinition> fields, string name) =>
        fields.Where(f => f.Name == name || f.Name.StartsWith(name + ".", StringComparison.Ordinal)).ToList();

    private static string BlockOf(EntityDefinition entity, FieldDefinition field) => (entity.Name, field.Name) switch
    {
        ("contact", "firstName" or "lastName") => "name",
        _ => field.Name.Split('.')[0],
    };

    private static SurvivorshipRule Default(EntityDefinition entity, IReadOnlyList<FieldDefinition> fields)
    {
        var rule = new SurvivorshipRule(entity.Name, [.. fields.Select(f => f.Name)], Survivorship.Newest);
        return fields switch
        {
            [{ Custom.Consent: ConsentKind.OptIn }] => rule with { By = Survivorship.Strictest, Order = ["false", "true"] },
            [{ Custom.Consent: ConsentKind.OptOut }] => rule with { By = Survivorship.Strictest, Order = ["true", "false"] },
            [{ Slot.IsUnique: true }] => rule with { By = Survivorship.Survivor },
            [{ Key.IsUnique: true }] => rule with { By = Survivorship.Survivor },
            [{ Name: "closeDate" }] when entity.ClrType == typeof(Deal) => rule with { By = Survivorship.Survivor },
            _ => rule,
        };
    }
}
