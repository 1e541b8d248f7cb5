using Crm.Records;

namespace Crm.Bulk;

/// <summary>What an upsert found or made.</summary>
/// <param name="Record">The record, changed and not saved yet.</param>
/// <param name="IsNew">Whether it was added.</param>
public sealed record Upserted<T>(T Record, bool IsNew)
    where T : Record;
