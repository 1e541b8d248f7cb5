using System.Collections.Immutable;

namespace Crm.Scoring.Honesty;

/// <summary>How far data have moved from those of the training.</summary>
/// <param name="RowsThen">How many rows the training had.</param>
/// <param name="RowsNow">How many rows there are now.</param>
/// <param name="Columns">Each column of the training, the most moved first.</param>
/// <param name="Absent">The columns of the training that are not there now.</param>
public sealed record DriftReport(int RowsThen, int RowsNow, ImmutableArray<ColumnDrift> Columns, ImmutableArray<string> Absent)
{
    /// <summary>The worst reading of a column; an absent one is <see cref="DriftReading.Major"/>.</summary>
    public DriftReading Reading => Absent.Length > 0 ? DriftReading.Major : Columns.Select(c => c.Reading).DefaultIfEmpty().Max();
}

/// <summary>How far a column has moved.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Psi">The population stability index: the sum over cells of (now - then) x ln(now / then). 0 is no change; it has no upper end.</param>
/// <param name="Chance">What the index stays below in 95 % of samples of these sizes when nothing moved (Yurdakul 2018).</param>
/// <param name="Reading">What it means.</param>
/// <param name="Moved">The cell that adds most, in words: <c>'web': 20 % then, 45 % now</c>.</param>
public sealed record ColumnDrift(string Column, double Psi, double Chance, DriftReading Reading, string Moved);
