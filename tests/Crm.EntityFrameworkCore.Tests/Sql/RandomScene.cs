using Crm.Criteria;
using Crm.Records;
using Crm.Storage;
using Crm.Tests.Shared;
using NodaTime;

namespace Crm.EntityFrameworkCore.Tests.Sql;

/// <summary>A model with everything that conditions can meet, and random records of it with a past. One seed, one scene.</summary>
internal sealed class RandomScene(int seed)
{
    private readonly Random random = new(seed);
    private readonly Dictionary<(string Entity, Guid Id), object?[]> rows = [];

    public static TenantId Tenant { get; } = new("north");

    public static CrmModel Model { get; } = StandardModel.Create(
        [new("project"), new("visit")],
        [
            new("account", "tier", ValueKind.Text),
            new("account", "code", ValueKind.Text) { TextRule = TextRule.Exact },
            new("account", "vip", ValueKind.Boolean),
            new("account", "seats", ValueKind.Integer),
            new("account", "credit", ValueKind.Decimal),
            new("account", "renewal", ValueKind.Date),
            new("account", "seen_at", ValueKind.Instant),
            new("account", "partner", ValueKind.Id) { Target = "account", Inverse = "partners" },
            new("project", "title", ValueKind.Text),
            new("project", "budget", ValueKind.Decimal),
            new("project", "account", ValueKind.Id) { Target = "account", Inverse = "projects" },
            new("visit", "title", ValueKind.Text),
            new("visit", "project", ValueKind.Id) { Target = "project", Inverse = "visits" },
        ]);

    /// <summary>The entities there are records of.</summary>
    public static string[] Entities { get; } = ["unit", "team", "user", "membership", "account", "pipeline", "stage", "product", "source", "deal", "stageChange", "share", "project", "visit"];

    public CriteriaSamples Samples { get; } = new();

    /// <summary>When the records are written: once a step.</summary>
    public static Instant At(int step) => Instant.FromUtc(2017, 8, 1, 0, 0) + Duration.FromDays(step);

    /// <summary>The writes of a scene: everything at first, then changes and deletions, some of them backdated.</summary>
    public IEnumerable<WriteBatch> Batches()
    {
        yield return new(Tenant, At(0), [.. Entities.SelectMany(e => Ids(e).Select(id => Insertion(Model[e], id)))]);
        for (var step = 1; step <= 4; step++)
        {
            var at = At(step);
            var chosen = rows.Keys.OrderBy(_ => random.Next()).Take(40).ToList();
            yield return new(Tenant, at, [.. chosen.Select(key => random.Next(10) == 0 ? Deletion(key, at) : Change(key, at))]);
        }

        var other = rows.ToDictionary();
        yield return new(new("south"), At(0), [.. Entities.SelectMany(e => Ids(e).Select(id => Insertion(Model[e], id)))]);
        rows.Clear();
        foreach (var (key, row) in other)
        {
            rows.Add(key, row);
        }
    }

    /// <summary>The two dynamic entities share a table, so their ids must differ.</summary>
    private IEnumerable<Guid> Ids(string entity) => entity switch
    {
        "project" => Samples.Ids.Take(6),
        "visit" => Samples.Ids.Skip(6),
        _ => Samples.Ids.Take(11),
    };

    private RowWrite Insertion(EntityDefinition entity, Guid id)
    {
        var row = Row(entity, id, 1);
        rows[(entity.Name, id)] = row;
        return new() { Entity = entity, Kind = WriteKind.Insert, Id = id, Row = row, Effective = At(0), History = [new(At(0), row)] };
    }

    private RowWrite Change((string Entity, Guid Id) key, Instant at)
    {
        var entity = Model[key.Entity];
        var before = rows[key];
        var version = (long)before[EntityDefinition.VersionSlot]!;
        var row = Row(entity, key.Id, version + 1);
        rows[key] = row;
        var effective = random.Next(3) == 0 && version == 1 ? at - Duration.FromHours(12) : at;
        return new()
        {
            Entity = entity,
            Kind = WriteKind.Update,
            Id = key.Id,
            ExpectedVersion = version,
            Row = row,
            Changed = [.. entity.Slots.Select(s => s.Ordinal).Where(o => !Equals(row[o], before[o]))],
            Effective = effective,
            History = [new(effective, row)],
        };
    }

    private RowWrite Deletion((string Entity, Guid Id) key, Instant at)
    {
        rows.Remove(key, out var row);
        return new() { Entity = Model[key.Entity], Kind = WriteKind.Delete, Id = key.Id, ExpectedVersion = (long)row![EntityDefinition.VersionSlot]!, Effective = at };
    }

    private object?[] Row(EntityDefinition entity, Guid id, long version)
    {
        var row = new object?[entity.Slots.Length];
        foreach (var slot in entity.Slots)
        {
            row[slot.Ordinal] = slot.KeyOf is { } text ? row[text.Ordinal] is string shown ? TextFolding.Fold(shown) : null
                : !slot.IsRequired && random.Next(4) == 0 ? null
                : slot.IsUnique || entity.Slots.Any(s => s.KeyOf == slot && s.IsUnique) ? $"{Pick(Samples.Texts)}{id}"
                : Value(slot);
        }

        foreach (var field in entity.AllFields.Where(f => f.Choices.Length > 0 && f.Custom is null && (f.IsNullable is false || random.Next(3) > 0)))
        {
            row[field.Slot.Ordinal] = Pick(field.Choices);
            if (field.Key is { } key)
            {
                row[key.Ordinal] = TextFolding.Fold((string)row[field.Slot.Ordinal]!);
            }
        }

        (row[EntityDefinition.IdSlot], row[EntityDefinition.VersionSlot]) = (id, version);
        if (entity.IsDynamic)
        {
            row[EntityDefinition.EntityNameSlot] = entity.Name;
        }

        var json = entity.Slots[EntityDefinition.CustomSlot].Ordinal;
        row[json] = Model.CustomFields.Where(f => f.Entity == entity.Name && random.Next(4) > 0)
            .Aggregate(CustomData.Empty, (data, f) => CustomValue.Write(data, f.Name, f.Kind, f.TextRule, Value(f.Kind)));
        return row;
    }

    private object Value(Slot slot) => slot.Kind switch
    {
        SlotKind.Text => Pick(Samples.Texts),
        SlotKind.Boolean => random.Next(2) == 0,
        SlotKind.Integer => Pick(Samples.Integers),
        SlotKind.Decimal => Pick(Samples.Decimals),
        SlotKind.Date => Pick(Samples.Dates),
        SlotKind.Instant => Pick(Samples.Instants),
        SlotKind.Id => Pick(Samples.Ids),
        _ => CustomData.Empty,
    };

    private object Value(ValueKind kind) => kind switch
    {
        ValueKind.Text => Pick(Samples.Texts),
        ValueKind.Boolean => random.Next(2) == 0,
        ValueKind.Integer => Pick(Samples.Integers),
        ValueKind.Decimal => Pick(Samples.Decimals),
        ValueKind.Date => Pick(Samples.Dates),
        ValueKind.Instant => Pick(Samples.Instants),
        _ => Pick(Samples.Ids),
    };

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
