using System.Globalization;
using System.Runtime.InteropServices;

namespace Crm.Scoring.Data;

/// <summary>A column of texts on its way to a <see cref="Column"/>. Each distinct text is kept, looked at and converted once.</summary>
internal sealed class TextColumn(string name, bool mayHaveDecimalComma)
{
    private static readonly (string No, string Yes)[] BooleanWords = [("no", "yes"), ("false", "true"), ("0", "1")];

    private readonly List<string> texts = [];
    private readonly List<int> lines = [];
    private readonly List<int> codes = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public void Add(ReadOnlySpan<char> text, int line)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places.GetAlternateLookup<ReadOnlySpan<char>>(), text, out var known);
        if (!known)
        {
            place = texts.Count;
            texts.Add(text.ToString());
            lines.Add(line);
        }

        codes.Add(place);
    }

    /// <summary>The column, of the kind that is given or else the first that all values are of: yes or no, counts, numbers, categories.</summary>
    /// <exception cref="ScoringException">A value is infinite, or not of the kind that is given (<c>scoring.invalid_value</c>).</exception>
    public Column ToColumn(ColumnKind? kind, IReadOnlySet<string> missing)
    {
        var isMissing = texts.ConvertAll(missing.Contains).ToArray();
        var present = texts.Where((_, i) => !isMissing[i]).ToArray();
        var comma = mayHaveDecimalComma && !Array.Exists(present, t => t.Contains('.', StringComparison.Ordinal));
        var values = new double[texts.Count];
        switch (kind ?? Infer(present, comma))
        {
            case ColumnKind.Categorical:
                return Column.Categorical(name, codes.Select(c => isMissing[c] ? null : texts[c]));
            case ColumnKind.Boolean:
                Convert(values, isMissing, Boolean, "yes or no, true or false, 1 or 0");
                return Column.Boolean(name, codes.Select(c => double.IsNaN(values[c]) ? null : (bool?)(values[c] == 1)));
            case ColumnKind.Count:
                Convert(values, isMissing, t => Number(t, comma) is >= 0 and var v && Math.Truncate(v) == v ? v : double.NaN, "a whole number from 0 on");
                return Column.Count(name, codes.Select(c => values[c]));
            default:
                Convert(values, isMissing, t => Number(t, comma), "a finite number");
                return Column.Numeric(name, codes.Select(c => values[c]));
        }
    }

    /// <summary>Yes (1) or no (0) as a text says it; NaN if it says neither.</summary>
    public static double Boolean(string text) =>
        Array.Exists(BooleanWords, w => Same(w.Yes, text)) ? 1 : Array.Exists(BooleanWords, w => Same(w.No, text)) ? 0 : double.NaN;

    /// <summary>A text as a number; NaN if it is none.</summary>
    public static double Number(string text, bool decimalComma = false) =>
        double.TryParse(decimalComma ? text.Replace(',', '.') : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static ColumnKind Infer(string[] present, bool decimalComma)
    {
        // One pair of words for the whole column; a single number is a count that happens not to vary.
        if (Array.Exists(BooleanWords, w => present.Length > 0 && Array.TrueForAll(present, t => Same(w.No, t) || Same(w.Yes, t))) && !(present.Length == 1 && char.IsAsciiDigit(present[0][0])))
        {
            return ColumnKind.Boolean;
        }

        if (Array.Exists(present, t => double.IsNaN(Number(t, decimalComma)) || IsIdentifier(t)))
        {
            return ColumnKind.Categorical;
        }

        return present.Length > 0 && Array.TrueForAll(present, t => Number(t, decimalComma) is >= 0 and < 1L << 53 and var v && Math.Truncate(v) == v) ? ColumnKind.Count : ColumnKind.Numeric;
    }

    // 007 is a code that happens to be of digits, as postal codes are.
    private static bool IsIdentifier(string text) => text.Length > 1 && text[0] == '0' && text.All(char.IsAsciiDigit);

    private static bool Same(string word, string text) => string.Equals(word, text, StringComparison.OrdinalIgnoreCase);

    private void Convert(double[] values, bool[] isMissing, Func<string, double> convert, string right)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = isMissing[i] ? double.NaN : convert(texts[i]);
            if (!isMissing[i] && !double.IsFinite(values[i]))
            {
                throw new ScoringException(ScoringErrorCodes.InvalidValue, $"Line {lines[i]}, column '{name}': '{texts[i]}' is not {right}.");
            }
        }
    }
}
