using System.Globalization;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>Measured numbers, by their difference relative to the larger one.</summary>
internal sealed class NumberComparison(CodedColumn column) : FieldComparison(column, "another", "within a tenth", "within a hundredth", "the same")
{
    private readonly double[] numbers = Array.ConvertAll(column.Values, value => double.Parse(value, CultureInfo.InvariantCulture));

    public override int Level(int left, int right)
    {
        var (a, b) = (numbers[left], numbers[right]);
        var difference = Math.Abs(a - b) / Math.Max(Math.Abs(a), Math.Abs(b));
        return difference <= 0.01 ? 3 : difference <= 0.1 ? 2 : 1;
    }
}
