namespace Crm.Criteria.Evaluation;

/// <summary>Reads a value of a record.</summary>
internal abstract class Reader
{
    public abstract bool IsNull(object record, IRelated related);

    public abstract object? Read(object record, IRelated related);

    public virtual object? ReadKey(object record, IRelated related) => Read(record, related);
}

/// <summary>Reads a value that is no text, unboxed.</summary>
internal abstract class Reader<T> : Reader
    where T : struct
{
    public abstract bool TryRead(object record, IRelated related, out T value);

    public sealed override bool IsNull(object record, IRelated related) => !TryRead(record, related, out _);

    public override object? Read(object record, IRelated related) => TryRead(record, related, out var value) ? value : null;
}

/// <summary>A field.</summary>
internal sealed class FieldReader<T>(Walk? walk, Field field) : Reader<T>
    where T : struct
{
    private readonly Func<object, T?>? unboxed = field.ReadUnboxed as Func<object, T?>;
    private readonly Func<object, object?> boxed = field.Read;

    public override bool TryRead(object record, IRelated related, out T value)
    {
        if (walk is not null)
        {
            if (walk.One(record, related) is not { } end)
            {
                value = default;
                return false;
            }

            record = end;
        }

        if (unboxed is not null)
        {
            var read = unboxed(record);
            value = read.GetValueOrDefault();
            return read.HasValue;
        }

        if (boxed(record) is { } box)
        {
            value = (T)box;
            return true;
        }

        value = default;
        return false;
    }
}

/// <summary>A constant.</summary>
internal sealed class ConstantReader<T>(T constant) : Reader<T>
    where T : struct
{
    public override bool TryRead(object record, IRelated related, out T value)
    {
        value = constant;
        return true;
    }
}

/// <summary>Reads a text and the key it compares by.</summary>
internal abstract class TextReader : Reader
{
    public abstract string? Text(object record, IRelated related);

    public abstract string? Key(object record, IRelated related);

    public sealed override bool IsNull(object record, IRelated related) => Text(record, related) is null;

    public sealed override object? Read(object record, IRelated related) => Text(record, related);

    public sealed override object? ReadKey(object record, IRelated related) => Key(record, related);
}

/// <summary>A text field.</summary>
internal sealed class TextFieldReader(Walk? walk, Field field) : TextReader
{
    private readonly bool isFolded = field.TextRule == TextRule.Folded;

    public override string? Text(object record, IRelated related) =>
        (walk is null ? record : walk.One(record, related)) is { } end ? (string?)field.Read(end) : null;

    public override string? Key(object record, IRelated related)
    {
        if (!isFolded)
        {
            return Text(record, related);
        }

        if (field.ReadKey is { } readKey)
        {
            return (walk is null ? record : walk.One(record, related)) is { } end ? readKey(end) : null;
        }

        return Text(record, related) is { } text ? TextFolding.Fold(text) : null;
    }
}

/// <summary>A constant text and its key.</summary>
internal sealed class TextConstantReader(string text, string key) : TextReader
{
    public override string? Text(object record, IRelated related) => text;

    public override string? Key(object record, IRelated related) => key;
}
