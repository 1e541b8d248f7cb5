namespace Crm.Scoring.Honesty;

/// <summary>A column that seems to be known only after the outcome.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Kind">How it shows.</param>
/// <param name="Auc">The AUC of this column alone, on rows it was not fitted to: 0.5 says nothing, 1 tells everything.</param>
/// <param name="Reason">Why, in words, with the figures.</param>
public sealed record LeakageFinding(string Column, LeakageKind Kind, double Auc, string Reason);
