using Crm.Forecasting;
using Crm.Forecasting.Pipeline.RollUp;
using Crm.Queries;
using Crm.Sessions;
using NodaTime;

namespace Crm.Insights;

/// <summary>The people, teams or territories that numbers are added up along, and the place of what belongs to none.</summary>
internal sealed class SalesTree
{
    /// <summary>The key of what belongs to nobody.</summary>
    public const string Nobody = "";

    private readonly Dictionary<string, (Guid? Id, string? Name)> nodes;

    private SalesTree(IEnumerable<(Guid Id, string Name, Guid? Parent)> all)
    {
        var known = all.ToList();
        nodes = known.ToDictionary(n => Key(n.Id), n => ((Guid?)n.Id, (string?)n.Name), StringComparer.Ordinal);
        nodes.Add(Nobody, (null, null));
        Hierarchy = Of([.. known.Select(n => new KeyValuePair<string, string?>(Key(n.Id), n.Parent is { } parent && nodes.ContainsKey(Key(parent)) ? Key(parent) : null)), new(Nobody, null)]);
    }

    public SalesHierarchy Hierarchy { get; }

    /// <exception cref="CrmException">They lie within each other in a circle, as two saves at once can make territories (<c>crm.configuration</c>).</exception>
    private static SalesHierarchy Of(IEnumerable<KeyValuePair<string, string?>> nodes)
    {
        try
        {
            return new(nodes);
        }
        catch (ForecastingException e) when (e.Code == ForecastingErrorCodes.InvalidHierarchy)
        {
            throw new CrmException(CrmErrors.Configuration, $"Forecasts are added up along a tree, and this is none: {e.Message}", e);
        }
    }

    /// <summary>The path from a deal to where it counts.</summary>
    public static string Path(ForecastBy by) => by switch { ForecastBy.Person => "owner", ForecastBy.Team => "owner.team", _ => "account.territory" };

    public static string Key(Guid? id) => id?.ToString("D") ?? Nobody;

    public static ValueTask<SalesTree> OfAsync(CrmSession session, ForecastBy by, Instant? asOf, CancellationToken cancellationToken) => by switch
    {
        ForecastBy.Person => PeopleAsync(session, asOf, cancellationToken),
        ForecastBy.Team => LoadAsync(session, "team", null, asOf, cancellationToken),
        _ => LoadAsync(session, "territory", "parent", asOf, cancellationToken),
    };

    public static ValueTask<SalesTree> PeopleAsync(CrmSession session, Instant? asOf, CancellationToken cancellationToken) => LoadAsync(session, "user", "manager", asOf, cancellationToken);

    public (Guid? Id, string? Name) this[string key] => nodes[key];

    /// <summary>Where a deal counts; with nobody where that is hidden or gone.</summary>
    public string Place(Guid? id) => nodes.ContainsKey(Key(id)) ? Key(id) : Nobody;

    public bool IsAtOrBelow(Guid person, Guid other) => Hierarchy.Contains(Key(person)) && Hierarchy.Contains(Key(other)) && Hierarchy.IsAtOrBelow(Key(person), Key(other));

    private static async ValueTask<SalesTree> LoadAsync(CrmSession session, string entity, string? parent, Instant? asOf, CancellationToken cancellationToken)
    {
        var query = session.Query(entity).Select(parent is null ? ["id", "name"] : ["id", "name", parent]);
        var all = new List<(Guid, string, Guid?)>();
        await foreach (var row in (asOf is { } then ? query.AsOf(then) : query).StreamAsync(cancellationToken).ConfigureAwait(false))
        {
            all.Add((row.Get<Guid>("id"), row.Get<string>("name")!, parent is null ? null : row.Get<Guid?>(parent)));
        }

        return new(all);
    }
}
