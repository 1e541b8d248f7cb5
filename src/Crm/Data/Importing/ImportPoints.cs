using Crm.Contacts;
using Crm.Records;
using Crm.Sessions;

namespace Crm.Data;

/// <summary>Adds the further ways to reach somebody that rows name and their records do not have yet.</summary>
internal sealed class ImportPoints(CrmSession session, Scope scope, ImportPlan plan)
{
    private readonly ImportLookup lookup = new(session, scope);

    /// <returns>The rows that added one.</returns>
    public async ValueTask<List<ParsedRow>> AddAsync(IReadOnlyList<ParsedRow> rows, CancellationToken cancellationToken)
    {
        var touched = new List<ParsedRow>();
        foreach (var kind in plan.Columns.Select((c, i) => (Target: c.Target as PointTarget, Column: i)).Where(c => c.Target is not null).GroupBy(c => c.Target!.Entity, StringComparer.Ordinal))
        {
            var named = rows.Where(r => kind.Any(c => r.Values[c.Column] is not null)).ToList();
            var entity = scope.State.Model[kind.Key];
            var parent = entity.References.First(r => r.Name == plan.Entity.Name).ForeignKey;
            var stored = await lookup.RowsAsync(entity, parent, named.Where(r => !r.Entry!.IsNew).Select(r => (object)r.Entry!.Record.Key), cancellationToken).ConfigureAwait(false);
            foreach (var row in named)
            {
                var known = stored[row.Entry!.Record.Key.ToString("N")].Select(r => Sign(entity.Materialize(r, scope.Tenant))).ToHashSet(StringComparer.Ordinal);
                known.UnionWith(session.Tracker.PartsOf(kind.Key, row.Entry.Record.Key).Select(e => Sign(e.Record)));
                foreach (var point in kind.GroupBy(c => c.Target!.Type, StringComparer.Ordinal).SelectMany(type => Points(row, kind.Key, type.Key, [.. type.Select(t => (t.Target!.Part, (string?)row.Values[t.Column]))])))
                {
                    if (known.Add(Sign(point)))
                    {
                        session.Tracker.Add(entity, point);
                        touched.Add(row);
                    }
                }
            }
        }

        return touched;
    }

    private static IEnumerable<Record> Points(ParsedRow row, string kind, string type, IReadOnlyList<(string Part, string? Text)> values)
    {
        var (account, contact) = (row.Entry!.Record as Account, row.Entry.Record as Contact);
        if (kind == "address")
        {
            if (values.Any(v => v.Text is not null))
            {
                string? Of(string part) => values.FirstOrDefault(v => v.Part == part).Text;
                yield return new PostalAddress { AccountId = account?.Id, ContactId = contact?.Id, Type = type, Street = Of("street"), PostalCode = Of("postalCode"), City = Of("city"), Region = Of("region"), Country = Of("country") };
            }

            yield break;
        }

        // A cell may hold several, each on a line of its own.
        foreach (var text in (values[0].Text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            yield return kind == "email"
                ? new EmailAddress { AccountId = account?.Id, ContactId = contact?.Id, Type = type, Address = text }
                : new PhoneNumber { AccountId = account?.Id, ContactId = contact?.Id, Type = type, Number = text };
        }
    }

    /// <summary>What makes two of them the same.</summary>
    private static string Sign(Record point) => point switch
    {
        EmailAddress email => TextRules.Key(email.Address),
        PhoneNumber phone => TextRules.Key(phone.Number),
        PostalAddress a => TextRules.Key(string.Join('\u001f', a.Type, a.Street, a.PostalCode, a.City, a.Region, a.Country)),
        _ => point.Key.ToString("N"),
    };
}
