using Npgsql;

namespace Crm.Tests.Shared;

/// <summary>One PostgreSQL server a test process, started when the first test asks for a database.</summary>
/// <remarks>
/// Where PostgreSQL is missing, tests marked <see cref="PostgreSqlFactAttribute"/> are skipped; with <c>CI=true</c> they run and fail.
/// </remarks>
internal static class PostgreSqlServer
{
    private const string Locale = "ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C'";

    private static readonly PostgreSqlInstallation? Installation = PostgreSqlInstallation.Find();
    private static readonly Lazy<PostgreSqlProcess> Running = new(Start);

    private static int _databases;

    /// <summary>Whether commits wait for the disk; to be set before the first database is asked for.</summary>
    public static bool IsDurable { get; set; }

    /// <summary>Why tests of PostgreSQL cannot run here; null when they can, or when they must.</summary>
    public static string? SkipReason => Environment.GetEnvironmentVariable("CI") == "true" ? null : Missing;

    private static string? Missing =>
        Installation is null ? "needs PostgreSQL: there is no initdb under /usr/lib/postgresql or on the path" : null;

    /// <summary>Creates an empty database, or a copy of a template.</summary>
    /// <param name="template">A database to copy; whoever is connected to it is thrown out first.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async Task<PostgreSqlDatabase> CreateDatabaseAsync(
        PostgreSqlDatabase? template = null,
        CancellationToken cancellationToken = default)
    {
        if (template is null)
        {
            return await CreateAsync("TEMPLATE template0", cancellationToken);
        }

        await template.DisconnectAsync(cancellationToken);
        // Copied as files: logging each page of every copy costs several times as much.
        return await CreateAsync($"TEMPLATE {template.Name} STRATEGY FILE_COPY", cancellationToken);
    }

    /// <summary>Creates an empty database that compares text as English readers expect: what code points decide must not depend on it.</summary>
    public static Task<PostgreSqlDatabase> CreateIcuDatabaseAsync(CancellationToken cancellationToken = default) =>
        CreateAsync($"TEMPLATE template0 {Locale}", cancellationToken);

    internal static string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = Running.Value.Port,
            Username = "crm",
            Database = database,
            IncludeErrorDetail = true,
            MaxPoolSize = 20,
        }.ConnectionString;

    /// <summary>Runs a command outside of the databases of the tests.</summary>
    internal static async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<PostgreSqlDatabase> CreateAsync(string options, CancellationToken cancellationToken)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"CREATE DATABASE {name} {options}", cancellationToken);
        return new(name, ConnectionString(name));
    }

    private static PostgreSqlProcess Start() =>
        PostgreSqlProcess.Start(Installation ?? throw new InvalidOperationException(Missing), IsDurable);
}
