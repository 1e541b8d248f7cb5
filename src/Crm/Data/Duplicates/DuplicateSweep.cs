using Crm.Matching;
using Crm.Sessions;

namespace Crm.Data;

/// <summary>Goes through all records of a tenant for duplicates, in the system scope. The host's own service.</summary>
public sealed class DuplicateSweep
{
    private readonly SessionServices services;

    internal DuplicateSweep(SessionServices services) => this.services = services;

    /// <summary>
    /// Compares all records of an entity with each other, by what their fields say, and puts the pairs that are likely the same on the review list. Run again, it adds what is new: what is on the list stays
    /// as it is, decided or not. The records' texts are held in memory meanwhile.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="options">How to match; null: the defaults, which guess what the fields mean.</param>
    /// <param name="progress">Is told how far the work is; null: nobody is.</param>
    /// <param name="cancellationToken">Cancels; what is on the list stays.</param>
    /// <exception cref="CrmException">There is no such entity (<c>crm.invalid</c>); the tenant was never provisioned (<c>crm.configuration</c>).</exception>
    /// <exception cref="MatchingException">The options are not right.</exception>
    public ValueTask<SweepReport> RunAsync(TenantId tenant, string entity, MatchOptions? options = null, IProgress<MatchProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new SweepRun(new CrmSession(services, (tenant, "duplicates")), entity).RunAsync(options, progress, cancellationToken);

    /// <summary>
    /// Compares the records of one entity with those of another, by the fields that play the same part (<see cref="SweepMapping"/>), and puts the pairs across that are likely the same on the review list. What it goes by is
    /// learnt from pairs across alone. Pairs of which the one record refers to the other are linked already and are left out. Run again, it adds what is new. The records' texts are held in memory meanwhile.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="left">The one entity.</param>
    /// <param name="right">The other; which is named first makes no difference.</param>
    /// <param name="options">How to match, columns by the names of the mapping's left fields; null: the defaults, with a threshold of 0.9 and any number of partners for a record.</param>
    /// <param name="progress">Is told how far the work is; null: nobody is.</param>
    /// <param name="cancellationToken">Cancels; what is on the list stays.</param>
    /// <exception cref="CrmException">There is no such entity, or it is the same twice (<c>crm.invalid</c>); nothing says what of them compares, or the tenant was never provisioned (<c>crm.configuration</c>).</exception>
    /// <exception cref="MatchingException">The options are not right.</exception>
    public ValueTask<SweepReport> RunAcrossAsync(TenantId tenant, string left, string right, MatchOptions? options = null, IProgress<MatchProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new CrossSweepRun(new CrmSession(services, (tenant, "duplicates")), left, right).RunAsync(options, progress, cancellationToken);

    /// <summary>Makes the keys of a tenant's duplicate rules anew: after rules were added or changed, which by itself only looks at what is saved from then on. A part at a time, while others work; idempotent.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="progress">Is told how many records are done.</param>
    /// <param name="cancellationToken">Cancels; what is done stays done.</param>
    /// <returns>How many keys were written or taken away.</returns>
    /// <exception cref="CrmException">The tenant was never provisioned (<c>crm.configuration</c>).</exception>
    public ValueTask<long> RebuildAsync(TenantId tenant, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        new KeyRebuild(new CrmSession(services, (tenant, "duplicates"))).RunAsync(progress, cancellationToken);
}
