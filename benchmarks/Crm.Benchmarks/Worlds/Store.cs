namespace Crm.Benchmarks.Worlds;

/// <summary>Where a world keeps its records.</summary>
public enum Store
{
    /// <summary>A SQLite file in a temporary folder: WAL, <c>synchronous = FULL</c>.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server of this process, with <c>fsync = on</c>.</summary>
    PostgreSql,
}
