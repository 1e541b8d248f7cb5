using System.Collections.Immutable;

namespace Crm.Scoring.Honesty;

/// <summary>What the search for leaks found.</summary>
/// <param name="Findings">The columns that seem to leak, the strongest first.</param>
/// <param name="Columns">How strong each column is by itself, in the order of the data.</param>
public sealed record LeakageReport(ImmutableArray<LeakageFinding> Findings, ImmutableArray<ColumnStrength> Columns);

/// <summary>How well a column ranks outcomes by itself.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Auc">The AUC of the outcome rates of its cells (at most 50 quantiles, or its levels, and missing), each row by the rates of the other folds.</param>
public sealed record ColumnStrength(string Column, double Auc);
