using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Crm.Matching.Scoring;

namespace Crm.Matching;

/// <summary>Why two records are, or are not, taken for one: the weights add up to the log2 of the odds.</summary>
/// <param name="PriorWeight">How rare matches are at all, in bits.</param>
/// <param name="Fields">What each field says; of a pair that is labelled, at last what the label adds.</param>
public sealed record MatchExplanation(double PriorWeight, ImmutableArray<FieldEvidence> Fields)
{
    /// <summary>The sum of all weights: log2 of the odds of a match.</summary>
    public double Weight => PriorWeight + Fields.Sum(evidence => evidence.Weight);

    /// <summary>The probability of a match, 0 to 1.</summary>
    public double Probability => Weights.Probability(Weight);

    /// <summary>A table: a line a field, the prior, and the sum.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var field in Fields)
        {
            text.Append(CultureInfo.InvariantCulture, $"{field.Weight,6:+0.0;-0.0;0.0}  {field.Field}: {field.Left ?? "(missing)"} | {field.Right ?? "(missing)"}, {field.Meaning}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{PriorWeight,6:+0.0;-0.0;0.0}  before anything is compared\n");
        text.Append(CultureInfo.InvariantCulture, $"{Weight,6:+0.0;-0.0;0.0}  probability {Probability:0.####}");
        return text.ToString();
    }
}

/// <summary>What one field says of two records.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Left">The one value, as it came; null: missing.</param>
/// <param name="Right">The other.</param>
/// <param name="Meaning">How alike they are, in words; and, where the weight is less than it would be alone, because of what.</param>
/// <param name="Weight">What that says for a match, in bits; below 0, against it.</param>
public sealed record FieldEvidence(string Field, string? Left, string? Right, string Meaning, double Weight);
