using System.Collections.Immutable;
using Crm.Scoring.Data;
using Crm.Scoring.Models;

namespace Crm.Scoring.Bayes;

/// <summary>Which cells examples are counted in: one for each level or bin of each column, and one for what is missing.</summary>
internal sealed class BayesLayout
{
    private BayesLayout(ImmutableArray<InputColumn> inputs, double[][] edges)
    {
        (Inputs, Edges) = (inputs, edges);
        Starts = new int[inputs.Length + 1];
        for (var i = 0; i < inputs.Length; i++)
        {
            Starts[i + 1] = Starts[i] + Levels(i) + 1;
        }
    }

    public ImmutableArray<InputColumn> Inputs { get; }

    /// <summary>The edges of the bins of each column of numbers; empty for others.</summary>
    public double[][] Edges { get; }

    /// <summary>The first cell of each column, and after the last the number of cells. The last cell of a column is for what is missing.</summary>
    public int[] Starts { get; }

    public static BayesLayout Of(DataSet data, int bins) =>
        new([.. data.Columns.Select(InputColumn.Of)], [.. data.Columns.Select(c => c.Kind.IsNumber() ? BinEdges(c, bins) : [])]);

    public static BayesLayout Of(InputColumn[] inputs, double[][] edges) => new([.. inputs], edges);

    /// <summary>How many levels or bins a column has, without the cell for what is missing.</summary>
    public int Levels(int column) => Inputs[column].Kind.IsNumber() ? Edges[column].Length + 1 : Inputs[column].Kind.LevelCount(Inputs[column].Levels);

    /// <summary>The cell of a value.</summary>
    public int Cell(int column, double value)
    {
        var levels = Levels(column);
        var place = double.IsNaN(value) ? levels : Inputs[column].Kind.IsNumber() ? BinTerm.Bin(Edges[column], value) : value >= 0 && value < levels ? (int)value : levels;
        return Starts[column] + place;
    }

    public bool Equals(BayesLayout other) =>
        Inputs.Length == other.Inputs.Length
        && Inputs.Zip(other.Inputs).All(p => p.First.Name == p.Second.Name && p.First.Kind == p.Second.Kind && p.First.Levels.SequenceEqual(p.Second.Levels))
        && Edges.Zip(other.Edges).All(p => p.First.AsSpan().SequenceEqual(p.Second));

    // The values at equal shares of the sorted ones: a bin ends with one of them, and the last has no end.
    private static double[] BinEdges(Column column, int bins)
    {
        var sorted = column.Values.ToArray().Where(v => !double.IsNaN(v)).Order().ToArray();
        return sorted.Length == 0 ? [] : [.. Enumerable.Range(1, bins - 1).Select(b => sorted[(int)((long)b * sorted.Length / bins)]).Where(e => e < sorted[^1]).Distinct()];
    }
}
