using Crm.Records;

namespace Crm.EntityFrameworkCore.Sql.Writing;

/// <summary>What a statement that writes looks like apart from its values.</summary>
/// <param name="Entity">The entity's name: its table and slots are the same for every tenant.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Columns">For an update: the ordinals it sets, one character each.</param>
internal readonly record struct WriteShape(string Entity, WriteStatement Kind, string Columns = "")
{
    public static string ColumnsOf(IReadOnlyList<int> ordinals) =>
        string.Create(ordinals.Count, ordinals, static (span, list) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = (char)list[i];
            }
        });
}

internal enum WriteStatement
{
    /// <summary>Tenant, slots.</summary>
    Insert,

    /// <summary>The same, as lists.</summary>
    InsertLists,

    /// <summary>The slots set, then tenant, id and, unless plain, version.</summary>
    Update,

    /// <summary>Tenant, id and, unless plain, version.</summary>
    Delete,

    /// <summary>Effective, recorded, tenant, id, forever.</summary>
    EndVersion,

    /// <summary>Tenant, slots, then the four of history.</summary>
    InsertVersion,

    /// <summary>The same, as lists.</summary>
    InsertVersionLists,

    /// <summary>As <see cref="Insert"/>, as a bulk load.</summary>
    Bulk,

    /// <summary>As <see cref="InsertVersion"/>, as a bulk load.</summary>
    BulkVersions,
}
