using System.Collections.Immutable;
using Crm.Scoring.Data;
using Crm.Scoring.Models;

namespace Crm.Scoring.Explaining;

/// <summary>How much a column matters over many rows.</summary>
/// <param name="Column">Its name.</param>
/// <param name="MeanContribution">The mean absolute contribution to the raw margin.</param>
/// <param name="Share">Its share of that of all columns; all shares sum to 1, or are 0 where nothing matters.</param>
public sealed record ColumnImportance(string Column, double MeanContribution, double Share);

/// <summary>What matters to a model: the mean absolute contribution of each column (Lundberg et al. 2020, "Global interpretability").</summary>
public static class GlobalImportance
{
    /// <summary>The importance of each input on data, the most important first; equal ones by name. Rows count by their weights. One explanation a row.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">Rows as the model will meet them: those of the training, or a part of them.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ScoringException">There are no rows (<c>scoring.too_few_rows</c>), or an input is missing (<c>scoring.unknown_column</c>).</exception>
    public static ImmutableArray<ColumnImportance> Of(IScoringModel model, DataSet data, CancellationToken cancellationToken = default)
    {
        if (data.Rows == 0)
        {
            throw new ScoringException(ScoringErrorCodes.TooFewRows, "There are no rows; importance is a mean over rows.");
        }

        var inputs = model.Inputs;
        var columns = inputs.Select(input => input.Align(data[input.Name])).ToArray();
        var (row, contributions, sums, weights) = (new double[columns.Length], new double[columns.Length], new double[columns.Length], 0.0);
        for (var r = 0; r < data.Rows; r++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = columns[i][r];
            }

            model.Explain(row, contributions);
            var weight = data.Weights.IsEmpty ? 1 : data.Weights[r];
            weights += weight;
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += weight * Math.Abs(contributions[i]);
            }
        }

        var total = sums.Sum();
        return [.. inputs.Select((input, i) => new ColumnImportance(input.Name, sums[i] / weights, total > 0 ? sums[i] / total : 0)).OrderByDescending(c => c.Share).ThenBy(c => c.Column, StringComparer.Ordinal)];
    }
}
