using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Collaboration;

/// <summary>Marks records with tags.</summary>
internal static class Tags
{
    public static async ValueTask<Tag> TagAsync(CrmSession session, Record record, string name, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var there = await Attachment.OfAsync<Tagging>(session, scope, record, cancellationToken).ConfigureAwait(false);
        var tag = await FindAsync(session, scope, name, cancellationToken).ConfigureAwait(false) ?? session.Add(new Tag { Name = name.Trim() });
        if (!there.Exists(t => t.TagId == tag.Id))
        {
            Attachment.AddOnce(session, Attachment.Hang(session, record, new Tagging { TagId = tag.Id }), IdGenerator.FromName<Tagging>($"{record.Key:N}{tag.Key:N}").Value);
        }

        return tag;
    }

    public static async ValueTask UntagAsync(CrmSession session, Record record, string name, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var there = await Attachment.OfAsync<Tagging>(session, scope, record, cancellationToken).ConfigureAwait(false);
        if (await FindAsync(session, scope, name, cancellationToken).ConfigureAwait(false) is { } tag)
        {
            foreach (var tagging in there.Where(t => t.TagId == tag.Id))
            {
                session.Delete(tagging, permanently: true);
            }
        }
    }

    private static async ValueTask<Tag?> FindAsync(CrmSession session, Scope scope, string name, CancellationToken cancellationToken)
    {
        var text = name.Trim();
        if (!TextRules.IsStorable(text))
        {
            throw CrmException.Invalid("name", "not_a_text", "A text holds neither NUL nor a lone surrogate.");
        }

        var key = TextRules.Key(text);
        var entity = scope.State.Model["tag"];
        var rows = await session.Store.QueryAsync(
            new RowQuery
            {
                Entity = entity,
                Tenant = scope.Tenant,
                Restriction = null,
                Where = new CheckedComparison(new FieldValue([], entity.Fields["name"]), ComparisonOperator.Equal, new ConstantValue(key, ValueKind.Text)),
            },
            cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
        {
            session.Tracker.Track(entity, row, scope.Tenant);
        }

        return session.Tracker.Entries.Where(e => !e.IsDeleted).Select(e => e.Record).OfType<Tag>().FirstOrDefault(t => TextRules.Key(t.Name) == key);
    }
}
