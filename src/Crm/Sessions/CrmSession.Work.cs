using Crm.Work;

namespace Crm.Sessions;

/// <content>What whoever acts has to do.</content>
public sealed partial class CrmSession
{
    /// <summary>
    /// The open work of whoever acts: activities that they own, by day of the tenant's zone, and records that they own and nobody has changed or had an activity with for too long,
    /// as far as they may see. The first page of each; each goes on by its own query.
    /// </summary>
    /// <param name="options">How far; null: the defaults.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">A value is out of its range (<c>crm.invalid</c>); the system acts, or a field that this goes by may not be read (<c>crm.criteria</c>).</exception>
    public ValueTask<MyWork> MyWorkAsync(WorkOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        options.Check();
        return CallAsync(scope => new WorkQueries(this, scope, options, cancellationToken).RunAsync(), cancellationToken);
    }
}
