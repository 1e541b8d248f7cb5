using Crm.EntityFrameworkCore.Sql;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Crm.EntityFrameworkCore.PostgreSql;

/// <summary>Loads rows by binary COPY.</summary>
internal static class PostgreSqlLoad
{
    public static async Task RunAsync(NpgsqlConnection connection, SqlTemplate template, object?[][] rows, int? timeout, CancellationToken cancellationToken)
    {
        var writer = await connection.BeginBinaryImportAsync(template.Text, cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            if (timeout is { } seconds)
            {
                writer.Timeout = TimeSpan.FromSeconds(seconds);
            }

            var types = template.Parameters.Select(p => PostgreSqlValues.TypeOf(p.Repr)).ToArray();
            foreach (var row in rows)
            {
                await writer.StartRowAsync(cancellationToken).ConfigureAwait(false);
                for (var i = 0; i < types.Length; i++)
                {
                    await WriteAsync(writer, row[i], template.Parameters[i].Repr, types[i], cancellationToken).ConfigureAwait(false);
                }
            }

            await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task WriteAsync(NpgsqlBinaryImporter writer, object? value, Repr repr, NpgsqlDbType type, CancellationToken cancellationToken) => (repr, value) switch
    {
        (_, null) => writer.WriteNullAsync(cancellationToken),
        (Repr.Text, string text) => writer.WriteAsync(text, type, cancellationToken),
        (Repr.Id, Guid id) => writer.WriteAsync(id, type, cancellationToken),
        (Repr.Integer, long number) => writer.WriteAsync(number, type, cancellationToken),
        (Repr.Numeric, decimal number) => writer.WriteAsync(number, type, cancellationToken),
        (Repr.Instant, Instant instant) => writer.WriteAsync(instant.ToDateTimeUtc(), type, cancellationToken),
        _ => writer.WriteAsync(PostgreSqlValues.ToDatabase(value, repr), type, cancellationToken),
    };
}
