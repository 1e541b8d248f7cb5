using System.Data.Common;
using Npgsql;

namespace Crm.Benchmarks.Saving;

/// <summary>One row of a table as it stands, with its columns and types: what a baseline writes again under other ids, the same bytes to the same columns.</summary>
internal sealed class StoredRow
{
    private readonly string[] columns;
    private readonly string[] types;
    private readonly object[] values;

    private StoredRow(string table, string[] columns, string[] types, object[] values) =>
        (Table, this.columns, this.types, this.values) = (table, columns, types, values);

    public string Table { get; }

    public IReadOnlyList<string> Columns => columns;

    public static async Task<List<StoredRow>> ReadAsync(DbConnection connection, string table, string rest)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is one of this program's own.
        command.CommandText = $"SELECT * FROM {table} {rest}";
#pragma warning restore CA2100
        var rows = new List<StoredRow>();
        await using var reader = await command.ExecuteReaderAsync();

        // Numbers that the database gives are not copied.
        int[] read = [.. Enumerable.Range(0, reader.FieldCount).Where(i => reader.GetName(i) != "row_id")];
        string[] columns = [.. read.Select(reader.GetName)];
        string[] types = [.. read.Select(reader.GetDataTypeName)];
        while (await reader.ReadAsync())
        {
            rows.Add(new(table, columns, types, [.. read.Select(reader.GetValue)]));
        }

        return rows;
    }

    public int Ordinal(string column) => Array.IndexOf(columns, column) is >= 0 and var at ? at : throw new InvalidOperationException($"{Table} has no column {column}.");

    public object this[string column] => values[Ordinal(column)];

    public object this[int ordinal] => values[ordinal];

    public string Type(int ordinal) => types[ordinal];

    /// <summary>How many bytes its values take, texts as UTF-8, so that two ways to write can be held against each other.</summary>
    public int Bytes => values.Sum(v => v switch
    {
        DBNull => 0,
        string text => System.Text.Encoding.UTF8.GetByteCount(text),
        byte[] bytes => bytes.Length,
        Guid or decimal => 16,
        bool => 1,
        _ => 8,
    });

    /// <summary>A prepared INSERT of all columns, with the row's values set.</summary>
    public async Task<DbCommand> PrepareInsertAsync(DbConnection connection)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names from the schema.
        command.CommandText = $"INSERT INTO {Table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => Placeholder(connection, i)))})";
#pragma warning restore CA2100
        for (var i = 0; i < columns.Length; i++)
        {
            command.Parameters.Add(Parameter(command, i, types[i], values[i]));
        }

        await command.PrepareAsync();
        return command;
    }

    public static string Placeholder(DbConnection connection, int index) => connection is NpgsqlConnection ? $"${index + 1}" : $"@p{index}";

    public static DbParameter Parameter(DbCommand command, int index, string type, object value)
    {
        var parameter = command.CreateParameter();
        if (parameter is NpgsqlParameter typed)
        {
            typed.DataTypeName = type;
        }
        else
        {
            parameter.ParameterName = $"@p{index}";
        }

        parameter.Value = value;
        return parameter;
    }
}
