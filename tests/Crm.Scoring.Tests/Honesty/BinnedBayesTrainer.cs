using System.Text.Json;
using Crm.Scoring.Data;
using Crm.Scoring.Models;

namespace Crm.Scoring.Tests.Honesty;

/// <summary>A small deterministic learner for tests: naive Bayes over ten quantiles of a number or the levels of a category. Honours weights.</summary>
internal sealed class BinnedBayesTrainer : ITrainer
{
    public string Kind => "binned-bayes";

    public int Trained { get; private set; }

    public IScoringModel Train(DataSet data, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Trained++;
        var weights = Enumerable.Range(0, data.Rows).Select(r => data.Weights.IsEmpty ? 1.0 : data.Weights[r]).ToArray();
        var target = data.Target.ToArray();
        double Sum(Func<int, bool> where) => Enumerable.Range(0, target.Length).Where(where).Sum(r => weights[r]);
        var (positives, negatives) = (Sum(r => target[r]), Sum(r => !target[r]));
        var parts = data.Columns.Select(c => Part.Of(c, target, weights, positives, negatives)).ToArray();
        return new Model([.. data.Columns.Select(InputColumn.Of)], parts, Math.Log((positives + 0.5) / (negatives + 0.5)));
    }

    private sealed record Part(double[] Cuts, double[] Evidence, bool IsCategory)
    {
        public static Part Of(Column column, bool[] target, double[] weights, double positives, double negatives)
        {
            var category = column.Kind == ColumnKind.Categorical;
            var sorted = column.Values.ToArray().Where(v => !double.IsNaN(v)).Order().ToArray();
            double[] cuts = category || sorted.Length == 0 ? [] : [.. Enumerable.Range(1, 9).Select(k => sorted[sorted.Length * k / 10]).Distinct()];
            var cells = category ? column.Levels.Length + 1 : cuts.Length + 2;
            var (yes, no, part) = (new double[cells], new double[cells], new Part(cuts, new double[cells], category));
            for (var row = 0; row < target.Length; row++)
            {
                (target[row] ? yes : no)[part.Cell(column.Values[row])] += weights[row];
            }

            for (var cell = 0; cell < cells; cell++)
            {
                part.Evidence[cell] = Math.Log((yes[cell] + (20 * positives / (positives + negatives))) / (positives + 20) / ((no[cell] + (20 * negatives / (positives + negatives))) / (negatives + 20)));
            }

            return part;
        }

        public double Of(double value) => Evidence[Cell(value)];

        private int Cell(double value)
        {
            if (double.IsNaN(value))
            {
                return Evidence.Length - 1;
            }

            var place = IsCategory ? (int)value : Array.BinarySearch(Cuts, value);
            return IsCategory ? place : place >= 0 ? place + 1 : ~place;
        }
    }

    private sealed class Model(InputColumn[] inputs, Part[] parts, double start) : IScoringModel
    {
        public string Kind => "binned-bayes";

        public IReadOnlyList<InputColumn> Inputs => inputs;

        public double Margin(ReadOnlySpan<double> row)
        {
            var margin = start;
            for (var i = 0; i < parts.Length; i++)
            {
                margin += parts[i].Of(row[i]);
            }

            return margin;
        }

        public void Margins(DataSet data, Span<double> margins)
        {
            var (aligned, row) = (inputs.Select(i => i.Align(data[i.Name])).ToArray(), new double[inputs.Length]);
            for (var r = 0; r < data.Rows; r++)
            {
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] = aligned[i][r];
                }

                margins[r] = Margin(row);
            }
        }

        public double Explain(ReadOnlySpan<double> row, Span<double> contributions)
        {
            for (var i = 0; i < parts.Length; i++)
            {
                contributions[i] = parts[i].Of(row[i]);
            }

            return start;
        }

        public void Write(Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", Kind);
            writer.WriteEndObject();
        }
    }
}
