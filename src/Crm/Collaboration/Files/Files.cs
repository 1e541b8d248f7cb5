using Crm.Criteria;
using Crm.Records;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Collaboration;

/// <summary>Takes files in and gives them out: bytes to and from the store, what is known of them to and from the session.</summary>
internal static class Files
{
    public static IFileStore Store(CrmSession session) => session.Services.Provider.GetService<IFileStore>()
        ?? throw new CrmException(CrmErrors.Configuration, "The CRM has no file store: call UseFilesOnDisk or UseFileStore in AddCrm.");

    public static async ValueTask<AttachedFile> AttachAsync(CrmSession session, Record record, string name, string contentType, Stream content, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var store = Store(session);
        var options = session.Services.Composition.Options;
        var file = Attachment.Hang(session, record, new AttachedFile { Name = name, AuthorId = scope.User });
        var errors = new List<FieldError>();
        FileRules.CheckName(name, errors);
        file.ContentType = FileRules.CheckType(contentType, options, errors);
        if (errors.Count > 0)
        {
            throw CrmException.Invalid(errors);
        }

        await EnsureWritableAsync(session, scope, record, cancellationToken).ConfigureAwait(false);
        var measured = new MeasuredStream(content, options.MaxFileBytes);
        await using (measured.ConfigureAwait(false))
        {
            file.StoreKey = await store.WriteAsync(scope.Tenant, measured, cancellationToken).ConfigureAwait(false);
            if (!measured.IsAtEnd)
            {
                await store.DeleteAsync(scope.Tenant, file.StoreKey, cancellationToken).ConfigureAwait(false);
                throw new CrmException(CrmErrors.Storage, "The file store did not read the file to its end.");
            }

            (file.Size, file.Sha256) = (measured.Count, measured.Digest());
        }

        return session.Add(file);
    }

    public static async ValueTask<Stream> OpenAsync(CrmSession session, Id<AttachedFile> id, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var entity = scope.State.Model["file"];
        var rows = await session.Store.QueryAsync(
            new RowQuery { Entity = entity, Tenant = scope.Tenant, Restriction = scope.Policy.For(entity, Right.Read), Where = CrmSession.HasId(entity, id.Value) },
            cancellationToken).ConfigureAwait(false);
        if (rows.Count == 0)
        {
            throw CrmException.NotFound(entity.Name);
        }

        var file = (AttachedFile)entity.Materialize(rows[0], scope.Tenant);
        var store = Store(session);
        var bytes = await store.OpenAsync(scope.Tenant, file.StoreKey, cancellationToken).ConfigureAwait(false);
        try
        {
            await VerifyAsync(file, bytes, cancellationToken).ConfigureAwait(false);
            if (bytes.CanSeek)
            {
                bytes.Position = 0;
                return bytes;
            }
        }
        catch
        {
            await bytes.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await bytes.DisposeAsync().ConfigureAwait(false);
        return await store.OpenAsync(scope.Tenant, file.StoreKey, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads all of it once, so that nobody is given a byte of what is not the file that was attached.</summary>
    private static async ValueTask VerifyAsync(AttachedFile file, Stream bytes, CancellationToken cancellationToken)
    {
        var measured = new MeasuredStream(bytes, long.MaxValue);
        await using (measured.ConfigureAwait(false))
        {
            if (await measured.DrainAsync(cancellationToken).ConfigureAwait(false) != file.Size || measured.Digest() != file.Sha256)
            {
                throw new CrmException(CrmErrors.Storage, "The bytes in the file store are not those that were attached.");
            }
        }
    }

    /// <summary>Judged before a byte is kept; the save judges it again.</summary>
    private static async ValueTask EnsureWritableAsync(CrmSession session, Scope scope, Record record, CancellationToken cancellationToken)
    {
        var entity = scope.State.Model.Of(record);
        if (session.Stored(record) is null || scope.Policy.For(entity, Right.Write) is not { } policy)
        {
            return;
        }

        var rows = await session.Store.QueryAsync(
            new RowQuery { Entity = entity, Tenant = scope.Tenant, Restriction = policy, Where = CrmSession.HasId(entity, record.Key), Columns = [new FieldValue([], entity.Key!)] },
            cancellationToken).ConfigureAwait(false);
        if (rows.Count == 0)
        {
            throw CrmException.Forbidden($"The right to change this {entity.Name} is missing.");
        }
    }
}
