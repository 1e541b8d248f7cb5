using Crm.Matching.Records;

namespace Crm.Data;

/// <summary>Two columns that are compared with each other.</summary>
/// <param name="Left">That of the one entity; what is compared goes by its name.</param>
/// <param name="Right">That of the other.</param>
/// <param name="Role">What they mean; null: guessed.</param>
internal sealed record MappedColumns(SweepColumn Left, SweepColumn Right, FieldRole? Role);
