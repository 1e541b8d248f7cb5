using System.Text.Json;
using Crm.Scoring.Data;
using Crm.Scoring.Json;

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

    public static AdditiveTerm Read(JsonAt json, InputColumn input)
    {
        var missing = json.Get("missing").Number();
        if (json.Find("slope") is { } slope)
        {
            return new SlopeTerm(slope.Number(), json.Get("center").Number(), json.Get("offset").Number(), missing);
        }

        var weights = json.Get("weights").Numbers();
        if (!input.Kind.IsNumber())
        {
            var levels = input.Kind.LevelCount(input.Levels);
            return weights.Length == levels ? new LevelTerm(weights, missing) : throw json.Wrong($"'{input.Name}' has {levels} levels and {weights.Length} weights; each level has one");
        }

        var edges = BinTerm.Edges(json.Get("edges"));
        return weights.Length == edges.Length + 1 ? new BinTerm(edges, weights, missing) : throw json.Wrong($"'{input.Name}' has {edges.Length} edges and {weights.Length} weights; there is one weight more");
    }
}
