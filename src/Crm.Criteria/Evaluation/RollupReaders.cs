namespace Crm.Criteria.Evaluation;

/// <summary>Counts related records.</summary>
internal sealed class CountReader(Walk walk, Test? where) : Reader<long>
{
    public override bool TryRead(object record, IRelated related, out long value)
    {
        value = 0;
        foreach (var item in walk.Many(record, related))
        {
            if (walk.Admits(item, related) && (where is null || where.Holds(item, related)))
            {
                value++;
            }
        }

        return true;
    }
}

/// <summary>Sums related values exactly; of nothing it is zero.</summary>
internal sealed class SumReader<T>(Walk walk, Test? where, Reader<T> operand, Func<T, T, T> add) : Reader<T>
    where T : struct
{
    public override bool TryRead(object record, IRelated related, out T value)
    {
        value = default;
        foreach (var item in walk.Many(record, related))
        {
            if (walk.Admits(item, related) && (where is null || where.Holds(item, related)) && operand.TryRead(item, related, out var next))
            {
                try
                {
                    value = add(value, next);
                }
                catch (OverflowException e)
                {
                    throw new CriteriaException("criteria.overflow", "A sum is beyond what its type can hold.", inner: e);
                }
            }
        }

        return true;
    }
}

/// <summary>The least or greatest related value; of nothing it is null.</summary>
internal sealed class ExtremeReader<T>(Walk walk, Test? where, Reader<T> operand, bool greatest) : Reader<T>
    where T : struct, IComparable<T>
{
    public override bool TryRead(object record, IRelated related, out T value)
    {
        value = default;
        var found = false;
        foreach (var item in walk.Many(record, related))
        {
            if (walk.Admits(item, related) && (where is null || where.Holds(item, related)) && operand.TryRead(item, related, out var next)
                && (!found || (greatest ? next.CompareTo(value) > 0 : next.CompareTo(value) < 0)))
            {
                value = next;
                found = true;
            }
        }

        return found;
    }
}
