using System.Collections.Immutable;

namespace Crm.Scoring.Evaluation;

/// <summary>Rows to train on, and others to test on.</summary>
/// <param name="Train">The rows to train on, ascending.</param>
/// <param name="Test">The rows to test on, ascending.</param>
public sealed record Split(ImmutableArray<int> Train, ImmutableArray<int> Test);
