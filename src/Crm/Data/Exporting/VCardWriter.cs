using System.Buffers;
using Crm.Queries;
using Crm.Sessions;
using NodaTime;

namespace Crm.Data;

/// <summary>Writes contacts as vCards 4.0 (RFC 6350): lines of at most 75 bytes, folded between characters.</summary>
internal sealed class VCardWriter(CrmSession session, TextWriter target)
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\,;\r\n");

    public async ValueTask WriteAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(r => (Guid)r["id"]!).ToArray();
        var emails = await PointsAsync("email", ids, cancellationToken).ConfigureAwait(false);
        var phones = await PointsAsync("phone", ids, cancellationToken).ConfigureAwait(false);
        var addresses = await PointsAsync("address", ids, cancellationToken).ConfigureAwait(false);
        var accounts = await AccountsAsync(rows, cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
        {
            var id = (Guid)row["id"]!;
            Line("BEGIN:VCARD");
            Line("VERSION:4.0");
            Property("UID", Text(row, "externalId") ?? $"{OwnCards.Urn}{id:D}");
            Property("FN", Text(row, "name") ?? string.Join(' ', Text(row, "firstName"), Text(row, "lastName")));
            Line($"N:{Escape(Text(row, "lastName"))};{Escape(Text(row, "firstName"))};;;");
            Property("TITLE", Text(row, "jobTitle"));
            Property("LANG", Text(row, "language"));
            if (row.TryGet("birthDate", out var birth) && birth is LocalDate date)
            {
                Line(FormattableString.Invariant($"BDAY:{date.Year:0000}{date.Month:00}{date.Day:00}"));
            }

            Property("ORG", row.TryGet("account", out var account) && account is Guid company ? accounts.GetValueOrDefault(company) : null);
            Points("EMAIL", emails[id], "address", Text(row, "email"));
            Points("TEL", phones[id], "number", Text(row, "phone"));
            foreach (var address in addresses[id])
            {
                var parts = VCardColumns.AddressParts.Select(p => Escape(Text(address, p)));
                Line($"ADR;TYPE={Type(address)}:;;{string.Join(';', parts)}");
            }

            Line("END:VCARD");
        }

        await target.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Points(string name, IEnumerable<Row> points, string field, string? primary)
    {
        var any = false;
        foreach (var point in points.OrderByDescending(p => p.TryGet("isPrimary", out var is1) && is1 is true))
        {
            any = true;
            Line($"{name};TYPE={Type(point)}{(point.TryGet("isPrimary", out var isFirst) && isFirst is true ? ";PREF=1" : "")}:{Escape(Text(point, field))}");
        }

        if (!any)
        {
            Property(name, primary);
        }
    }

    private static string Type(Row point) => Text(point, "type") is { } type && type.All(char.IsAsciiLetterOrDigit) ? (type == "mobile" ? "cell" : type) : "work";

    /// <summary>
    /// The points of a page's contacts, as far as they may be seen; none where they may not be asked for at all. In the order of the contacts, which is that of an index: in that of their ids, SQLite looks at every point there is.
    /// </summary>
    private async ValueTask<ILookup<Guid, Row>> PointsAsync(string entity, Guid[] ids, CancellationToken cancellationToken)
    {
        var found = new List<Row>();
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var points = scope.State.Model[entity];
        var parent = points.References.First(r => r.Name == "contact").ForeignKey;
        foreach (var chunk in scope.IsSystem || scope.Rights.MayRead(points, parent) ? ids.Chunk(500) : [])
        {
            await foreach (var row in session.Query(entity).Where("contact in $ids").Parameter("ids", chunk).OrderBy("contact").StreamAsync(cancellationToken).ConfigureAwait(false))
            {
                found.Add(row);
            }
        }

        return found.Where(r => r.TryGet("contact", out var contact) && contact is Guid).ToLookup(r => (Guid)r["contact"]!);
    }

    private async ValueTask<Dictionary<Guid, string>> AccountsAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var chunk in rows.Select(r => r.TryGet("account", out var id) ? id : null).OfType<Guid>().Distinct().Chunk(500))
        {
            await foreach (var row in session.Query("account").Where("id in $ids").Parameter("ids", chunk).StreamAsync(cancellationToken).ConfigureAwait(false))
            {
                if (Text(row, "name") is { } name)
                {
                    names[(Guid)row["id"]!] = name;
                }
            }
        }

        return names;
    }

    private static string? Text(Row row, string column) => row.TryGet(column, out var value) ? value as string : null;

    private void Property(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Line($"{name}:{Escape(value)}");
        }
    }

    private static string Escape(string? value) => !value.AsSpan().ContainsAny(Special) ? value ?? "" : value!
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\n", StringComparison.Ordinal);

    private void Line(string line) => VCardFolding.Write(target, line);
}
