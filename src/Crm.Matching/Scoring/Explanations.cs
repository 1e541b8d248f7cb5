using System.Collections.Immutable;
using System.Globalization;
using Crm.Matching.Fields;
using Crm.Matching.Model;

namespace Crm.Matching.Scoring;

/// <summary>What makes up the weight of a pair, in words.</summary>
internal static class Explanations
{
    // What fewer of the others share is not worth a word.
    private const double LeastShared = 0.01;

    /// <summary>Explains a pair.</summary>
    /// <param name="model">What weighs it.</param>
    /// <param name="comparisons">How its fields are compared.</param>
    /// <param name="pattern">Its pattern.</param>
    /// <param name="codes">The codes of one of the two records, as the model knows them.</param>
    /// <param name="left">The one record's text of a field, as it came.</param>
    /// <param name="right">The other's.</param>
    public static MatchExplanation Of(MatchModel model, IReadOnlyList<FieldComparison> comparisons, ulong pattern, ReadOnlySpan<int> codes, Func<int, string?> left, Func<int, string?> right)
    {
        Span<double> weights = stackalloc double[Pattern.MaxFields];
        Span<double> others = stackalloc double[Pattern.MaxFields];
        Span<int> because = stackalloc int[Pattern.MaxFields];
        model.Weigh(pattern, codes, weights);
        model.Dependence.Of(pattern, model.Fields, others, because);
        var fields = ImmutableArray.CreateBuilder<FieldEvidence>();
        for (var f = 0; f < comparisons.Count; f++)
        {
            var level = Pattern.Level(pattern, f);
            var meaning = level == Pattern.Missing ? "missing" : comparisons[f].Levels[level - 1];
            var explained = because[f] >= 0 && others[f] >= LeastShared ? string.Create(CultureInfo.InvariantCulture, $", as {others[f]:P0} of others are who agree in {comparisons[because[f]].Column.Name}") : "";
            fields.Add(new(comparisons[f].Column.Name, left(f), right(f), meaning + explained, weights[f]));
        }

        return new(model.PriorWeight, fields.ToImmutable());
    }
}
