using System.Globalization;
using System.Runtime.InteropServices;

namespace Crm.Scoring.Cards;

/// <summary>How one field of a record is read: one of the accessors is there.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FieldReader<T>(OperandKind Kind)
{
    public Func<T, double>? Number { get; init; }

    public Func<T, bool>? Flag { get; init; }

    public Func<T, string?>? Text { get; init; }

    public bool IsPredicate { get; init; }

    public double Read(T record, CardField field) => Number is { } number ? number(record) : Flag is { } flag ? (flag(record) ? 1 : 0) : field.Code(Text!(record));

    /// <summary>The value for a person to read.</summary>
    public string Show(T record, CardField field) => Text is { } text
        ? text(record) ?? "nothing"
        : (Kind, Read(record, field)) switch
        {
            (_, double.NaN) => "nothing",
            (OperandKind.Boolean, var flag) => flag == 1 ? "yes" : "no",
            (_, var number) => number.ToString("0.##", CultureInfo.InvariantCulture),
        };
}
