namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>By what sums are kept beside the whole.</summary>
internal enum GroupKind
{
    Owner,
    Team,
    Product,
}
