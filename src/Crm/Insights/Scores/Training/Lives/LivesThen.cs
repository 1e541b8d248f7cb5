using Crm.Criteria;
using Crm.Records;

namespace Crm.Insights;

/// <summary>The records of <see cref="Lives"/> as they were at a moment, with the relations between them.</summary>
/// <param name="lives">The lives.</param>
/// <param name="moment">The moment, by its place.</param>
internal sealed class LivesThen(Lives lives, int moment) : IRelated
{
    private readonly Dictionary<string, Dictionary<Guid, object?[]>> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<Relation, Func<object, object?>> one = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Relation, Dictionary<Guid, List<object>>> many = new(ReferenceEqualityComparer.Instance);

    /// <summary>The records of an entity then, in the order of their ids.</summary>
    public IEnumerable<object?[]> Rows(EntityDefinition entity) => lives.Rows(entity.Name, moment);

    /// <summary>A value, to be read from the records of then.</summary>
    public Func<object, object?> Reader(CheckedValue value, EntityDefinition entity)
    {
        var compiled = new KeptExpressions(lives, this).Rewrite(value, entity).Compile();
        return record => compiled.Read(record, this);
    }

    /// <inheritdoc/>
    public object? One(Relation relation, object record)
    {
        if (!one.TryGetValue(relation, out var find))
        {
            var (key, rows) = (Key(relation), ById(relation.Target));
            one.Add(relation, find = from => key.Read(from) is Guid id ? rows.GetValueOrDefault(id) : null);
        }

        return find(record);
    }

    /// <inheritdoc/>
    public IReadOnlyList<object> Many(Relation relation, object record)
    {
        if (!many.TryGetValue(relation, out var referring))
        {
            many.Add(relation, referring = Referring(relation.Target, Key(relation)));
        }

        return referring.TryGetValue(KeptFields.IdOf(record), out var rows) ? rows : [];
    }

    private Field Key(Relation relation) => lives.Of(((RelationDefinition)relation).Declaring)[relation.ForeignKey];

    private Dictionary<Guid, object?[]> ById(string entity)
    {
        if (!byId.TryGetValue(entity, out var rows))
        {
            byId.Add(entity, rows = lives.Rows(entity, moment).ToDictionary(KeptFields.IdOf));
        }

        return rows;
    }

    private Dictionary<Guid, List<object>> Referring(string entity, Field key)
    {
        var referring = new Dictionary<Guid, List<object>>();
        foreach (var row in lives.Rows(entity, moment))
        {
            if (key.Read(row) is not Guid id)
            {
                continue;
            }

            if (!referring.TryGetValue(id, out var rows))
            {
                referring.Add(id, rows = []);
            }

            rows.Add(row);
        }

        return referring;
    }
}
