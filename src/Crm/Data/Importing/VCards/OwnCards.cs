using Crm.Records;
using Crm.Sessions;

namespace Crm.Data;

/// <summary>A card that was exported of a contact without an external id has the contact's own id: imported again, it is of that contact and gives it no external id.</summary>
internal sealed class OwnCards(CrmSession session, Scope scope, ImportPlan plan)
{
    /// <summary>How an id of a contact stands in a card (RFC 4122).</summary>
    public const string Urn = "urn:uuid:";

    /// <summary>The stored contacts of rows that have their ids; those rows have no key any more.</summary>
    public async ValueTask<Dictionary<ParsedRow, object?[]>> FindAsync(IEnumerable<ParsedRow> rows, CancellationToken cancellationToken)
    {
        var column = plan.Columns.ToList().FindIndex(c => c.Target is FieldTarget { Name: "externalId" });
        if (!plan.AreCards || column < 0)
        {
            return [];
        }

        var named = rows.Select(r => (Row: r, Id: IdOf(r.Values[column]))).Where(r => r.Id is not null).ToList();
        var found = await new ImportLookup(session, scope).RowsAsync(plan.Entity, (FieldDefinition)plan.Entity.Key!, named.Select(n => (object)n.Id!.Value), cancellationToken).ConfigureAwait(false);
        var own = named.Where(n => found.Contains(n.Id!.Value.ToString("N"))).ToDictionary(n => n.Row, n => found[n.Id!.Value.ToString("N")].Single());
        foreach (var row in own.Keys)
        {
            row.Values[column] = null;
        }

        return own;
    }

    private static Guid? IdOf(object? value) =>
        value is string text && text.StartsWith(Urn, StringComparison.OrdinalIgnoreCase) && Guid.TryParseExact(text[Urn.Length..], "D", out var id) ? id : null;
}
