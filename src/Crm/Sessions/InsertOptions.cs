using Crm.Records;
using Crm.Tenancy;

namespace Crm.Sessions;

/// <summary>How many records are inserted.</summary>
/// <typeparam name="T">What they are.</typeparam>
public sealed record InsertOptions<T>
    where T : Record
{
    /// <summary>The most records that one batch may have.</summary>
    public const int LargestBatch = 50_000;

    /// <summary>How many records are saved together: 1 to 50,000. A batch is one transaction, with one entry in the audit; it is held in memory.</summary><value>Default: 1,000.</value>
    public int BatchSize { get; init; } = 1_000;

    /// <summary>
    /// Whether all records are one batch, however many: all or nothing. They are held in memory together, up to 50,000; more are refused.
    /// </summary>
    /// <value>Default: false; what earlier batches saved stays.</value>
    public bool Whole { get; init; }

    /// <summary>Whether the batches that follow a refused one are tried too; the report names those refused.</summary>
    /// <value>Default: false; the first refusal ends the run and is thrown.</value>
    public bool GoesOn { get; init; }

    /// <summary>Says who owns a record, or, by null, that nobody does. Only for records that are owned.</summary>
    /// <value>Default: null; whoever acts owns them.</value>
    public Func<T, Id<User>?>? Owner { get; init; }

    /// <summary>Told after each batch how many records are saved by now.</summary>
    public IProgress<long>? Progress { get; init; }
}

/// <summary>What became of many records.</summary>
/// <param name="Inserted">How many were saved.</param>
/// <param name="Batches">In how many batches.</param>
/// <param name="Refused">The batches of which nothing was saved, in their order.</param>
public sealed record InsertReport(long Inserted, int Batches, IReadOnlyList<RefusedBatch> Refused);

/// <summary>A batch that was refused as a whole.</summary>
/// <param name="First">The place of its first record among all, from 0.</param>
/// <param name="Count">How many records it has.</param>
/// <param name="Reason">Why.</param>
public sealed record RefusedBatch(long First, int Count, CrmException Reason);
