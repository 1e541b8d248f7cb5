using System.Buffers;
using System.Text;
using System.Text.Json;
using Crm.Queries;
using Crm.Sessions;

namespace Crm.Data;

/// <summary>How records are exported.</summary>
public sealed record ExportOptions
{
    /// <summary>
    /// Whether CSV keeps every value to the letter, to be imported again with <see cref="ImportOptions.Lossless"/>. Not for spreadsheets: cells may be taken for formulas.
    /// </summary>
    /// <value>Default: false; cells that look like formulas are defused.</value>
    public bool Lossless { get; init; }

    /// <summary>Told after every page how many rows are written.</summary>
    public IProgress<long>? Progress { get; init; }
}

/// <summary>
/// Exports what a query finds, page by page with flat memory. Each page asks anew who acts and what they may: a right taken away meanwhile ends the export with the error that a query would have, and what was written before stays.
/// Streams are left open.
/// </summary>
public sealed class Exports
{
    private readonly CrmSession session;

    internal Exports(CrmSession session) => this.session = session;

    /// <summary>As CSV in UTF-8 with a header.</summary>
    /// <param name="query">What is exported: its columns, or every field that may be read.</param>
    /// <param name="target">Where to.</param>
    /// <param name="options">How; null: safe for spreadsheets.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many records.</returns>
    /// <exception cref="CrmException">As the query; it is another session's (<c>crm.invalid</c>); the fields that may be read changed meanwhile (<c>crm.forbidden</c>).</exception>
    public async ValueTask<long> CsvAsync(RecordQuery query, Stream target, ExportOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var writer = new StreamWriter(target, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            var csv = new CsvWriter(writer, options.Lossless);
            return await PagesAsync(
                query,
                options,
                columns => csv.Write(columns),
                async (rows, _) =>
                {
                    foreach (var row in rows)
                    {
                        csv.Write(row.Values);
                    }

                    await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>As JSON lines: one object a record, what is null left out. Decimals stand as numbers, dates and instants as ISO texts.</summary>
    /// <inheritdoc cref="CsvAsync"/>
    public async ValueTask<long> JsonLinesAsync(RecordQuery query, Stream target, ExportOptions? options = null, CancellationToken cancellationToken = default) =>
        await PagesAsync(
            query,
            options ?? new(),
            static _ => { },
            async (rows, _) =>
            {
                var buffer = new ArrayBufferWriter<byte>();
                using (var json = new Utf8JsonWriter(buffer))
                {
                    foreach (var row in rows)
                    {
                        Write(json, row);
                        json.Flush();
                        buffer.Write("\n"u8);
                        json.Reset();
                    }
                }

                await target.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);

    /// <summary>Contacts as vCards 4.0: names, account, title, birthday, language, and every way to reach them that may be seen.</summary>
    /// <param name="query">A query of contacts; its columns do not matter.</param>
    /// <inheritdoc cref="CsvAsync"/>
    /// <param name="target"/>
    /// <param name="options"/>
    /// <param name="cancellationToken"/>
    public async ValueTask<long> VCardAsync(RecordQuery query, Stream target, ExportOptions? options = null, CancellationToken cancellationToken = default)
    {
        if ((query.Parts.Entity ?? Records.Names.Field(query.Parts.Type!.Name)) != "contact")
        {
            throw CrmException.Invalid("query", "not_contacts", "A vCard is of a contact.");
        }

        var writer = new StreamWriter(target, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            var cards = new VCardWriter(session, writer);
            return await PagesAsync(query.Select(), options ?? new(), static _ => { }, cards.WriteAsync, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<long> PagesAsync(RecordQuery query, ExportOptions options, Action<IReadOnlyList<string>> begin, Func<IReadOnlyList<Row>, CancellationToken, ValueTask> write, CancellationToken cancellationToken)
    {
        if (!ReferenceEquals(query.Session, session))
        {
            throw CrmException.Invalid("query", "other_session", "The query is another session's.");
        }

        var (written, cursor, columns) = (0L, (string?)null, (IReadOnlyList<string>?)null);
        do
        {
            var page = await query.PageAsync(session.Services.Composition.Options.MaxPageSize, cursor, cancellationToken).ConfigureAwait(false);
            if (columns is null)
            {
                columns = page.Rows.Count > 0 ? page.Rows[0].Columns : await ColumnsAsync(query, cancellationToken).ConfigureAwait(false);
                begin(columns);
            }
            else if (page.Rows.Count > 0 && !page.Rows[0].Columns.SequenceEqual(columns, StringComparer.Ordinal))
            {
                throw CrmException.Forbidden("The fields that may be read changed while the export was running.");
            }

            await write(page.Rows, cancellationToken).ConfigureAwait(false);
            written += page.Rows.Count;
            options.Progress?.Report(written);
            cursor = page.Next;
        }
        while (cursor is not null);
        return written;
    }

    /// <summary>The columns of a query that finds nothing.</summary>
    private async ValueTask<IReadOnlyList<string>> ColumnsAsync(RecordQuery query, CancellationToken cancellationToken)
    {
        if (query.Parts.Columns.Length > 0)
        {
            return query.Parts.Columns;
        }

        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var entity = query.Parts.Type is { } type ? scope.State.Model.Of(type) : scope.State.Model[query.Parts.Entity!];
        return [.. entity.AllFields.Where(f => scope.IsSystem || scope.Rights.MayRead(entity, f)).Select(f => f.Name)];
    }

    private static void Write(Utf8JsonWriter json, Row row)
    {
        json.WriteStartObject();
        for (var i = 0; i < row.Columns.Count; i++)
        {
            switch (row.Values[i])
            {
                case null: break;
                case bool flag: json.WriteBoolean(row.Columns[i], flag); break;
                case long number: json.WriteNumber(row.Columns[i], number); break;
                case decimal number: json.WriteNumber(row.Columns[i], number); break;
                case var value: json.WriteString(row.Columns[i], ExportText.Of(value)); break;
            }
        }

        json.WriteEndObject();
    }
}
