namespace Crm.EntityFrameworkCore.Sql.Executing;

/// <summary>The statements that go to the server together, in their order; equal when they are the same.</summary>
internal sealed class TripShape(SqlTemplate[] templates) : IEquatable<TripShape>
{
    /// <summary>The most statements of a trip that is kept: longer ones seldom come again.</summary>
    private const int KeptUpTo = 24;
    private readonly SqlTemplate[] all = templates;

    public IReadOnlyList<SqlTemplate> Templates => all;

    public bool IsKept => all.Length <= KeptUpTo;

    /// <summary>Counts a use of each; true once all have come often enough for plans of their own to pay.</summary>
    public bool IsHot()
    {
        var hot = true;
        foreach (var template in all)
        {
            hot &= template.IsHot();
        }

        return hot;
    }

    public bool Equals(TripShape? other) => other is not null && all.AsSpan().SequenceEqual(other.all);

    public override bool Equals(object? obj) => Equals(obj as TripShape);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var template in all)
        {
            hash.Add(template);
        }

        return hash.ToHashCode();
    }
}
