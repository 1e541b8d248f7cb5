using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.Testing.Storage;

/// <summary>Writes the records of one tenant as a session would: versions counted, history kept. Not thread-safe.</summary>
/// <param name="model">The model.</param>
/// <param name="tenant">The tenant.</param>
/// <param name="clock">When things happen, unless it is said.</param>
/// <param name="ids">Makes the ids.</param>
public sealed class Scene(CrmModel model, TenantId tenant, StillClock clock, IdGenerator ids)
{
    private readonly Dictionary<Guid, object?[]> rows = [];
    private readonly List<RowWrite> added = [];
    private Guid? pipeline;

    /// <summary>The tenant.</summary>
    public TenantId Tenant { get; } = tenant;

    /// <summary>The stages that deals can stand in, by kind; there once a deal was added.</summary>
    public IReadOnlyDictionary<string, Guid> Stages { get; private set; } = new Dictionary<string, Guid>();

    /// <summary>A record's values as last written.</summary>
    public object?[] this[Guid id] => rows[id];

    /// <summary>Adds a record, to be written by <see cref="SaveAsync"/>. A deal gets a pipeline and the stage <c>open</c> unless told otherwise.</summary>
    public Guid Add(string entity, params ReadOnlySpan<(string Field, object? Value)> values)
    {
        var id = ids.NextGuid();
        if (entity != "deal")
        {
            return Add(model[entity], id, values);
        }

        AddPipeline();
        return Add(model[entity], id, [("pipeline", pipeline), ("stage", Stages["open"]), .. values]);
    }

    /// <summary>Writes what was added, in one batch.</summary>
    public async Task SaveAsync(ICrmStore store, CancellationToken cancellationToken = default)
    {
        RowWrite[] writes = [.. added];
        added.Clear();
        await WriteAsync(store, clock.Now(), writes, cancellationToken);
    }

    /// <summary>Changes a record.</summary>
    /// <param name="store">The store.</param>
    /// <param name="entity">Its entity.</param>
    /// <param name="id">Its id.</param>
    /// <param name="effective">When the change takes effect; null: now.</param>
    /// <param name="values">The new values.</param>
    internal async Task ChangeAsync(ICrmStore store, string entity, Guid id, Instant? effective, params (string Field, object? Value)[] values)
    {
        var write = Change(entity, id, effective, values);
        await WriteAsync(store, clock.Now(), write);
        rows[id] = write.Row!;
    }

    /// <summary>Deletes a record.</summary>
    internal Task DeleteAsync(ICrmStore store, string entity, Guid id) => WriteAsync(store, clock.Now(), Deletion(entity, id));

    /// <summary>The write that changes a record, not yet written.</summary>
    public RowWrite Change(string entity, Guid id, Instant? effective, params ReadOnlySpan<(string Field, object? Value)> values)
    {
        var definition = model[entity];
        var before = rows[id];
        var row = RowFactory.With(definition, before, values);
        var expected = 0L;
        if (!definition.IsPlain)
        {
            expected = (long)before[EntityDefinition.VersionSlot]!;
            (row[EntityDefinition.VersionSlot], row[EntityDefinition.ChangedAtSlot]) = (expected + 1, clock.Now());
        }

        var at = effective ?? clock.Now();
        return new()
        {
            Entity = definition,
            Kind = WriteKind.Update,
            Id = id,
            ExpectedVersion = expected,
            Row = row,
            Changed = [.. definition.Slots.Select(s => s.Ordinal).Where(o => !Equals(row[o], before[o]))],
            Effective = at,
            History = definition.IsPlain ? [] : [new(at, row)],
        };
    }

    /// <summary>The write that deletes a record, not yet written.</summary>
    public RowWrite Deletion(string entity, Guid id) => new()
    {
        Entity = model[entity],
        Kind = WriteKind.Delete,
        Id = id,
        ExpectedVersion = model[entity].IsPlain ? 0 : (long)rows[id][EntityDefinition.VersionSlot]!,
        Effective = clock.Now(),
    };

    /// <summary>The write that adds a record, not yet written.</summary>
    public RowWrite Insertion(string entity, Guid id, params ReadOnlySpan<(string Field, object? Value)> values)
    {
        var row = RowFactory.Make(model[entity], id, clock.Now(), values);
        rows[id] = row;
        return new()
        {
            Entity = model[entity],
            Kind = WriteKind.Insert,
            Id = id,
            Row = row,
            Effective = clock.Now(),
            History = model[entity].IsPlain ? [] : [new(clock.Now(), row)],
        };
    }

    /// <summary>Writes in a transaction of its own.</summary>
    public async Task WriteAsync(ICrmStore store, Instant recorded, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken) =>
        await store.InTransactionAsync(
            async token =>
            {
                await store.WriteAsync(new(Tenant, recorded, writes), token);
                return true;
            },
            cancellationToken);

    internal Task WriteAsync(ICrmStore store, Instant recorded, params RowWrite[] writes) => WriteAsync(store, recorded, writes, CancellationToken.None);

    private Guid Add(EntityDefinition entity, Guid id, ReadOnlySpan<(string Field, object? Value)> values)
    {
        added.Add(Insertion(entity.Name, id, values));
        return id;
    }

    private void AddPipeline()
    {
        if (pipeline is null)
        {
            var key = Add("pipeline", ("name", "Sales"));
            pipeline = key;
            Stages = new[] { "open", "won", "lost" }.ToDictionary(
                kind => kind,
                kind => Add("stage", ("pipeline", key), ("code", kind), ("name", kind), ("kind", kind)));
        }
    }
}
