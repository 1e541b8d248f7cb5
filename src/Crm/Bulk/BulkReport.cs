namespace Crm.Bulk;

/// <summary>What a bulk change came to.</summary>
/// <param name="Total">The records that met the condition when it began.</param>
/// <param name="Done">Those that are now as they were to be.</param>
/// <param name="Refused">Those that are not, with the reason.</param>
/// <param name="IsCancelled">Whether it was cancelled: what is neither done nor refused was not looked at.</param>
public sealed record BulkReport(int Total, int Done, IReadOnlyList<BulkRefusal> Refused, bool IsCancelled);

/// <summary>One record that a bulk change could not be made on.</summary>
/// <param name="Entity">Its entity.</param>
/// <param name="Id">Its id.</param>
/// <param name="Code">The code of <see cref="CrmException"/>: <c>crm.forbidden</c>, <c>crm.invalid</c>, <c>crm.conflict</c>, <c>crm.restricted</c>; <c>crm.not_found</c> where it is gone or hidden since.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fields">What is wrong with which field.</param>
public sealed record BulkRefusal(string Entity, Guid Id, string Code, string Message, IReadOnlyList<FieldError> Fields);

/// <summary>A bulk change that is all or nothing was refused: nothing is saved (<c>crm.bulk_refused</c>).</summary>
public sealed class BulkRefusedException : CrmException
{
    internal BulkRefusedException(IReadOnlyList<BulkRefusal> refused, int total)
        : base(CrmErrors.BulkRefused, $"Of {total} records at least {refused.Count} were refused ({string.Join(", ", refused.Select(r => r.Code).Distinct(StringComparer.Ordinal))}); nothing is saved.") => Refused = refused;

    /// <summary>The refused records of the batch at which it ended; later ones were not looked at.</summary>
    public IReadOnlyList<BulkRefusal> Refused { get; }
}
