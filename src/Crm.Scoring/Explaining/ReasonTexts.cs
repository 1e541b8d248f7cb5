using System.Globalization;
using Crm.Scoring.Data;

namespace Crm.Scoring.Explaining;

/// <summary>Puts reasons into words: by the template of the column, or plainly by its kind. Immutable.</summary>
/// <param name="templates">A template for each column that needs more than <c>calls: 3</c>, by its name; null: none.</param>
/// <param name="culture">How numbers are written; null: invariant.</param>
public sealed class ReasonTexts(IReadOnlyDictionary<string, ReasonTemplate>? templates = null, CultureInfo? culture = null)
{
    private readonly Dictionary<string, ReasonTemplate> templates = templates is null ? [] : new(templates, StringComparer.Ordinal);
    private readonly CultureInfo culture = culture ?? CultureInfo.InvariantCulture;

    /// <summary>The reason that a value of a column gives.</summary>
    /// <param name="input">The column, as the model knows it.</param>
    /// <param name="value">Its value, as the model has it; NaN is missing.</param>
    /// <param name="contribution">What it adds to the raw margin.</param>
    public Reason For(InputColumn input, double value, double contribution)
    {
        var text = Value(input, value);
        return new(input.Name, text, contribution, $"{Words(input, value, text)}: {Signed(contribution)}");
    }

    private string Words(InputColumn input, double value, string? text)
    {
        var template = templates.GetValueOrDefault(input.Name);
        if (text is null)
        {
            return template?.Missing ?? $"{input.Name} is not known";
        }

        var words = (input.Kind, value) switch
        {
            (ColumnKind.Categorical, _) => template?.Other ?? "{name} is {value}",
            (ColumnKind.Boolean, 1) => template?.Yes ?? template?.Other ?? "{name}: {value}",
            (_, 0) => template?.None ?? template?.Other ?? "{name}: {value}",
            (_, 1) => template?.One ?? template?.Other ?? "{name}: {value}",
            _ => template?.Other ?? "{name}: {value}",
        };
        return words.Replace("{name}", input.Name, StringComparison.Ordinal).Replace("{value}", text, StringComparison.Ordinal);
    }

    private string? Value(InputColumn input, double value) => value switch
    {
        double.NaN => null,
        _ when input.Kind == ColumnKind.Categorical => input.Levels[(int)value],
        _ when input.Kind == ColumnKind.Boolean => value == 1 ? "yes" : "no",
        _ => Math.Abs(value) is < 1e15 and (>= 1e-4 or 0) ? value.ToString("#,0.####", culture) : value.ToString("G6", culture),
    };

    private string Signed(double contribution) => Math.Abs(contribution) is < 0.05 and > 0 ? contribution.ToString("+0.00;-0.00", culture) : contribution.ToString("+0.0;-0.0;0", culture);
}
