using System.Collections.Immutable;
using System.Text.Json;
using Crm.Scoring.Boosting.Forests;
using Crm.Scoring.Data;
using Crm.Scoring.Json;
using Crm.Scoring.Models;

namespace Crm.Scoring.Boosting;

/// <summary>
/// Trees whose answers add up to the margin. Made by <see cref="BoostedTreesTrainer"/>. A category that training never saw goes the way of what is missing; where training never saw anything missing, the way of the more rows.
/// </summary>
public sealed class BoostedTrees : IScoringModel
{
    private readonly TreeNode[][] trees;
    private readonly double start;
    private readonly LeafMasks masks;
    private readonly TreeShap shap;

    internal BoostedTrees(ImmutableArray<InputColumn> inputs, double start, TreeNode[][] trees)
    {
        (Columns, this.start, this.trees) = (inputs, start, trees);
        masks = new(inputs, trees);
        shap = new(trees);
        GainShares = Gains();
    }

    /// <inheritdoc/>
    public string Kind => ModelKinds.Boosted;

    /// <inheritdoc/>
    public IReadOnlyList<InputColumn> Inputs => Columns;

    /// <summary>How many trees there are.</summary>
    public int Trees => trees.Length;

    /// <summary>For each input the share of all that splits gained in training which splits on it gained, 0 to 1; all 0 where there is no split.</summary>
    public ImmutableArray<double> GainShares { get; }

    private ImmutableArray<InputColumn> Columns { get; }

    /// <summary>Reads a model that <see cref="Write"/> wrote; it gives the same bits.</summary>
    /// <exception cref="ScoringException">It is of another shape (<c>scoring.invalid_json</c>); the message says where.</exception>
    public static BoostedTrees Read(JsonElement json)
    {
        var (inputs, start, trees) = ForestReader.Read(JsonAt.Root(json));
        return new(inputs, start, trees);
    }

    /// <inheritdoc/>
    /// <remarks>O(trees · columns / 16), with no branch that depends on the row.</remarks>
    public double Margin(ReadOnlySpan<double> row)
    {
        Lengths.Need(row.Length, Columns.Length, "The row has");
        return start + masks.Sum(row);
    }

    /// <inheritdoc/>
    public void Margins(DataSet data, Span<double> margins)
    {
        ArgumentNullException.ThrowIfNull(data);
        margins = Lengths.Places(margins, data.Rows);
        masks.Sums([.. Columns.Select(c => c.Align(data[c.Name]))], margins);
        foreach (ref var margin in margins)
        {
            margin = start + margin;
        }
    }

    /// <inheritdoc/>
    /// <remarks>TreeSHAP: exact Shapley values of the game in which an unknown column goes both ways, in proportion to the training rows. O(trees · leaves · depth²).</remarks>
    public double Explain(ReadOnlySpan<double> row, Span<double> contributions)
    {
        Lengths.Need(row.Length, Columns.Length, "The row has");
        Lengths.Need(contributions.Length, Columns.Length, "The contributions have");
        contributions.Clear();
        shap.Add(row, contributions);
        return start + shap.Expected;
    }

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ForestWriter.Write(writer, Columns, start, trees);
    }

    private ImmutableArray<double> Gains()
    {
        var gains = new double[Columns.Length];
        foreach (var node in trees.SelectMany(t => t).Where(n => !n.IsLeaf))
        {
            gains[node.Column] += node.Gain;
        }

        var all = gains.Sum();
        return [.. gains.Select(g => all > 0 ? g / all : 0)];
    }
}
