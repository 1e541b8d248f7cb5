using System.Text.Json;
using Crm.Scoring.Data;

namespace Crm.Scoring.Models;

/// <summary>What one input adds to the margin of an <see cref="AdditiveModel"/>.</summary>
/// <param name="missing">What a missing value adds.</param>
internal abstract class AdditiveTerm(double missing)
{
    protected double Missing => missing;

    public abstract double Value(double value);

    public void AddTo(Span<double> margins, ReadOnlySpan<double> values)
    {
        for (var i = 0; i < margins.Length; i++)
        {
            margins[i] += Value(values[i]);
        }
    }

    public abstract void Write(Utf8JsonWriter writer);

    public static AdditiveTerm Read(JsonElement json, InputColumn input)
    {
        var missing = ModelJson.Number(json, "missing");
        if (ModelJson.Has(json, "slope"))
        {
            return new SlopeTerm(ModelJson.Number(json, "slope"), ModelJson.Number(json, "center"), ModelJson.Number(json, "offset"), missing);
        }

        var weights = ModelJson.Numbers(json, "weights");
        if (input.Kind is ColumnKind.Categorical or ColumnKind.Boolean)
        {
            var levels = input.Kind == ColumnKind.Boolean ? 2 : input.Levels.Length;
            return weights.Length == levels ? new LevelTerm(weights, missing) : throw ModelJson.Invalid($"Column '{input.Name}' has {levels} levels and {weights.Length} weights.");
        }

        var edges = ModelJson.Numbers(json, "edges");
        return weights.Length == edges.Length + 1 && edges.Zip(edges.Skip(1)).All(p => p.First < p.Second)
            ? new BinTerm(edges, weights, missing)
            : throw ModelJson.Invalid($"Column '{input.Name}' has one weight more than edges, and its edges rise.");
    }
}
