using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;

namespace Crm.Data;

/// <summary>Finds what rows refer to, and makes what is wanted and missing.</summary>
internal sealed class ImportReferences(CrmSession session, Scope scope, ImportPlan plan)
{
    private readonly ImportLookup lookup = new(session, scope);

    /// <summary>Puts the ids of the records and people that rows refer to in place of what these are found by.</summary>
    public async ValueTask ReplaceAsync(List<ParsedRow> rows, CancellationToken cancellationToken)
    {
        for (var i = 0; i < plan.Columns.Count; i++)
        {
            switch (plan.Columns[i].Target)
            {
                case ReferenceTarget reference:
                    await ReferAsync(rows, i, reference, cancellationToken).ConfigureAwait(false);
                    break;
                case OwnerTarget:
                    await OwnAsync(rows, i, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }

    private async ValueTask ReferAsync(List<ParsedRow> rows, int column, ReferenceTarget target, CancellationToken cancellationToken)
    {
        var values = rows.Select(r => r.Values[column]).OfType<object>().ToList();
        if (values.Count == 0)
        {
            return;
        }

        var found = target.By is { } field
            ? await lookup.RowsAsync(target.Target, field, values, cancellationToken).ConfigureAwait(false)
            : await lookup.RowsAsync(target.Target, target.System!, values.Cast<string>(), cancellationToken).ConfigureAwait(false);
        var made = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var row in rows.Where(r => r.Values[column] is not null && r.Errors.Count == 0))
        {
            var value = row.Values[column]!;
            var key = target.By is null ? (string)value : ImportValue.KeyOf(target.By, value);
            var ids = found[key].Select(r => (Guid)r[EntityDefinition.IdSlot]!).ToList();
            row.Values[column] = ids.Count == 1 ? ids[0] : null;
            if (ids.Count == 0 && plan.Options.Missing == MissingReference.Make && target.By is { Name: "name", IsMaintained: false } name)
            {
                if (ValueCheck.Problem(value, required: true, name.Slot.MaxLength) is { } problem)
                {
                    row.Refuse(plan.Mapping[plan.Columns[column].Column].Column, problem.Code, problem.Message);
                    continue;
                }

                row.Values[column] = made.TryGetValue(key, out var known) ? known : made[key] = Make(target.Target, name, (string)value);
            }
            else if (ids.Count > 1 || (ids.Count == 0 && plan.Options.Missing != MissingReference.Leave))
            {
                row.Refuse(plan.Mapping[plan.Columns[column].Column].Column, ids.Count > 1 ? "ambiguous" : "not_found", ids.Count > 1
                    ? $"Several records of the kind {target.Target.Name} are called so; refer by something that only one has."
                    : $"There is no such {target.Target.Name}, or it is not yours to see.");
            }
        }
    }

    private Guid Make(EntityDefinition entity, FieldDefinition name, string value)
    {
        var record = entity.Create();
        name.Slot.Set(record, value);
        return session.Tracker.Add(entity, record).Record.Key;
    }

    private async ValueTask OwnAsync(List<ParsedRow> rows, int column, CancellationToken cancellationToken)
    {
        var users = scope.State.Model["user"];
        var texts = rows.Select(r => r.Values[column]).OfType<string>().ToList();
        var byName = await lookup.RowsAsync(users, (FieldDefinition)users.Fields["name"], texts, cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
        {
            if (row.Values[column] is not string text)
            {
                continue;
            }

            var named = byName[TextRules.Key(text)].Select(r => (Guid)r[EntityDefinition.IdSlot]!).ToList();
            row.Values[column] = Guid.TryParse(text, out var id) ? id : named is [var one] ? one : null;
            if (row.Values[column] is null)
            {
                row.Refuse(plan.Mapping[plan.Columns[column].Column].Column, named.Count > 1 ? "ambiguous" : "not_found", named.Count > 1 ? "Several people are called so; give the id." : "Nobody is called so.");
            }
        }
    }
}
