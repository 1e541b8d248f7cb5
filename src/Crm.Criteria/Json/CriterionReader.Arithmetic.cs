using System.Text.Json;

namespace Crm.Criteria.Json;

/// <content>Arithmetic: <c>{"add":[{"field":"a"},1]}</c>, <c>{"negative":...}</c>, <c>{"shift":{"field":"closeDate"},"by":"+30d"}</c>.</content>
internal sealed partial class CriterionReader
{
    public static string Operation(ArithmeticOperator operation) => operation switch
    {
        ArithmeticOperator.Add => "add",
        ArithmeticOperator.Subtract => "subtract",
        ArithmeticOperator.Multiply => "multiply",
        _ => "divide",
    };

    private Arithmetic ArithmeticTerm(string form, Members members)
    {
        var operands = List(form, members, 2, static (reader, element) => reader.Term(element));
        return operands.Length == 2
            ? new Arithmetic(operands[0], form switch { "add" => ArithmeticOperator.Add, "subtract" => ArithmeticOperator.Subtract, "multiply" => ArithmeticOperator.Multiply, _ => ArithmeticOperator.Divide }, operands[1])
            : throw Error($"The value of '{form}' is a list of two values.");
    }

    private Shift ShiftTerm(Members members)
    {
        var value = TermIn("shift", members);
        var (amount, unit) = Duration("by", members, "Here stands what is added, as '-30d' or '+2w'.");
        return new Shift(value, amount, unit);
    }

    /// <summary>What is aggregated: a path as a text, or any other term as an object.</summary>
    private Term OperandIn(string member, Members members) =>
        members[member].ValueKind == JsonValueKind.String ? PathIn(member, members) : TermIn(member, members);
}
