using System.Linq.Expressions;
using System.Reflection;
using NodaTime;

namespace Crm.Criteria.Lambda;

/// <content>Paths of members, and constants.</content>
internal sealed partial class LambdaTranslator
{
    private FieldPath Path(Expression expression)
    {
        var names = new List<string>();
        Walk(expression, names, expression);
        return names.Count > 0 ? new FieldPath(names.ToSequence()) : throw LambdaErrors.Refuse(expression, "a field of the record is wanted here.");
    }

    private void Walk(Expression expression, List<string> names, Expression whole)
    {
        switch (Strip(expression))
        {
            case ParameterExpression parameter when parameter == record:
                return;
            case ParameterExpression parameter when outer.Contains(parameter):
                throw LambdaErrors.Refuse(whole, "inside a relation only the related record can be spoken of.");
            case MemberExpression { Expression: { } owner } member:
                Walk(owner, names, whole);
                AddMember(member, owner, names);
                return;
            case MethodCallExpression call when call.Method.IsDefined(typeof(FollowsReferenceAttribute), inherit: false):
                Follow(call, names, whole);
                return;
            default:
                throw LambdaErrors.Refuse(whole, "a field of the record, or of one it refers to, is wanted here.");
        }
    }

    private void AddMember(MemberExpression member, Expression owner, List<string> names)
    {
        if (Nullable.GetUnderlyingType(owner.Type) is not null)
        {
            if (member.Member.Name != "Value")
            {
                throw LambdaErrors.Refuse(member, "compare it with null.");
            }
        }
        else if (owner.Type == typeof(string))
        {
            throw LambdaErrors.Refuse(member, "a text has no such field.");
        }
        else if (naming.Field(member.Member) is { } name)
        {
            names.AddRange(name.Split('.'));
        }
    }

    private void Follow(MethodCallExpression call, List<string> names, Expression whole)
    {
        Walk(call.Arguments[0], names, whole);
        if (Strip(call.Arguments[1]) is not LambdaExpression lambda)
        {
            names.Add(CapturedValue.Read(call.Arguments[1]) as string ?? throw LambdaErrors.Refuse(call, "the name of a relation is wanted here."));
            return;
        }

        var body = Strip(lambda.Body);
        while (body is MemberExpression { Expression: { } owner } value && Nullable.GetUnderlyingType(owner.Type) is not null && value.Member.Name == "Value")
        {
            body = Strip(owner);
        }

        names.Add(body is MemberExpression { Expression: { } self } member && Strip(self) == lambda.Parameters[0]
            ? naming.Reference(member.Member)
            : throw LambdaErrors.Refuse(lambda, "a member that holds a key is wanted here."));
    }

    private FieldPath ManyPath(Expression source)
    {
        if (Strip(source) is not MethodCallExpression { Method: { Name: nameof(LambdaMarkers.Many) } method } many || method.DeclaringType != typeof(LambdaMarkers))
        {
            throw LambdaErrors.Refuse(source, "related records come from 'Many'.");
        }

        var names = new List<string>();
        Walk(many.Arguments[0], names, source);
        names.Add(many.Arguments.Count == 1
            ? naming.Many(Strip(many.Arguments[0]).Type, method.GetGenericArguments()[0])
            : CapturedValue.Read(many.Arguments[1]) as string ?? throw LambdaErrors.Refuse(many, "the name of a relation is wanted here."));
        return new FieldPath(names.ToSequence());
    }

    /// <summary>A captured value as a term; <paramref name="field"/> tells the enum that a number stands for.</summary>
    private Term Constant(object value, Expression field, Expression whole)
    {
        if (Bare(Strip(field).Type) is { IsEnum: true } type)
        {
            var choice = (Enum)Enum.ToObject(type, value);
            return Enum.IsDefined(type, choice) ? new TextLiteral(naming.Choice(choice)) : throw LambdaErrors.Refuse(whole, $"'{choice}' is no single value of {type.Name}.");
        }

        return Term(value) ?? (naming.Value(value) is { } other ? Term(other) : null)
            ?? throw LambdaErrors.Refuse(whole, $"a value of type {value.GetType().Name} is not one the language has.");
    }

    private Term? Term(object value) => value switch
    {
        string text => new TextLiteral(text),
        char text => new TextLiteral(text.ToString()),
        bool truth => new BooleanLiteral(truth),
        decimal number => new NumberLiteral(number),
        long number => new NumberLiteral(number),
        int number => new NumberLiteral(number),
        short number => new NumberLiteral(number),
        byte number => new NumberLiteral(number),
        double number when double.IsFinite(number) && Math.Abs(number) < 1e18 => new NumberLiteral((decimal)number),
        LocalDate date => new DateLiteral(date),
        DateOnly date => new DateLiteral(LocalDate.FromDateOnly(date)),
        Instant instant => new InstantLiteral(instant),
        DateTimeOffset moment => new InstantLiteral(Instant.FromDateTimeOffset(moment)),
        Guid id => new TextLiteral(id.ToString()),
        IReference reference => new TextLiteral(reference.Key.ToString()),
        Enum choice => new TextLiteral(naming.Choice(choice)),
        Term term => term,
        _ => null,
    };
}
