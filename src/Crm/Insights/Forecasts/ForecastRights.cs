using Crm.Records;
using Crm.Security;
using Crm.Sessions;

namespace Crm.Insights;

/// <summary>What a forecast needs to read. Without it there is none: a number without the hidden part would be a wrong one.</summary>
internal static class ForecastRights
{
    /// <summary>What every forecast is made of.</summary>
    public static readonly string[] Basics = ["amount", "closeDate", "closedAt", "stage", "owner"];

    /// <exception cref="CrmException">Whoever acts may not read a field of deals (<c>crm.forbidden</c>).</exception>
    public static async ValueTask RequireAsync(CrmSession session, CancellationToken cancellationToken, params string[] fields)
    {
        if (!await MayReadAsync(session, "deal", [.. Basics, .. fields], cancellationToken).ConfigureAwait(false))
        {
            throw CrmException.Forbidden($"A forecast needs the right to read these of deals: {string.Join(", ", Basics.Concat(fields))}.");
        }
    }

    /// <summary>Whether whoever acts may read these fields of an entity.</summary>
    public static async ValueTask<bool> MayReadAsync(CrmSession session, string entity, IReadOnlyList<string> fields, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var definition = scope.State.Model[entity];
        return scope.IsSystem || (scope.Rights.DepthOf(definition, Right.Read) != Depth.None && fields.All(f => scope.Rights.MayRead(definition, FieldOf(definition, f))));
    }

    private static FieldDefinition FieldOf(EntityDefinition entity, string name) => entity.AllFields.First(f => f.Name == name);
}
