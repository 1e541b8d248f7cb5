using System.Globalization;

namespace Crm.Criteria.Text;

/// <summary>Numbers as they are written: an optional minus, digits, at most one point, no exponent, at most 28 digits.</summary>
internal static class NumberText
{
    public const int MostDigits = 28;

    public static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        var digits = 0;
        foreach (var c in text)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits <= MostDigits
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>The shortest writing of a number.</summary>
    /// <exception cref="CriteriaException">It needs 29 digits (<c>criteria.type</c>).</exception>
    public static string Write(decimal value)
    {
        if (value == 0)
        {
            return "0";
        }

        var text = value.ToString(CultureInfo.InvariantCulture);
        if (text.Contains('.', StringComparison.Ordinal))
        {
            text = text.TrimEnd('0').TrimEnd('.');
        }

        return TryParse(text, out var back) && back == value
            ? text
            : throw new CriteriaException("criteria.type", $"The number {text} has more than {MostDigits} digits.");
    }

    /// <summary>A number in an error.</summary>
    public static string Show(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
