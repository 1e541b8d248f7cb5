namespace Crm.EntityFrameworkCore.Sql.Compiling;

/// <summary>The condition that a row comes after another in an order, nulls last in both directions.</summary>
internal static class Keyset
{
    /// <param name="compilation">The statement.</param>
    /// <param name="keys">The keys of the order, the id as the last where they are not total without it.</param>
    /// <param name="after">The values of the row after which to go on.</param>
    public static string After(Compilation compilation, IReadOnlyList<(SqlValue Value, bool Descending)> keys, IReadOnlyList<object?> after)
    {
        if (after.Count != keys.Count)
        {
            throw new ArgumentException($"The row to go on after has {after.Count} values where the order has {keys.Count} keys.", nameof(after));
        }

        if (compilation.Dialect.ComparesRows && keys.Count > 1 && keys.All(k => k.Descending == keys[0].Descending && !k.Value.MayBeNull))
        {
            var left = string.Join(", ", keys.Select(k => k.Value.Sql));
            var right = string.Join(", ", keys.Select((k, i) => compilation.Constant(after[i]!, k.Value.Repr)));
            return $"({left}) {(keys[0].Descending ? "<" : ">")} ({right})";
        }

        return From(compilation, keys, after, 0);
    }

    private static string From(Compilation compilation, IReadOnlyList<(SqlValue Value, bool Descending)> keys, IReadOnlyList<object?> after, int at)
    {
        var (key, descending) = keys[at];
        var isLast = at == keys.Count - 1;
        if (after[at] is not { } value)
        {
            // Only nulls come after a null, so the next keys decide among them.
            return isLast ? "1 = 0" : $"({key.Sql} IS NULL AND {From(compilation, keys, after, at + 1)})";
        }

        var operand = compilation.Constant(value, key.Repr);
        var beyond = $"{key.Sql} {(descending ? "<" : ">")} {operand}";
        if (isLast)
        {
            return key.MayBeNull ? $"({beyond} OR {key.Sql} IS NULL)" : beyond;
        }

        var rest = From(compilation, keys, after, at + 1);

        // The outer bound alone finds the place in an index; what is in the parentheses only filters the rows of an equal key.
        return key.MayBeNull
            ? $"({beyond} OR {key.Sql} IS NULL OR ({key.Sql} = {operand} AND {rest}))"
            : $"({key.Sql} {(descending ? "<=" : ">=")} {operand} AND ({beyond} OR {rest}))";
    }
}
