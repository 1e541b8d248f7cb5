using System.Diagnostics.CodeAnalysis;

namespace Crm.Queries;

/// <summary>A read-only row of a result. A field that the scope may not read is not there.</summary>
public sealed class Row
{
    private readonly object?[] values;

    internal Row(IReadOnlyList<string> columns, object?[] values)
    {
        Columns = columns;
        this.values = values;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is decimal number)
            {
                values[i] = WithoutTrailingZeros(number);
            }
        }
    }

    /// <summary>The names of the columns, as they were asked for.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The values in the order of the columns.</summary>
    public IReadOnlyList<object?> Values => values;

    /// <summary>The value of a column: null, <see cref="string"/>, <see cref="bool"/>, <see cref="long"/>, <see cref="decimal"/>, <c>LocalDate</c>, <c>Instant</c> or <see cref="Guid"/>.</summary>
    /// <exception cref="CrmException">There is no such column (<c>crm.invalid</c>).</exception>
    public object? this[string column] => TryGet(column, out var value)
        ? value
        : throw CrmException.Invalid(column, "no_column", $"The row has no column '{column}'; it has {string.Join(", ", Columns)}.");

    /// <summary>The value of a column as a type; the default where it is null.</summary>
    /// <exception cref="CrmException">There is no such column, or its value is of another type (<c>crm.invalid</c>).</exception>
    public T? Get<T>(string column) => this[column] switch
    {
        null => default,
        T value => value,
        var other => throw CrmException.Invalid(column, "wrong_type", $"The column '{column}' holds a {other.GetType().Name}, not a {typeof(T).Name}."),
    };

    /// <summary>The id in a column; null where it is null.</summary>
    public Id<T>? GetId<T>(string column) => this[column] is Guid id ? new Id<T>(id) : null;

    /// <summary>The value of a column, where there is one of that name.</summary>
    public bool TryGet(string column, [MaybeNullWhen(true)] out object? value)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == column)
            {
                value = values[i];
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Columns.Zip(values, (c, v) => $"{c}: {v}"));

    /// <summary>Stores differ in the zeros they give back (12000 or 12000.0000); rows do not.</summary>
    internal static decimal WithoutTrailingZeros(decimal number) => number / 1.0000000000000000000000000000m;
}

/// <summary>A page of a result.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Next">What to give for the next page; null: this was the last.</param>
public sealed record RowPage(IReadOnlyList<Row> Rows, string? Next);
