using Crm.Tenancy;
using NodaTime;

namespace Crm.Records;

/// <summary>
/// What every record of the CRM has: an id, a tenant, a version, when and by whom it was made, and custom fields.
/// Records refer to each other by id only.
/// </summary>
public abstract class Record
{
    /// <summary>The id without its type.</summary>
    public abstract Guid Key { get; internal set; }

    /// <summary>Whose it is. Set by the session that adds it.</summary>
    public TenantId Tenant { get; internal set; }

    /// <summary>1 when first saved, one more with each save that changes it. A write with a stale one is refused.</summary>
    public long Version { get; internal set; }

    /// <summary>Who owns it; null: nobody, so only who sees everything sees it. Always null on kinds of records that nobody owns.</summary>
    public Id<User>? OwnerId { get; internal set; }

    /// <summary>When it was first saved.</summary>
    public Instant CreatedAt { get; internal set; }

    /// <summary>When it was last changed.</summary>
    public Instant ChangedAt { get; internal set; }

    /// <summary>The values of its custom fields.</summary>
    public CustomData Custom { get; internal set; } = CustomData.Empty;

    /// <summary>The value of a custom field, or the default where it has none.</summary>
    public T? Get<T>(CustomField<T> field) => field.Read(Custom);

    /// <summary>Sets a custom field; null removes it.</summary>
    /// <exception cref="CrmException">The value is not one the field can hold (<c>crm.invalid</c>).</exception>
    public void Set<T>(CustomField<T> field, T? value) => Custom = field.Write(Custom, value);
}

/// <summary>A record that knows its id's type.</summary>
public abstract class Record<TSelf> : Record
    where TSelf : Record<TSelf>
{
    /// <summary>Its id, made by the client.</summary>
    public Id<TSelf> Id { get; internal set; }

    /// <inheritdoc/>
    public sealed override Guid Key
    {
        get => Id.Value;
        internal set => Id = new(value);
    }
}
