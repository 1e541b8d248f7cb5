using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;
using NodaTime;

namespace Crm.Changes;

/// <summary>Makes the one audit row of a save.</summary>
internal static class AuditWriter
{
    public static AuditEntry Entry(Scope scope, IdGenerator ids, Instant at, IReadOnlyList<Change> changes)
    {
        var entry = new AuditEntry
        {
            Id = ids.Next<AuditEntry>(),
            At = at,
            ActorId = scope.User?.Value,
            SystemReason = scope.SystemReason,
            Records = changes.Count,
            Payload = Payload(changes),
        };
        entry.Digest = AuditDigest.Of(entry, scope.State.Settings.AuditKey);
        return entry;
    }

    public static RowWrite Write(Scope scope, AuditEntry entry) => PlainRow.Insert(scope.State.Model["audit"], entry);

    private static string Payload(IReadOnlyList<Change> changes) => CrmJson.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var change in changes)
        {
            Write(writer, change);
        }

        writer.WriteEndArray();
    });

    /// <summary>The settings hold the key of the audit itself; it is not repeated in what it protects.</summary>
    private static object? Shown(Change change, object? value)
    {
        if (change.Entity.Name != "configuration" || value is not string json)
        {
            return value;
        }

        var settings = JsonNode.Parse(json)!.AsObject();
        settings.Remove("auditKey");
        return settings.ToJsonString();
    }

    private static void Write(Utf8JsonWriter writer, Change change)
    {
        writer.WriteStartObject();
        writer.WriteString("entity", change.Entity.Name);
        writer.WriteString("id", change.Id);
        writer.WriteString("kind", change.Kind switch { WriteKind.Insert => "created", WriteKind.Update => "changed", _ => "deleted" });
        writer.WriteNumber("version", change.NewVersion);
        if (change.After is { } after)
        {
            writer.WriteStartObject("fields");
            foreach (var field in RowDiff.Fields(change.Entity, change.Before, after))
            {
                writer.WriteStartArray(field.Name);
                RowJson.Write(writer, change.Before is null ? null : Shown(change, field.Read(change.Before)));
                RowJson.Write(writer, Shown(change, field.Read(after)));
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
