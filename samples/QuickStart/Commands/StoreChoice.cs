using Npgsql;

namespace Crm.Samples.QuickStart.Commands;

/// <summary>Where the CRM keeps its records. A closed family.</summary>
internal abstract record StoreChoice
{
    /// <summary>The file <c>crm.db</c> in the working directory.</summary>
    public static StoreChoice Default { get; } = new SqliteFile("crm.db");

    /// <summary>Reads <c>sqlite:PATH</c>, <c>postgres:CONNECTION</c> or <c>memory</c>; null where it is none of them.</summary>
    public static StoreChoice? Parse(string text) => text.Split(':', 2) switch
    {
        ["memory"] => new Memory(),
        ["sqlite", { Length: > 0 } path] => new SqliteFile(path),
        ["postgres", { Length: > 0 } connection] when IsConnection(connection) => new PostgreSql(connection),
        _ => null,
    };

    private static bool IsConnection(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return false;
        }
    }

    /// <summary>In memory: gone when the program ends.</summary>
    internal sealed record Memory : StoreChoice;

    /// <summary>An SQLite file.</summary>
    internal sealed record SqliteFile(string Path) : StoreChoice;

    /// <summary>A PostgreSQL database, by Npgsql's connection string.</summary>
    internal sealed record PostgreSql(string ConnectionString) : StoreChoice;
}
