namespace Crm.Criteria.Checking;

/// <content>The functions of values that the language has itself. A catalogue's function of the same name goes before.</content>
internal sealed partial class CheckRun
{
    private static readonly string[] BuiltIns = ["abs", "coalesce", "round"];

    private bool IsBuiltIn(Call call) => BuiltIns.Contains(call.Function) && !catalogue.Functions.ContainsKey(call.Function);

    private CheckedValue BuiltIn(Call call, in Scope scope, FieldUse use)
    {
        switch (call.Function)
        {
            case "abs" when call.Arguments.Count == 1:
                return OfNumber(Computation.Absolute, call.Arguments[0], scope, use);
            case "round" when call.Arguments.Count is 1 or 2:
                return OfNumber(Computation.Round, call.Arguments[0], scope, use, call.Arguments.Count == 1 ? 0 : Digits(call.Arguments[1]));
            case "coalesce" when call.Arguments.Count >= 2:
                return Coalesce(call, scope, use);
            default:
                throw Error("criteria.type", "Written so: abs(x), round(x), round(x, digits), coalesce(a, b, ...).", call);
        }
    }

    private int Digits(Term term) => term is NumberLiteral { Value: >= -9 and <= 4 and var digits } && decimal.Truncate(digits) == digits
        ? (int)digits
        : throw Error("criteria.type", "A number is rounded to -9 to 4 decimals.", term);

    private ComputedValue Coalesce(Call call, in Scope scope, FieldUse use)
    {
        var values = new CheckedValue?[call.Arguments.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = IsValue(call.Arguments[i]) ? Value(call.Arguments[i], scope, use) : null;
        }

        if (Array.Find(values, v => v is not null) is not { } first)
        {
            throw Error("criteria.type", "coalesce takes a field, a roll-up or a computed value before its constant.", call);
        }

        var isDecimal = Array.Exists(values, v => v?.Kind == ValueKind.Decimal);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] ??= IsNumber(first)
                ? ConstantOperand(call.Arguments[i], isDecimal ? ValueKind.Decimal : null)
                : Fallback(call.Arguments[i], first);
            isDecimal |= IsNumber(first) && values[i]!.Kind == ValueKind.Decimal;
        }

        var operands = Array.ConvertAll(values, v => isDecimal && IsNumber(v!) ? ToDecimal(v!) : v!);
        return Array.TrueForAll(operands, o => o.Kind == operands[0].Kind && o.TextRule == operands[0].TextRule)
            ? new ComputedValue(Computation.Coalesce, operands.ToSequence(), operands[0].Kind)
            : throw Error("criteria.type", "coalesce takes values of one kind, and texts that compare alike.", call);
    }

    private ConstantValue Fallback(Term term, CheckedValue first)
    {
        var constant = Constant(term, new ConstantTarget(first.Kind, first.TextRule));
        return term is CalendarPeriod
            ? throw Error("criteria.type", "A period cannot stand here.", term)
            : new ConstantValue(constant.Point ?? constant.Start!, first.Kind, first.TextRule) { Text = TextOf(term) };
    }

    /// <summary>A text as written, whose key is what compares.</summary>
    private string? TextOf(Term term) => term switch
    {
        TextLiteral literal => literal.Value,
        Parameter parameter => constants.Value(parameter) as string,
        _ => null,
    };
}
