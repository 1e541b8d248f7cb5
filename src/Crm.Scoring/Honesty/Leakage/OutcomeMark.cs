using System.Globalization;
using Crm.Scoring.Data;

namespace Crm.Scoring.Honesty;

/// <summary>Finds values, or parts of a range, that go with one outcome only.</summary>
internal static class OutcomeMark
{
    /// <summary>A reason where the column is filled, or has one value, practically with one outcome only; null where not.</summary>
    public static string? OfValue(Column column, ReadOnlySpan<bool> target, LeakageOptions options)
    {
        var values = OutcomesByValue.Of(column, target);
        if (MarksPositive(values.Filled, options) || MarksNegative(values.Filled, options))
        {
            return $"It is filled in {Rows(values.Filled)}: as is a field that is written when the outcome is known.";
        }

        foreach (var (value, with) in values.Each())
        {
            if (MarksPositive(with, options))
            {
                return $"It is {Name(column, value)} in {Rows(with)}: a value that comes with the outcome.";
            }

            if (values.FilledWithout(with) is var others && MarksPositive(others, options))
            {
                return $"It is something else than {Name(column, value)} in {Rows(others)}: as is a field that is filled when the outcome is known.";
            }
        }

        return null;
    }

    /// <summary>Words for a level or an end of the range, of enough rows, in which one outcome hardly occurs; null where there is none.</summary>
    public static string? OfRange(Column column, ReadOnlySpan<bool> target, LeakageOptions options)
    {
        var values = OutcomesByValue.Of(column, target);
        if (column.Kind is ColumnKind.Categorical or ColumnKind.Boolean)
        {
            return values.Each().Select(v => Excluded(v.Counts, options) is { } words ? $"where it is {Name(column, v.Value)} {words}" : null).FirstOrDefault(w => w is not null);
        }

        var rows = (int)(options.MarkedShare * column.Rows);
        var ((low, below), (high, above)) = (values.End(rows, fromTop: false), values.End(rows, fromTop: true));
        return Excluded(below, options) is { } lowest ? $"up to {Text(low)} {lowest}"
            : Excluded(above, options) is { } highest ? $"from {Text(high)} on {highest}"
            : null;
    }

    private static bool MarksPositive(LikelihoodRatio counts, LeakageOptions options) =>
        counts.Positives >= options.MarkedShare * counts.AllPositives && counts.MarksPositive(options.MarkingRatio);

    private static bool MarksNegative(LikelihoodRatio counts, LeakageOptions options) =>
        counts.Negatives >= options.MarkedShare * counts.AllNegatives && counts.MarksNegative(options.MarkingRatio);

    private static string? Excluded(LikelihoodRatio counts, LeakageOptions options) =>
        counts.Rows < (int)(options.MarkedShare * (counts.AllPositives + counts.AllNegatives)) ? null
        : counts.MarksNegative(options.MarkingRatio) ? $"the outcome hardly occurs ({Texts.Count(counts.Positives)} of {Texts.Count(counts.Rows)} rows)"
        : counts.MarksPositive(options.MarkingRatio) ? $"it hardly fails to occur ({Texts.Count(counts.Positives)} of {Texts.Count(counts.Rows)} rows)"
        : null;

    private static string Rows(LikelihoodRatio counts) =>
        $"{Texts.Count(counts.Positives)} of {Texts.Count(counts.AllPositives)} positive rows and {Texts.Count(counts.Negatives)} of {Texts.Count(counts.AllNegatives)} negative ones";

    private static string Name(Column column, double value) => column.Kind switch
    {
        ColumnKind.Categorical => $"'{column.Levels[(int)value]}'",
        ColumnKind.Boolean => value == 1 ? "yes" : "no",
        _ => Text(value),
    };

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
