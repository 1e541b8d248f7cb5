namespace Crm.Criteria.Evaluation;

/// <summary>A value computed from one other.</summary>
internal sealed class OneReader<T, TResult>(Reader<T> operand, int detail, Func<T, int, TResult?> compute) : Reader<TResult>
    where T : struct
    where TResult : struct
{
    public override bool TryRead(object record, IRelated related, out TResult value)
    {
        var result = operand.TryRead(record, related, out var x) ? compute(x, detail) : null;
        value = result.GetValueOrDefault();
        return result.HasValue;
    }
}

/// <summary>A value computed from two others.</summary>
internal sealed class BothReader<T, TResult>(Reader<T> left, Reader<T> right, Func<T, T, TResult?> compute) : Reader<TResult>
    where T : struct
    where TResult : struct
{
    public override bool TryRead(object record, IRelated related, out TResult value)
    {
        var result = left.TryRead(record, related, out var x) && right.TryRead(record, related, out var y) ? compute(x, y) : null;
        value = result.GetValueOrDefault();
        return result.HasValue;
    }
}

/// <summary>The first value that is there.</summary>
internal sealed class FirstReader<T>(Reader<T>[] operands) : Reader<T>
    where T : struct
{
    public override bool TryRead(object record, IRelated related, out T value)
    {
        foreach (var operand in operands)
        {
            if (operand.TryRead(record, related, out value))
            {
                return true;
            }
        }

        value = default;
        return false;
    }
}

/// <summary>The first text that is there, and its key.</summary>
internal sealed class FirstTextReader(TextReader[] operands) : TextReader
{
    public override string? Text(object record, IRelated related)
    {
        foreach (var operand in operands)
        {
            if (operand.Text(record, related) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    public override string? Key(object record, IRelated related)
    {
        foreach (var operand in operands)
        {
            if (operand.Key(record, related) is { } key)
            {
                return key;
            }
        }

        return null;
    }
}

/// <summary>Whether a condition holds.</summary>
internal sealed class ConditionReader(Test condition) : Reader<bool>
{
    public override bool TryRead(object record, IRelated related, out bool value)
    {
        value = condition.Holds(record, related);
        return true;
    }
}
