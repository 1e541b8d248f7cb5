namespace Crm.Durability.Load;

/// <summary>Where a check keeps its records.</summary>
/// <param name="Kind">Which store.</param>
/// <param name="Connection">Its connection string; empty in memory.</param>
internal sealed record Store(StoreKind Kind, string Connection)
{
    public static Store Memory { get; } = new(StoreKind.Memory, "");

    /// <summary>The name in reports.</summary>
    public string Name => Kind switch { StoreKind.Sqlite => "SQLite", StoreKind.PostgreSql => "PostgreSQL", _ => "memory" };

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static Store Parse(string text) => text.Split(':', 2) is [var kind, var connection] && Enum.TryParse<StoreKind>(kind, out var parsed)
        ? new(parsed, connection)
        : throw new FormatException("A store is written as Kind:connection string.");

    public override string ToString() => $"{Kind}:{Connection}";
}

internal enum StoreKind
{
    Memory,
    Sqlite,
    PostgreSql,
}
