using System.Collections;
using Crm.Criteria.Text;
using NodaTime;

namespace Crm.Criteria.Checking;

/// <content>Parameters: CLR values, taken generously where nothing is lost.</content>
internal sealed partial class Constants
{
    private const string Given = "criteria.parameter";

    /// <summary>The value of a parameter; null is no value.</summary>
    public object Value(Parameter parameter)
    {
        if (!context.Parameters.TryGetValue(parameter.Name, out var value))
        {
            var nearest = Nearest.Find(parameter.Name, context.Parameters.Keys);
            throw new CriteriaException(Given, $"The parameter '{parameter.Name}' is not given.{Nearest.Hint(nearest)}", expected: nearest);
        }

        return value ?? throw new CriteriaException(Given, $"The parameter '{parameter.Name}' is null; for a missing value use 'is null'.");
    }

    /// <summary>The items of a parameter that is a list; null where it is one value.</summary>
    public static IEnumerable? List(object value) => value is string ? null : value as IEnumerable;

    private PointOrSpan FromParameter(Parameter parameter, in ConstantTarget target)
    {
        var value = Value(parameter);
        return List(value) is null
            ? FromValue(value, target, Given)
            : throw new CriteriaException(Given, $"The parameter '{parameter.Name}' is a list; it stands only after 'in'.");
    }

    /// <summary>Reads a CLR value as the kind wanted.</summary>
    public PointOrSpan FromValue(object? value, in ConstantTarget target, string code)
    {
        switch (value)
        {
            case null:
                throw new CriteriaException(code, "A value is null; for a missing value use 'is null'.");
            case string text:
                return FromText(text, target);
            case bool truth when target.Kind == ValueKind.Boolean:
                return new PointOrSpan(truth);
            case Guid id when target.Kind == ValueKind.Id:
                return new PointOrSpan(id);
            case IReference reference when target.Kind == ValueKind.Id:
                return new PointOrSpan(reference.Key);
            case LocalDate date when target.Kind is ValueKind.Date or ValueKind.Instant:
                return Day(date, target.Kind);
            case DateOnly date when target.Kind is ValueKind.Date or ValueKind.Instant:
                return Day(LocalDate.FromDateOnly(date), target.Kind);
            case Instant instant when target.Kind == ValueKind.Instant:
                return new PointOrSpan(Instant(instant));
            case DateTimeOffset moment when target.Kind == ValueKind.Instant:
                return new PointOrSpan(Instant(NodaTime.Instant.FromDateTimeOffset(moment)));
            default:
                return target.Kind is ValueKind.Integer or ValueKind.Decimal && ToDecimal(value, code) is { } number
                    ? Number(number, target, code)
                    : throw Mismatch($"a value of type {value.GetType().Name}", target, code);
        }
    }

    private static decimal? ToDecimal(object value, string code)
    {
        switch (value)
        {
            case decimal number:
                return number;
            case long number:
                return number;
            case int number:
                return number;
            case short number:
                return number;
            case byte number:
                return number;
            case double or float:
                var real = value is double d ? d : (float)value;
                return double.IsFinite(real) && Math.Abs(real) <= 1e18
                    ? (decimal)real
                    : throw new CriteriaException(code, "A number is not finite, or beyond what is kept.");
            default:
                return null;
        }
    }
}
