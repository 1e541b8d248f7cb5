namespace Crm.Scoring.Cards;

/// <summary>What an <see cref="Operand"/> is, and with it the field it is compared with.</summary>
public enum OperandKind
{
    /// <summary>A finite number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>A text, compared by code units.</summary>
    Text,
}

/// <summary>The value on the right of a comparison: a number, yes or no, or a text. Made by implicit conversion.</summary>
public readonly record struct Operand
{
    private readonly string? text;
    private readonly double number;

    private Operand(OperandKind kind, double number, string? text) => (Kind, this.number, this.text) = (kind, number, text);

    /// <summary>What it is.</summary>
    public OperandKind Kind { get; }

    /// <summary>The number; of yes and no 1 and 0, of a text 0.</summary>
    public double Number => number;

    /// <summary>The text; of what is none, its invariant form.</summary>
    public string Text => Kind switch
    {
        OperandKind.Text => text ?? "",
        OperandKind.Boolean => number == 1 ? "true" : "false",
        _ => Invariant.Text(number),
    };

    /// <summary>A number.</summary>
    public static implicit operator Operand(double number) => FromDouble(number);

    /// <summary>Yes or no.</summary>
    public static implicit operator Operand(bool flag) => FromBoolean(flag);

    /// <summary>A text.</summary>
    public static implicit operator Operand(string text) => FromString(text);

    /// <summary>A number.</summary>
    public static Operand FromDouble(double number) => new(OperandKind.Number, number, null);

    /// <summary>Yes or no.</summary>
    public static Operand FromBoolean(bool flag) => new(OperandKind.Boolean, flag ? 1 : 0, null);

    /// <summary>A text.</summary>
    /// <exception cref="ArgumentNullException">It is null: what is missing is asked for by <see cref="Condition.Missing"/>.</exception>
    public static Operand FromString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(OperandKind.Text, 0, text);
    }

    /// <inheritdoc/>
    public override string ToString() => Kind == OperandKind.Text ? $"\"{Text}\"" : Text;
}
