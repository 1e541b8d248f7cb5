using Crm.Scoring.Data;
using Crm.Scoring.Models;

namespace Crm.Scoring.Linear;

/// <summary>Data as a linear model sees them. A row has one feature of each column, so that it is stored and worked on in as many steps as there are columns, however many levels these have.</summary>
internal sealed class Design
{
    private readonly DataSet data;
    private readonly DesignColumn[] columns;

    public Design(DataSet data, LinearOptions options)
    {
        (this.data, columns, Features) = (data, new DesignColumn[data.Columns.Length], 1);
        var places = Enumerable.Range(0, columns.Length).OrderBy(c => data.Columns[c].Kind.IsNumber() && data.Columns[c].Missing == 0 ? 0 : 1).ToArray();
        foreach (var c in places)
        {
            columns[c] = new(data.Columns[c], data.Weights, Features, options);
            Features = columns[c].Next;
        }

        int[] slots = [.. places.OrderBy(c => columns[c].IsOneFeature ? 0 : 1)];
        Dense = 1 + Array.FindAll(columns, column => column.IsOneFeature).Length;
        (Places, Sizes) = (new int[data.Rows * Slots], new double[data.Rows * Slots]);
        for (var row = 0; row < data.Rows; row++)
        {
            Sizes[row * Slots] = 1;
            for (var slot = 1; slot < Slots; slot++)
            {
                Places[(row * Slots) + slot] = columns[slots[slot - 1]].Feature(row, out Sizes[(row * Slots) + slot]);
            }
        }
    }

    /// <summary>How many features there are; the first is the intercept's.</summary>
    public int Features { get; }

    /// <summary>How many places a row has: one for the intercept and one a column.</summary>
    public int Slots => columns.Length + 1;

    /// <summary>The features of the rows, row by row.</summary>
    public int[] Places { get; }

    /// <summary>Their sizes.</summary>
    public double[] Sizes { get; }

    /// <summary>How many slots, from the first on, hold the feature of their own number in every row: the intercept, and numbers that are never missing. What is done with them is done by vectors.</summary>
    public int Dense { get; }

    /// <summary>The outcomes.</summary>
    public ReadOnlySpan<bool> Target => data.Target;

    /// <summary>The weight of a row.</summary>
    public double Weight(int row) => data.Weights.IsEmpty ? 1 : data.Weights[row];

    /// <summary>The log-odds of a row.</summary>
    public double LogOdds(int row, ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        var start = row * Slots;
        for (var slot = start; slot < start + Slots; slot++)
        {
            sum += coefficients[Places[slot]] * Sizes[slot];
        }

        return sum;
    }

    /// <summary>The model that the coefficients are.</summary>
    public AdditiveModel ToModel(ReadOnlySpan<double> coefficients)
    {
        var (intercept, terms) = (coefficients[0], new AdditiveTerm[columns.Length]);
        for (var c = 0; c < columns.Length; c++)
        {
            terms[c] = columns[c].Term(coefficients, data.Weights, out var average);
            intercept += average;
        }

        return new(ModelKinds.Linear, intercept, [.. data.Columns.Select(InputColumn.Of)], terms);
    }
}
