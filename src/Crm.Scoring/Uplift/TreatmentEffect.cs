using System.Collections.Immutable;
using Crm.Scoring.Honesty;

namespace Crm.Scoring.Uplift;

/// <summary>What one treatment of several did against the control.</summary>
/// <param name="Name">The treatment.</param>
/// <param name="Figures">Rates, uplift and Qini, out of fold.</param>
/// <param name="Imbalance">The columns that differ between the treated rows and the control by a PSI of 0.1 or more, and more than by chance: then rows were not treated by chance, or the column was filled after the treatment.</param>
public sealed record TreatmentEffect(string Name, UpliftFigures Figures, ImmutableArray<ColumnDrift> Imbalance);
