using System.Text.Json;
using Crm.EntityFrameworkCore.Sql;

namespace Crm.EntityFrameworkCore.Objects;

/// <summary>
/// The table of what stands: who wants an object (a part: the schema, or one tenant's fields), its version and checksum, and how it is taken away, so that
/// a later version needs not know what an earlier one made. Works on every database.
/// </summary>
internal static class ObjectLog
{
    public const string Table = "crm_objects";

    public static string Name(string? schema) => schema is null ? SqlDialect.Quote(Table) : $"{SqlDialect.Quote(schema)}.{SqlDialect.Quote(Table)}";

    public static string Create(string table) =>
        $"CREATE TABLE IF NOT EXISTS {table} (part varchar(200) NOT NULL, name varchar(200) NOT NULL, version integer NOT NULL, checksum varchar(64) NOT NULL, drops text NOT NULL, PRIMARY KEY (part, name))";

    public static string Read(string table) => $"SELECT part, name, checksum, drops FROM {table}";

    public static string Put(string table, string part, DatabaseObject wanted) =>
        $"INSERT INTO {table} (part, name, version, checksum, drops) VALUES ({Text(part)}, {Text(wanted.Name)}, {wanted.Version}, {Text(wanted.Checksum)}, {Text(Drops(wanted))}) "
        + "ON CONFLICT (part, name) DO UPDATE SET version = excluded.version, checksum = excluded.checksum, drops = excluded.drops";

    public static string Remove(string table, string part, string name) => $"DELETE FROM {table} WHERE part = {Text(part)} AND name = {Text(name)}";

    public static IReadOnlyList<string> Drops(string json) => JsonSerializer.Deserialize<string[]>(json)!;

    /// <summary>A text as SQL writes it, on PostgreSQL whatever its setting of backslashes.</summary>
    public static string Text(string value) =>
        value.Contains('\0', StringComparison.Ordinal)
            ? throw new ArgumentException("A text in SQL holds no NUL.", nameof(value))
            : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Drops(DatabaseObject wanted) => JsonSerializer.Serialize(wanted.Drop.ToArray());
}

/// <summary>One line of <see cref="ObjectLog"/>.</summary>
/// <param name="Part">Who wants it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Checksum">What was made.</param>
/// <param name="Drops">How it is taken away.</param>
internal sealed record StandingObject(string Part, string Name, string Checksum, IReadOnlyList<string> Drops);
