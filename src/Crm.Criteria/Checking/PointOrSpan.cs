using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Crm.Criteria.Checking;

/// <summary>What a constant is read for.</summary>
/// <param name="Kind">The kind it must have.</param>
/// <param name="TextRule">How it compares, if a text.</param>
/// <param name="Choices">What it may be, if a choice.</param>
/// <param name="IsSum">Whether it is compared with a sum or a computed value, which may be greater than any one value.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ConstantTarget(ValueKind Kind, TextRule TextRule = TextRule.Exact, ImmutableArray<string> Choices = default, bool IsSum = false)
{
    public bool IsChoice => !Choices.IsDefaultOrEmpty;

    public static ConstantTarget Of(CheckedValue value) => value is FieldValue { Field: var field }
        ? new ConstantTarget(field.Kind, field.TextRule, field.Choices)
        : new ConstantTarget(value.Kind, value.TextRule, default, value is RollupValue { Function: RollupFunction.Sum } or ComputedValue);
}

/// <summary>A constant: a point, or a span of time from its start to before its end.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PointOrSpan(object? Point, object? Start = null, object? End = null)
{
    public static PointOrSpan Span(object start, object end) => new(null, start, end);
}
