namespace Crm.Criteria.Evaluation;

/// <summary>A step along a relation with its restriction compiled.</summary>
internal sealed record Step(Relation Relation, Test? Restriction);

/// <summary>To-one steps, perhaps with a to-many relation at their end.</summary>
internal sealed class Walk(Step[] path, Step? many)
{
    /// <summary>The record the to-one steps lead to; null where one leads to nothing or to what its restriction hides.</summary>
    public object? One(object record, IRelated related)
    {
        foreach (var step in path)
        {
            if (related.One(step.Relation, record) is not { } next || (step.Restriction is { } restriction && !restriction.Holds(next, related)))
            {
                return null;
            }

            record = next;
        }

        return record;
    }

    /// <summary>The records at the end, still to be asked for with <see cref="Admits"/>.</summary>
    public Items Many(object record, IRelated related) =>
        new(One(record, related) is { } end ? related.Many(many!.Relation, end) : []);

    /// <summary>Whether the restriction at the end lets a record be seen.</summary>
    public bool Admits(object item, IRelated related) => many!.Restriction is not { } restriction || restriction.Holds(item, related);

    /// <summary>A list enumerated without allocating.</summary>
    public readonly struct Items(IReadOnlyList<object> items)
    {
        public Enumerator GetEnumerator() => new(items);
    }

    /// <summary>Goes through <see cref="Items"/>.</summary>
    public struct Enumerator(IReadOnlyList<object> items)
    {
        private int index = -1;

        public readonly object Current => items[index];

        public bool MoveNext() => ++index < items.Count;
    }
}
