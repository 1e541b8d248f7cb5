using Crm.Criteria;
using Crm.Queries;
using Crm.Records;
using Crm.Sessions;

namespace Crm.Insights;

/// <summary>What is watched: the alerts of plugins and the tenant, and every weak signal of accounts, contacts or deals.</summary>
internal static class Alerts
{
    private static readonly string[] Entities = ["account", "contact", "deal"];

    public static async ValueTask<IReadOnlyList<Watched>> RunAsync(CrmSession session, Scope scope, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var definitions = Of(session, scope);
        var signals = WeakSignals.Of(session, scope).Where(s => Entities.Contains(s.Entity)).ToList();
        var watched = new List<Watched>();
        void Add(Watched one)
        {
            watched.Add(one);
            progress?.Report((double)watched.Count / (definitions.Count + signals.Count));
        }

        foreach (var definition in definitions)
        {
            var holds = new Dictionary<Guid, string>();
            await foreach (var row in Query(session, definition).StreamAsync(cancellationToken).ConfigureAwait(false))
            {
                holds[(Guid)row.Values[0]!] = definition.Condition;
            }

            Add(new(definition.Name, definition.Entity, definition.Condition, holds));
        }

        foreach (var signal in signals)
        {
            var report = await WeakSignalQuery.RunAsync(session, signal, cancellationToken).ConfigureAwait(false);
            Add(new(signal.Name, signal.Entity, signal.Meaning, report.Found.ToDictionary(w => w.Record, w => w.Reason)));
        }

        return watched;
    }

    /// <exception cref="CrmException">An alert or a weak signal is not right (<c>crm.configuration</c>, <c>crm.criteria</c>).</exception>
    public static void Check(CrmSession session, Scope scope)
    {
        var signals = WeakSignals.Of(session, scope);
        foreach (var signal in signals)
        {
            WeakSignalQuery.Check(session, scope, signal);
        }

        foreach (var definition in Of(session, scope))
        {
            if (!CustomFieldRules.IsFieldName(definition.Name) || signals.Any(s => s.Name == definition.Name))
            {
                throw Wrong($"The name of the alert '{definition.Name}' must be a lower-case letter, then lower-case letters, digits or single underscores, at most 40 characters, and no weak signal's.");
            }

            if (!Entities.Contains(definition.Entity))
            {
                throw Wrong($"The alert '{definition.Name}' is about '{definition.Entity}'; alerts are about {string.Join(", ", Entities)}.");
            }

            QueryPlan.Make(scope, session, Query(session, definition).Parts);
        }
    }

    private static List<AlertDefinition> Of(CrmSession session, Scope scope)
    {
        var definitions = new Dictionary<string, AlertDefinition>(StringComparer.Ordinal);
        foreach (var definition in session.Services.Composition.Alerts.Concat(scope.State.Settings.Alerts))
        {
            definitions[definition.Name] = definition;
        }

        return [.. definitions.Values];
    }

    private static RecordQuery Query(CrmSession session, AlertDefinition definition) => session.Query(definition.Entity).Where(definition.Condition).Select("id");

    private static CrmException Wrong(string message) => new(CrmErrors.Configuration, message);
}

/// <summary>What a watch found: what it means, and the records it holds of, each with why.</summary>
internal sealed record Watched(string Name, string Entity, string Meaning, IReadOnlyDictionary<Guid, string> Holds);
