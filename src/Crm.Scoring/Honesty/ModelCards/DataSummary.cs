using System.Collections.Immutable;
using Crm.Scoring.Data;

namespace Crm.Scoring.Honesty;

/// <summary>The data of a training in short.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Positives">How many of them have the positive outcome.</param>
/// <param name="Columns">The columns, in their order.</param>
public sealed record DataSummary(int Rows, int Positives, ImmutableArray<ColumnSummary> Columns)
{
    /// <summary>The summary of data.</summary>
    /// <exception cref="ScoringException">There is no target (<c>scoring.no_target</c>).</exception>
    public static DataSummary Of(DataSet data) => new(data.Rows, data.Target.Count(true), [.. data.Columns.Select(c => new ColumnSummary(c.Name, c.Kind, c.Rows == 0 ? 0 : (double)c.Missing / c.Rows))]);
}

/// <summary>A column in short.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="MissingShare">The share of rows in which it is missing, 0 to 1.</param>
public sealed record ColumnSummary(string Name, ColumnKind Kind, double MissingShare);
