using Crm.EntityFrameworkCore.Sql.Shapes;

namespace Crm.EntityFrameworkCore.Sql.Searching;

/// <summary>What a look into the index is like apart from its values.</summary>
/// <param name="Source">The records looked among, with their restriction; null: none.</param>
/// <param name="Look">What is looked for, and which constants it takes.</param>
internal sealed record SearchShape(QueryShape? Source, string Look);
