using Crm.Scoring.Data;

namespace Crm.Scoring.Honesty;

/// <summary>Finds values, or parts of a range, that go with one outcome only.</summary>
internal static class OutcomeMark
{
    /// <summary>What counts as the low end of a range.</summary>
    private const double LowShare = 0.1;

    /// <summary>How many times rarer the outcome must be in a part of a range that rules it out.</summary>
    private const double RuledOut = 10;

    /// <summary>A reason where the column is filled, is missing, or has one value, practically with one outcome only; null where not.</summary>
    public static string? OfValue(Column column, ReadOnlySpan<bool> target, LeakageOptions options)
    {
        var values = OutcomesByValue.Of(column, target);
        if (MarksPositive(values.Filled, options) || MarksNegative(values.Filled, options))
        {
            return $"It is filled in {Rows(values.Filled)}: as is a field that is written when the outcome is known.";
        }

        if (MarksPositive(values.Missing, options))
        {
            return $"It is missing in {Rows(values.Missing)}: as is a field that is emptied when the outcome is known.";
        }

        foreach (var (value, with) in values.Each())
        {
            // A single number may be so by chance, out of so many; one that all others keep clear of is not.
            if (column.Kind is ColumnKind.Categorical or ColumnKind.Boolean && MarksPositive(with, options))
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

    /// <summary>
    /// Words for a level, or the low end of a range, in which the positive outcome hardly occurs, more clearly than a merely strong column shows; null where there is none. Only the low end counts: what grows until the
    /// outcome comes must have grown. A high end without outcomes is common and honest: long past contacts.
    /// </summary>
    public static string? OfRange(Column column, ReadOnlySpan<bool> target, LeakageOptions options, double auc)
    {
        var values = OutcomesByValue.Of(column, target);
        if (column.Kind is ColumnKind.Categorical or ColumnKind.Boolean)
        {
            return values.Each().Where(v => v.Counts.Rows >= options.MarkedShare * column.Rows && RulesOut(v.Counts, auc)).Select(v => $"where it is {Name(column, v.Value)} the outcome hardly occurs ({Found(v.Counts)})").FirstOrDefault();
        }

        var (low, below) = values.Lowest((int)(LowShare * column.Rows));
        return RulesOut(below, auc) ? $"up to {Invariant.Text(low)} the outcome hardly occurs ({Found(below)})" : null;
    }

    /// <summary>The outcome is at least ten times rarer there, and surely less than half as likely as two bell curves with this AUC would have it: a column that is merely strong tapers off.</summary>
    private static bool RulesOut(LikelihoodRatio counts, double auc) =>
        counts.Rows > 0 && counts.Rows < counts.AllRows && counts.Value <= 1 / RuledOut && counts.IsSurelyBelow(0.5 * BellCurves.LowestRatio(auc, (double)counts.AllPositives / counts.AllRows, (double)counts.Rows / counts.AllRows));

    private static string Found(LikelihoodRatio counts) => $"{Invariant.Count(counts.Positives)} of {Invariant.Count(counts.Rows)} rows, {Invariant.Percent((double)counts.AllPositives / counts.AllRows)} of all";

    private static bool MarksPositive(LikelihoodRatio counts, LeakageOptions options) =>
        counts.Positives >= options.MarkedShare * counts.AllPositives && counts.MarksPositive(options.MarkingRatio);

    private static bool MarksNegative(LikelihoodRatio counts, LeakageOptions options) =>
        counts.Negatives >= options.MarkedShare * counts.AllNegatives && counts.MarksNegative(options.MarkingRatio);

    private static string Rows(LikelihoodRatio counts) =>
        $"{Invariant.Count(counts.Positives)} of {Invariant.Count(counts.AllPositives)} positive rows and {Invariant.Count(counts.Negatives)} of {Invariant.Count(counts.AllNegatives)} negative ones";

    private static string Name(Column column, double value) => column.Kind switch
    {
        ColumnKind.Categorical => $"'{column.Levels[(int)value]}'",
        ColumnKind.Boolean => value == 1 ? "yes" : "no",
        _ => Invariant.Text(value),
    };
}
