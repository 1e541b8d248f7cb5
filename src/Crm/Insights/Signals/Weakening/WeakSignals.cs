using Crm.Sessions;

namespace Crm.Insights;

/// <summary>The weak signals of a tenant: the standard ones, those of plugins, its own; of one name the last holds.</summary>
internal static class WeakSignals
{
    public static IReadOnlyList<WeakSignal> Of(CrmSession session, Scope scope)
    {
        var signals = new Dictionary<string, WeakSignal>(StringComparer.Ordinal);
        foreach (var signal in WeakSignal.Standard.Concat(session.Services.Composition.WeakSignals).Concat(scope.State.Settings.WeakSignals))
        {
            signals[signal.Name] = signal;
        }

        return [.. signals.Values];
    }

    public static async ValueTask<IReadOnlyList<WeakSignalReport>> RunAsync(CrmSession session, string? name, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var signals = Of(session, scope).Where(s => (name is null || s.Name == name) && IsReadable(session, scope, s)).ToList();
        if (name is not null && signals.Count == 0)
        {
            throw CrmException.Invalid("name", "unknown_signal", $"There is no weak signal '{name}', or it speaks of what may not be read.");
        }

        var reports = new List<WeakSignalReport>(signals.Count);
        foreach (var signal in signals)
        {
            reports.Add(await WeakSignalQuery.RunAsync(session, signal, cancellationToken).ConfigureAwait(false));
        }

        return reports;
    }

    /// <summary>It was checked when it was provisioned: what is wrong with it now is a matter of rights.</summary>
    private static bool IsReadable(CrmSession session, Scope scope, WeakSignal signal)
    {
        try
        {
            WeakSignalQuery.Check(session, scope, signal);
            return true;
        }
        catch (CrmException e) when (e.Code == CrmErrors.Criteria)
        {
            return false;
        }
    }
}
