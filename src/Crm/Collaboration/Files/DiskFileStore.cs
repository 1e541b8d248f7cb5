using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Crm.Collaboration;

/// <summary>
/// Keeps bytes below a folder of this machine: a folder a tenant, named by a digest of its key. Bytes are written beside their place, flushed, and moved there, so that a file is whole or not there.
/// Keys are random; what is not such a key is never made a path of.
/// </summary>
public sealed class DiskFileStore : IFileStore
{
    private const int KeyLength = 32;
    private const int BufferSize = 64 * 1024;
    private const string Unfinished = ".part";
    private readonly string root;
    private readonly IClock clock;

    /// <summary>Makes a store below a folder.</summary>
    /// <param name="root">The folder; made when first needed.</param>
    /// <param name="clock">Says when bytes are written.</param>
    /// <exception cref="CrmException">The folder's path is not an absolute one (<c>crm.configuration</c>).</exception>
    public DiskFileStore(string root, IClock clock)
    {
        if (!Path.IsPathFullyQualified(root))
        {
            throw new CrmException(CrmErrors.Configuration, "The folder of the files is given by its whole path.");
        }

        (this.root, this.clock) = (root, clock);
    }

    /// <inheritdoc/>
    public async ValueTask<string> WriteAsync(TenantId tenant, Stream content, CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetHexString(KeyLength, lowercase: true);
        var path = PathOf(tenant, key);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await FillAsync(path + Unfinished, content, cancellationToken).ConfigureAwait(false);
            File.SetLastWriteTimeUtc(path + Unfinished, clock.GetCurrentInstant().ToDateTimeUtc());
            File.Move(path + Unfinished, path, overwrite: false);
            DurableFolder.Flush(Path.GetDirectoryName(path)!, root);
            return key;
        }
        catch (Exception e)
        {
            Remove(path + Unfinished);
            throw e is IOException or UnauthorizedAccessException ? Failed(e) : e;
        }
    }

    /// <inheritdoc/>
    public ValueTask<Stream> OpenAsync(TenantId tenant, string key, CancellationToken cancellationToken)
    {
        if (!IsKey(key))
        {
            throw Missing(null);
        }

        try
        {
            return new(new FileStream(PathOf(tenant, key), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, BufferSize = 0, Options = FileOptions.Asynchronous | FileOptions.SequentialScan }));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Missing(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(e);
        }
    }

    /// <inheritdoc/>
    public ValueTask DeleteAsync(TenantId tenant, string key, CancellationToken cancellationToken)
    {
        if (IsKey(key))
        {
            Remove(PathOf(tenant, key));
            Remove(PathOf(tenant, key) + Unfinished);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredBytes> ListAsync(TenantId tenant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        var folder = new DirectoryInfo(FolderOf(tenant));
        if (!folder.Exists)
        {
            yield break;
        }

        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var key = file.Name.EndsWith(Unfinished, StringComparison.Ordinal) ? file.Name[..^Unfinished.Length] : file.Name;
            if (IsKey(key))
            {
                yield return new(key, Instant.FromDateTimeUtc(file.LastWriteTimeUtc));
            }
        }
    }

    private static async ValueTask FillAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0, Options = FileOptions.Asynchronous });
        await using (file.ConfigureAwait(false))
        {
            await content.CopyToAsync(file, BufferSize, cancellationToken).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }
    }

    private static bool IsKey(string key) => key.Length == KeyLength && key.All(char.IsAsciiHexDigitLower);

    private string FolderOf(TenantId tenant) => Path.Combine(root, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tenant.Value)))[..KeyLength]);

    private string PathOf(TenantId tenant, string key) => Path.Combine(FolderOf(tenant), key[..2], key);

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // Then it is not there either.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(e);
        }
    }

    private static CrmException Missing(Exception? inner) => new(CrmErrors.Storage, "The bytes of the file are not in the file store.", inner);

    private static CrmException Failed(Exception inner) => new(CrmErrors.Storage, "The file store's folder could not be used.", inner);
}
