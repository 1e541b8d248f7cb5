using Crm.EntityFrameworkCore.Sql.Shapes;

namespace Crm.EntityFrameworkCore.Sql.Writing;

/// <summary>What a write asks for first, in the same trip.</summary>
/// <param name="Asked">The queries.</param>
/// <param name="Judge">Given the rows that each found; may refuse.</param>
internal sealed record Question(IReadOnlyList<(SqlTemplate Template, Constants Constants)> Asked, Action<IReadOnlyList<IReadOnlyList<object?[]>>>? Judge)
{
    /// <summary>Nothing.</summary>
    public static Question None { get; } = new([], null);
}
