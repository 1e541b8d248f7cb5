using Crm.Criteria.Evaluation;

namespace Crm.Criteria;

/// <summary>A checked value made ready to be read from records in memory and to order them. Immutable and thread-safe.</summary>
public sealed class CompiledValue
{
    private readonly Reader reader;

    internal CompiledValue(CheckedValue value, Reader reader)
    {
        Value = value;
        this.reader = reader;
        Order = ValueOrder.For(value.Kind);
    }

    /// <summary>What is read.</summary>
    public CheckedValue Value { get; }

    /// <summary>Orders what <see cref="ReadKey"/> gives, as the language compares; never given null.</summary>
    public IComparer<object> Order { get; }

    /// <summary>The value of a record: null, or the CLR type of its kind.</summary>
    public object? Read(object record, IRelated related) => reader.Read(record, related);

    /// <summary>What the value compares by: of a folded text its key, else the value itself.</summary>
    public object? ReadKey(object record, IRelated related) => reader.ReadKey(record, related);
}
