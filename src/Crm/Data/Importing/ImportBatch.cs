using Crm.Contacts;
using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;

namespace Crm.Data;

/// <summary>Makes the rows of one batch changes of one session: finds their records, sets their values, adds what is new. Saves nothing.</summary>
/// <param name="session">A session with nothing else in it.</param>
/// <param name="scope">Whoever acts, as of now.</param>
/// <param name="plan">What is to be done.</param>
/// <param name="run">The run; ids of new records follow from the first run of the file.</param>
internal sealed class ImportBatch(CrmSession session, Scope scope, ImportPlan plan, ImportRun run)
{
    private readonly ImportLookup lookup = new(session, scope);

    /// <summary>The rows that can be taken, each with the record that it is for.</summary>
    public List<ParsedRow> Taken { get; private set; } = [];

    public List<RowError> Refused { get; } = [];

    public int RefusedRows { get; private set; }

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public async ValueTask FillAsync(IReadOnlyList<SourceRow> rows, CancellationToken cancellationToken)
    {
        var parsed = rows.Select(Parse).ToList();
        for (var i = 0; i < plan.Columns.Count; i++)
        {
            switch (plan.Columns[i].Target)
            {
                case ReferenceTarget reference:
                    await ReferAsync(parsed, i, reference, cancellationToken).ConfigureAwait(false);
                    break;
                case OwnerTarget:
                    await OwnAsync(parsed, i, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }

        await FindAsync(parsed, cancellationToken).ConfigureAwait(false);
        Taken = parsed.FindAll(p => p.Errors.Count == 0);
        Refused.AddRange(parsed.SelectMany(p => p.Errors));
        RefusedRows = parsed.Count - Taken.Count;
        var touched = new HashSet<ParsedRow>();
        foreach (var row in Taken)
        {
            if (Set(row))
            {
                touched.Add(row);
            }
        }

        touched.UnionWith(await new ImportPoints(session, scope, plan).AddAsync(Taken, cancellationToken).ConfigureAwait(false));
        touched.UnionWith(await NameAsync(cancellationToken).ConfigureAwait(false));
        var added = Taken.Where(r => r.Entry!.IsNew).DistinctBy(r => r.Entry).ToHashSet();
        (Added, Changed) = (added.Count, touched.Count(r => !added.Contains(r)));
    }

    private ParsedRow Parse(SourceRow row)
    {
        var parsed = new ParsedRow(row, plan.Columns.Count);
        if (row.Problem is { } problem)
        {
            parsed.Refuse("", problem.Code, problem.Message);
            return parsed;
        }

        for (var i = 0; i < plan.Columns.Count; i++)
        {
            var (column, target) = plan.Columns[i];
            if (row.Values[column] is not { } text)
            {
                continue;
            }

            if (target is FieldTarget field)
            {
                (parsed.Values[i], var error) = plan.Values.Parse(field.Field, text);
                if (error is not null)
                {
                    parsed.Refuse(plan.Mapping[column].Column, error.Code, error.Message);
                }
            }
            else if (target is IdTarget or ReferenceTarget { By.Kind: ValueKind.Id })
            {
                parsed.Values[i] = Guid.TryParse(text, out var id) ? id : null;
                if (parsed.Values[i] is null)
                {
                    parsed.Refuse(plan.Mapping[column].Column, "not_an_id", "An id such as 01890a5d-ac96-774b-bcce-b302099a8057 is wanted.");
                }
            }
            else
            {
                parsed.Values[i] = text;
            }
        }

        return parsed;
    }

    /// <summary>Puts the ids of the records referred to in place of what they are found by.</summary>
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

    /// <summary>Finds the record of each row, or adds it. Rows of one key are of one record.</summary>
    private async ValueTask FindAsync(List<ParsedRow> rows, CancellationToken cancellationToken)
    {
        var keyed = rows.Where(r => r.Errors.Count == 0).Select(r => (Row: r, Key: KeyOf(r))).ToList();
        var known = plan.Key.Count == 0 ? new Dictionary<string, List<object?[]>>(StringComparer.Ordinal) : await StoredAsync(keyed, cancellationToken).ConfigureAwait(false);
        var unknown = keyed.Where(k => k.Key is null || !known.ContainsKey(k.Key)).Select(k => k.Row).ToList();

        // Rows of a file that was imported before made records by themselves.
        var before = run.FirstId == run.Key ? null
            : await lookup.RowsAsync(plan.Entity, (FieldDefinition)plan.Entity.Key!, unknown.Select(r => (object)IdOf(r)), cancellationToken).ConfigureAwait(false);
        var batch = new Dictionary<string, Tracked>(StringComparer.Ordinal);
        foreach (var (row, key) in keyed)
        {
            if (key is not null && batch.TryGetValue(key, out var entry))
            {
                row.Entry = entry;
                continue;
            }

            var stored = key is not null && known.TryGetValue(key, out var found) ? found : before?[IdOf(row).ToString("N")].ToList() ?? [];
            if (stored.Count > 1)
            {
                row.Refuse("", "ambiguous", $"Several records are found by {string.Join(", ", plan.Key.Select(k => k.Name))}.");
                continue;
            }

            row.Entry = stored.Count == 1 ? session.Tracker.Track(plan.Entity, stored[0], scope.Tenant) : Add(row);
            if (key is not null)
            {
                batch[key] = row.Entry;
            }
        }
    }

    private async ValueTask<Dictionary<string, List<object?[]>>> StoredAsync(List<(ParsedRow Row, string? Key)> rows, CancellationToken cancellationToken)
    {
        var first = ColumnOf(plan.Key[0]);
        var values = rows.Where(r => r.Key is not null).Select(r => r.Row.Values[first]!);
        if (plan.Key[0] is SystemTarget system)
        {
            return (await lookup.RowsAsync(plan.Entity, system.System, values.Cast<string>(), cancellationToken).ConfigureAwait(false)).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        }

        var found = await lookup.RowsAsync(plan.Entity, FieldOf(plan.Key[0]), values, cancellationToken).ConfigureAwait(false);
        return found.SelectMany(g => g).Where(r => plan.Key.All(k => FieldOf(k).Read(r) is not null))
            .GroupBy(r => string.Join('\u001f', plan.Key.Select(k => ImportValue.KeyOf(FieldOf(k), FieldOf(k).Read(r)!))), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
    }

    private Tracked Add(ParsedRow row)
    {
        var record = plan.Entity.Create();
        if (record is DynamicRecord dynamic)
        {
            dynamic.Entity = plan.Entity.Name;
        }

        record.Key = plan.Columns.Select((c, i) => c.Target is IdTarget ? row.Values[i] : null).FirstOrDefault(v => v is not null) as Guid? ?? IdOf(row);
        return session.Tracker.Add(plan.Entity, record);
    }

    /// <summary>The id that a row's record has if the row makes one: the same however often it is tried, in the order of the rows.</summary>
    private Guid IdOf(ParsedRow row)
    {
        Span<byte> bytes = stackalloc byte[16];
        run.FirstId!.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        var number = (uint)row.Row.Number;
        bytes[6] = (byte)(0x70 | (number >> 28));
        bytes[7] = (byte)(number >> 20);
        bytes[8] = (byte)(0x80 | ((number >> 14) & 0x3F));
        bytes[9] = (byte)(number >> 6);
        bytes[10] = (byte)((number << 2) | (bytes[10] & 3u));
        return new(bytes, bigEndian: true);
    }

    /// <returns>Whether it differs from what was there.</returns>
    private bool Set(ParsedRow row)
    {
        var (entry, differs) = (row.Entry!, row.Entry!.IsNew);
        for (var i = 0; i < plan.Columns.Count; i++)
        {
            var value = row.Values[i];
            if (value is null && (!plan.Clears || entry.IsNew))
            {
                continue;
            }

            differs |= plan.Columns[i].Target switch
            {
                FieldTarget { Field: { Custom: { } custom } field } => SetCustom(entry.Record, custom, field, value),
                FieldTarget { Field.Slot: var slot } => SetSlot(entry.Record, slot, value),
                ReferenceTarget { Relation.ForeignKey: { Custom: { } custom } field } => SetCustom(entry.Record, custom, field, value),
                ReferenceTarget { Relation.ForeignKey.Slot: var slot } => SetSlot(entry.Record, slot, value),
                OwnerTarget => Own(entry, value),
                _ => false,
            };
        }

        return differs;
    }

    private static bool SetSlot(Record record, Slot slot, object? value)
    {
        if (Equals(slot.Get(record), value) || (value is null && slot.IsRequired))
        {
            return false;
        }

        slot.Set(record, value);
        return true;
    }

    private static bool SetCustom(Record record, CustomFieldDefinition custom, FieldDefinition field, object? value)
    {
        var before = record.Custom;
        record.Custom = CustomValue.Write(before, custom.Name, field.Kind, custom.TextRule, value);
        return !record.Custom.Equals(before);
    }

    private bool Own(Tracked entry, object? value)
    {
        if (Equals(entry.Record.OwnerId?.Value, value))
        {
            return false;
        }

        session.Assign(entry.Record, value is Guid id ? new(id) : null);
        return true;
    }

    /// <summary>Says what the records are called in other systems.</summary>
    private async ValueTask<List<ParsedRow>> NameAsync(CancellationToken cancellationToken)
    {
        var touched = new List<ParsedRow>();
        var systems = plan.Columns.Select((c, i) => (c.Target as SystemTarget, i)).Where(c => c.Item1 is not null).ToList();
        if (systems.Count == 0)
        {
            return touched;
        }

        await ExternalIds.RowsAsync(session, scope, "recordId", Taken.Where(r => !r.Entry!.IsNew).Select(r => (object)r.Entry!.Record.Key).Distinct(), cancellationToken).ConfigureAwait(false);
        var known = session.Tracker.Entries.Where(e => e.Record is ExternalId).Select(e =>
        {
            e.IsConsequence = true;
            return e.Record;
        }).Cast<ExternalId>().ToDictionary(e => (e.RecordId!.Value, e.System));
        foreach (var row in Taken)
        {
            foreach (var (system, i) in systems)
            {
                if (row.Values[i] is not string value)
                {
                    continue;
                }

                if (!known.TryGetValue((row.Entry!.Record.Key, system!.System), out var id))
                {
                    id = known[(row.Entry.Record.Key, system.System)] = ExternalId.Of(plan.Entity.Name, row.Entry.Record.Key, system.System, value);
                    ExternalIds.Add(session, scope, id);
                    touched.Add(row);
                }
                else if (id.Value != value)
                {
                    id.ChangeTo(value);
                    touched.Add(row);
                }
            }
        }

        return touched;
    }

    private string? KeyOf(ParsedRow row)
    {
        if (plan.Key.Count == 0 || plan.Key.Any(k => row.Values[ColumnOf(k)] is null))
        {
            return null;
        }

        return plan.Key[0] is SystemTarget ? (string)row.Values[ColumnOf(plan.Key[0])]! : string.Join('\u001f', plan.Key.Select(k => ImportValue.KeyOf(FieldOf(k), row.Values[ColumnOf(k)]!)));
    }

    private FieldDefinition FieldOf(ImportTarget target) => target is FieldTarget field ? field.Field : (FieldDefinition)plan.Entity.Key!;

    private int ColumnOf(ImportTarget target)
    {
        for (var i = 0; i < plan.Columns.Count; i++)
        {
            if (plan.Columns[i].Target.Name == target.Name)
            {
                return i;
            }
        }

        throw new InvalidOperationException($"'{target.Name}' is not mapped.");
    }
}
