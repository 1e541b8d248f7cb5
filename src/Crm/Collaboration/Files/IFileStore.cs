using NodaTime;

namespace Crm.Collaboration;

/// <summary>Keeps the bytes of files. What they are, whose, and who may read them stands in the CRM; a store gives a key for bytes, and bytes for a key. Thread-safe.</summary>
public interface IFileStore
{
    /// <summary>Keeps the rest of a stream: whole and lasting when it returns, or not at all. An exception of the stream passes through.</summary>
    /// <param name="tenant">Whose bytes they are: no key of one tenant finds those of another.</param>
    /// <param name="content">Read to its end, piece by piece.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The key: 1-200 characters, never used before.</returns>
    /// <exception cref="CrmException">They could not be kept (<c>crm.storage</c>).</exception>
    ValueTask<string> WriteAsync(TenantId tenant, Stream content, CancellationToken cancellationToken);

    /// <summary>Opens bytes for reading.</summary>
    /// <exception cref="CrmException">There are none of that key (<c>crm.storage</c>).</exception>
    ValueTask<Stream> OpenAsync(TenantId tenant, string key, CancellationToken cancellationToken);

    /// <summary>Removes bytes; what is not there is removed already.</summary>
    /// <exception cref="CrmException">They could not be removed (<c>crm.storage</c>).</exception>
    ValueTask DeleteAsync(TenantId tenant, string key, CancellationToken cancellationToken);

    /// <summary>Every key of a tenant, with when its bytes were written: also of what was left unfinished.</summary>
    IAsyncEnumerable<StoredBytes> ListAsync(TenantId tenant, CancellationToken cancellationToken);
}

/// <summary>Bytes in a file store.</summary>
/// <param name="Key">Their key.</param>
/// <param name="WrittenAt">When they were written.</param>
public sealed record StoredBytes(string Key, Instant WrittenAt);
