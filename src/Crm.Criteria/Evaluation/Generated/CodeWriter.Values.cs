using System.Linq.Expressions;

namespace Crm.Criteria.Evaluation.Generated;

/// <content>Values, each known only inside of what is said of it: where it is missing, that is false and not asked.</content>
internal sealed partial class CodeWriter
{
    private static readonly Expression Null = Expression.Constant(null);

    /// <summary>Whether the value is there and <paramref name="say"/> holds of it; null where there is no code for it.</summary>
    private Expression? Known<T>(CheckedValue value, Func<Expression, Expression?> say)
        where T : struct
    {
        if (value is ConstantValue constant)
        {
            return say(Expression.Constant((T)constant.Value));
        }

        if (Own(value)?.ReadExpression is not { } lambda || Inline(lambda) is not { } read)
        {
            return null;
        }

        if (read.Type == typeof(T))
        {
            var local = Expression.Variable(typeof(T));
            return say(local) is { } saidAlways ? Expression.Block([local], Expression.Assign(local, read), saidAlways) : null;
        }

        if (read.Type == typeof(T?))
        {
            Expression<Func<T?, bool>> isThere = v => v.HasValue;
            Expression<Func<T?, T>> get = v => v.GetValueOrDefault();
            var maybe = Expression.Variable(typeof(T?));
            return say(ParameterSwap.Apply(get, maybe)) is { } said ? Where(maybe, read, ParameterSwap.Apply(isThere, maybe), said) : null;
        }

        var box = Expression.Variable(typeof(object));
        return read.Type == typeof(object) && say(Expression.Unbox(box, typeof(T))) is { } saidOfBox ? Where(box, read, IsThere(box), saidOfBox) : null;
    }

    /// <summary>The same of a text's key.</summary>
    private Expression? KnownKey(CheckedValue value, Func<Expression, Expression?> say)
    {
        if (value is ConstantValue { Value: string constant })
        {
            return say(Expression.Constant(constant));
        }

        var key = Expression.Variable(typeof(string));
        return Key(Own(value)) is { } read && say(key) is { } said ? Where(key, read, IsThere(key), said) : null;
    }

    private Expression? Key(Field? field)
    {
        if (field?.TextRule != TextRule.Folded)
        {
            return Text(field?.ReadExpression);
        }

        if (Text(field.KeyExpression) is { } kept)
        {
            return kept;
        }

        Expression<Func<string?, string?>> fold = text => text == null ? null : TextFolding.Fold(text);
        if (field.ReadKey is not null || Text(field.ReadExpression) is not { } read)
        {
            return null;
        }

        placed++;

        // Read once: a lambda's parameter stands in its body more than once.
        var local = Expression.Variable(typeof(string));
        return Expression.Block([local], Expression.Assign(local, read), ParameterSwap.Apply(fold, local));
    }

    private Expression? Text(LambdaExpression? lambda) => lambda is null ? null : Inline(lambda) switch
    {
        { } read when read.Type == typeof(string) => read,
        { } read when read.Type == typeof(object) => Expression.Convert(read, typeof(string)),
        _ => null,
    };

    /// <summary>The field, if it is the record's own.</summary>
    private static Field? Own(CheckedValue value) => value is FieldValue { Path.Count: 0 } field ? field.Field : null;

    /// <summary>The body of a reading lambda over this record, which is cast once.</summary>
    private Expression? Inline(LambdaExpression lambda)
    {
        if (lambda.Parameters is not [{ IsByRef: false } parameter])
        {
            return null;
        }

        if (!casts.TryGetValue(parameter.Type, out var cast))
        {
            casts.Add(parameter.Type, cast = Expression.Variable(parameter.Type));
        }

        return ParameterSwap.Apply(lambda, cast);
    }

    private static BinaryExpression IsThere(ParameterExpression reference) => Expression.ReferenceNotEqual(reference, Null);

    private static BlockExpression Where(ParameterExpression local, Expression read, Expression isThere, Expression said) =>
        Expression.Block([local], Expression.Assign(local, read), Expression.AndAlso(isThere, said));
}
