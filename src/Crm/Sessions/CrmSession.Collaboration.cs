using Crm.Collaboration;
using Crm.Records;
using Crm.Tenancy;

namespace Crm.Sessions;

/// <content>What hangs on accounts, contacts, deals and activities: tags, followers, comments, files.</content>
public sealed partial class CrmSession
{
    /// <summary>Marks a record with a tag, which is made where there is none of that name yet. Marked already, it stays so. Takes effect with <see cref="SaveAsync(CancellationToken)"/>; needs the right to change the record, and to create a tag that is new.</summary>
    /// <param name="record">An account, contact, deal or activity of this session.</param>
    /// <param name="name">The tag's name, 1-60 characters, whatever its case.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">Nothing hangs on such a record, or the name is not a text (<c>crm.invalid</c>).</exception>
    public ValueTask<Tag> TagAsync(Record record, string name, CancellationToken cancellationToken = default) => Tags.TagAsync(this, record, name, cancellationToken);

    /// <summary>Takes a tag off a record. Where it is not marked, it stays so. Takes effect with <see cref="SaveAsync(CancellationToken)"/>; needs the right to change the record.</summary>
    /// <exception cref="CrmException">Nothing hangs on such a record, or the name is not a text (<c>crm.invalid</c>).</exception>
    public ValueTask UntagAsync(Record record, string name, CancellationToken cancellationToken = default) => Tags.UntagAsync(this, record, name, cancellationToken);

    /// <summary>Has a person follow a record. Who follows already goes on. Takes effect with <see cref="SaveAsync(CancellationToken)"/>; for oneself, seeing the record is enough, for others the right to change it is needed.</summary>
    /// <param name="record">An account, contact, deal or activity of this session.</param>
    /// <param name="user">An active user; null: whoever acts.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">Nothing hangs on such a record, or the system does not say who (<c>crm.invalid</c>).</exception>
    public ValueTask FollowAsync(Record record, Id<User>? user = null, CancellationToken cancellationToken = default) => Followers.FollowAsync(this, record, user, cancellationToken);

    /// <summary>Ends that a person follows a record. Takes effect with <see cref="SaveAsync(CancellationToken)"/>, by the rights that following needs.</summary>
    /// <exception cref="CrmException">As for following.</exception>
    public ValueTask UnfollowAsync(Record record, Id<User>? user = null, CancellationToken cancellationToken = default) => Followers.UnfollowAsync(this, record, user, cancellationToken);

    /// <summary>
    /// Says something about a record. <c>@[Ann](id)</c> mentions a person, who must be an active user; it gives them no right to see anything. Takes effect with <see cref="SaveAsync(CancellationToken)"/>;
    /// seeing the record is enough.
    /// </summary>
    /// <param name="record">An account, contact, deal or activity of this session.</param>
    /// <param name="text">What is said, 1-10,000 characters.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">Nothing hangs on such a record (<c>crm.invalid</c>).</exception>
    public ValueTask<Comment> CommentAsync(Record record, string text, CancellationToken cancellationToken = default) => Comments.AddAsync(this, record, text, cancellationToken);

    /// <summary>
    /// Puts a file at a record: its bytes into the file store at once, what is known of it with <see cref="SaveAsync(CancellationToken)"/>. Needs the right to change the record.
    /// Bytes of a file that is never saved are swept away later.
    /// </summary>
    /// <param name="record">An account, contact, deal or activity of this session.</param>
    /// <param name="name">Its name, 1-255 characters, without a folder.</param>
    /// <param name="contentType">Its media type: <c>application/pdf</c>.</param>
    /// <param name="content">The bytes, read to their end, piece by piece; it is left open.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">There is no file store (<c>crm.configuration</c>); the name, the type or the size is not allowed (<c>crm.invalid</c>); the record may not be changed (<c>crm.forbidden</c>); the store failed (<c>crm.storage</c>).</exception>
    public ValueTask<AttachedFile> AttachAsync(Record record, string name, string contentType, Stream content, CancellationToken cancellationToken = default) =>
        Files.AttachAsync(this, record, name, contentType, content, cancellationToken);

    /// <summary>Opens the bytes of a file, after they were found to be those that were attached. The caller disposes of them.</summary>
    /// <exception cref="CrmException">There is no such file, or none that may be seen (<c>crm.not_found</c>); there is no file store (<c>crm.configuration</c>); the bytes are missing or not those that were attached (<c>crm.storage</c>).</exception>
    public ValueTask<Stream> OpenFileAsync(Id<AttachedFile> file, CancellationToken cancellationToken = default) => Files.OpenAsync(this, file, cancellationToken);
}
